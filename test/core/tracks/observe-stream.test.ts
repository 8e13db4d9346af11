import { expect } from '@open-wc/testing';
import { observeStream, type StreamSnapshot } from '../../../src/core/tracks/observe-stream.js';
import { VirtualDevices } from '../../../src/virtual/virtual-devices.js';
import { itNeeds } from '../../support/engine.js';
import { LoopbackCall } from '../../support/loopback-call.js';
import { nextEvent, waitFor } from '../../support/wait.js';

describe('observeStream()', () => {
  let devices: VirtualDevices;
  let stream: MediaStream;
  let leave: AbortController;
  const opened: MediaStreamTrack[] = [];

  const open = async (constraints: MediaStreamConstraints): Promise<MediaStream> => {
    const got = await devices.mediaDevices.getUserMedia(constraints);
    opened.push(...got.getTracks());
    return got;
  };

  beforeEach(async () => {
    devices = new VirtualDevices({ permissions: { camera: 'granted', microphone: 'granted' } });
    stream = await open({ video: true });
    leave = new AbortController();
  });

  afterEach(() => {
    leave.abort();
    for (const track of opened.splice(0)) track.stop();
  });

  const listen = (): StreamSnapshot[] => {
    const seen: StreamSnapshot[] = [];
    observeStream(stream).subscribe((state) => seen.push(state), { signal: leave.signal });
    return seen;
  };

  const kindsIn = (state: StreamSnapshot | undefined): string =>
    String(state?.tracks.map(({ kind }) => kind));

  it('is one and the same for one stream, and frozen', () => {
    expect(observeStream(stream)).to.equal(observeStream(stream));
    const { state } = observeStream(stream);
    expect(state).to.include({ id: stream.id, active: true });
    for (const part of [state, state.tracks, state.tracks[0]]) expect(Object.isFrozen(part)).to.equal(true);
    expect(observeStream(stream).state).to.equal(state);
  });

  it('tells of the tracks that a page adds and removes by itself', async () => {
    const seen = listen();
    const [audio] = (await open({ audio: true })).getTracks();
    stream.addTrack(audio!);
    await waitFor(() => kindsIn(seen.at(-1)).split(',').length === 2);
    stream.removeTrack(audio!);
    await waitFor(() => kindsIn(seen.at(-1)) === 'video');
    expect(seen).to.have.length(2);
  });

  itNeeds('RTCPeerConnection', 'tells of tracks that the engine adds and removes', async () => {
    const call = new LoopbackCall();
    const [audio] = (await open({ audio: true })).getTracks();
    const arrived = nextEvent<RTCTrackEvent>(call.far, 'track');
    call.near.addTrack(stream.getTracks()[0]!, stream);
    await call.connect();
    const remote = (await arrived).streams[0]!;
    const seen: string[] = [];
    observeStream(remote).subscribe((state) => seen.push(kindsIn(state)), { signal: leave.signal });
    const added = nextEvent<MediaStreamTrackEvent>(remote, 'addtrack');
    const sender = call.near.addTrack(audio!, stream);
    await call.connect();
    expect((await added).track.kind).to.equal('audio');
    expect(seen.at(-1)!.split(',')).to.have.members(['video', 'audio']);
    const removed = nextEvent<MediaStreamTrackEvent>(remote, 'removetrack');
    call.near.removeTrack(sender);
    await call.connect();
    expect((await removed).track.kind).to.equal('audio');
    expect(seen.at(-1)).to.equal('video');
    call.close();
  });

  it('tells at once what becomes of a track, also of one that came later', async () => {
    const seen = listen();
    devices.mute('camera');
    expect(seen.at(-1)!.tracks[0]!.muted).to.equal(true);
    const [audio] = (await open({ audio: true })).getTracks();
    stream.addTrack(audio!);
    await waitFor(() => kindsIn(seen.at(-1)).includes('audio'));
    const camera = seen.at(-1)!.tracks.find(({ kind }) => kind === 'video');
    devices.mute('microphone');
    const after = seen.at(-1)!.tracks;
    expect(after.find(({ kind }) => kind === 'audio')!.muted).to.equal(true);
    // What did not change is the same object.
    expect(after.includes(camera!)).to.equal(true);
  });

  it('tells of the end of a stream', async () => {
    const seen = listen();
    stream.getTracks()[0]!.stop();
    await waitFor(() => seen.at(-1)?.active === false);
    expect(seen.at(-1)!.tracks[0]!.readyState).to.equal('ended');
  });

  it('hears nothing any more once the last subscriber left', () => {
    const seen = listen();
    leave.abort();
    devices.mute('camera');
    expect(seen).to.deep.equal([]);
    expect(observeStream(stream).state.tracks[0]!.muted).to.equal(true);
  });

  it('takes a stream and nothing else', () => {
    expect(() => observeStream(undefined as never)).to.throw(TypeError, 'stream');
  });
});
