import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import { SourceRegistry } from '../../src/core/source-registry.js';
import type { HandMadeDevices } from '../support/hand-made-devices.js';
import { camera, rejection } from '../support/hand-made-devices.js';
import { useHandMadeSession } from '../support/hand-made-session.js';
import { waitFor } from '../support/wait.js';

let devices: HandMadeDevices;
let session: CaptureSession;

const useDevices = (): void => useHandMadeSession((...made) => ([devices, session] = made));

const track = (kind: string): MediaStreamTrack | undefined =>
  session.stream?.getTracks().find((each) => each.kind === kind);

describe('CaptureSession.adopt', () => {
  useDevices();

  const open = (constraints: MediaStreamConstraints): Promise<MediaStream> =>
    devices.getUserMedia(constraints);

  it('goes live with a stream, and stops its tracks in the end', async () => {
    const stream = await open({ video: true, audio: true });
    session.adopt(stream);
    expect(session.state.status).to.equal('live');
    expect(session.stream!.getTracks()).to.have.members(stream.getTracks());
    session.stop();
    expect(devices.live).to.have.length(0);
  });

  it('ends with its stream', async () => {
    const stream = await open({ video: true, audio: true });
    session.adopt(stream);
    const [video, audio] = [track('video')!, track('audio')!];
    devices.end(video);
    expect(session.state).to.have.deep.property('missing', ['video']);
    devices.end(audio);
    expect(session.state).to.deep.equal({ status: 'ended' });
    expect(session.stream).to.equal(undefined);
    expect(devices.requests).to.have.length(1);
  });

  it('ends at once with a stream that has ended', async () => {
    const stream = await open({ video: true });
    for (const each of stream.getTracks()) each.stop();
    session.adopt(stream);
    expect(session.state).to.deep.equal({ status: 'ended' });
  });

  it('takes the place of what was there, and of what was on its way', async () => {
    await session.start({ audio: true });
    const before = track('audio')!;
    const aborted = rejection<CaptureError>(session.start({ video: true }));
    session.adopt(await open({ video: true }));
    expect((await aborted).code).to.equal('aborted');
    expect(before.readyState).to.equal('ended');
    expect(session.state.status).to.equal('live');
  });

  it('leaves its own stream alone', async () => {
    const stream = await session.start();
    session.adopt(stream);
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(track('video')!.readyState).to.equal('live');
  });

  it('shares an adopted camera with whoever asks for one', async () => {
    session.adopt(await open({ video: true }));
    const other = new CaptureSession({ platform: devices.platform });
    await other.start();
    expect(devices.requests).to.have.length(1);
    other.stop();
    expect(track('video')!.readyState).to.equal('live');
  });

  it('never passes an adopted canvas off as a camera', async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    session.adopt(canvas.captureStream());
    const other = new CaptureSession({ platform: devices.platform });
    const stream = await other.start();
    expect(stream.getVideoTracks()[0]!.label).to.equal('Camera a');
    other.stop();
  });

  it('throws for what is no stream, naming the argument', () => {
    expect(() => session.adopt(undefined as unknown as MediaStream)).to.throw(TypeError, 'stream');
    expect(() => session.adopt({} as MediaStream)).to.throw(TypeError, 'stream');
  });

  it('can be changed like any other', async () => {
    devices.devices = [...devices.devices, camera('b')];
    session.adopt(await open({ video: true }));
    const { stream } = session;
    await session.selectDevice('videoinput', 'b');
    expect(track('video')!.label).to.equal('Camera b');
    devices.unplug('b');
    await waitFor(() => session.state.status === 'live' && session.state.notice);
    expect(session.stream).to.equal(stream);
    expect(SourceRegistry.for(devices.platform).state.leases).to.have.length(1);
  });
});
