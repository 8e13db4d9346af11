import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../../src/core/capture-session.js';
import type { CaptureError } from '../../../src/core/errors.js';
import { streamSource } from '../../../src/core/sources/stream.js';
import { camera, HandMadeDevices, microphone, rejection } from '../../support/hand-made-devices.js';
import { paintedCanvas } from '../../support/pictures.js';
import { waitFor } from '../../support/wait.js';

const BOTH = { video: true, audio: true };
/** Kept: in WebKit a track ends with its canvas. */
const canvases: HTMLCanvasElement[] = [];

function picture(): MediaStreamTrack {
  const canvas = paintedCanvas(64, 48);
  canvases.push(canvas);
  return canvas.captureStream().getVideoTracks()[0]!;
}

describe('streamSource()', () => {
  const context = new AudioContext();
  const sound = (): MediaStreamTrack => context.createMediaStreamDestination().stream.getAudioTracks()[0]!;
  let stream: MediaStream;

  const sessionOf = (...tracks: MediaStreamTrack[]): CaptureSession => {
    stream = new MediaStream(tracks);
    return new CaptureSession({ platform: streamSource(stream) });
  };

  afterEach(() => {
    for (const track of stream.getTracks()) track.stop();
  });

  after(() => {
    canvases.length = 0;
    return context.close();
  });

  it('uses the tracks as they are, and never stops them', async () => {
    const session = sessionOf(picture(), sound());
    const live = await session.start(BOTH);
    expect(live).to.not.equal(stream);
    expect(live.getTracks()).to.have.members(stream.getTracks());
    session.turnOff('video');
    await session.turnOn('video');
    session.stop();
    expect(stream.getTracks().map(({ readyState }) => readyState)).to.deep.equal(['live', 'live']);
  });

  it('leaves them alone too where stop() comes before they are there', async () => {
    const session = sessionOf(picture());
    const starting = rejection<CaptureError>(session.start());
    session.stop();
    expect((await starting).code).to.equal('aborted');
    expect(stream.active).to.equal(true);
  });

  it('takes of each kind that is asked for one that is live', async () => {
    const [ended, first, second] = [picture(), picture(), picture()];
    ended.stop();
    const session = sessionOf(ended, first, second, sound());
    const [track, ...others] = (await session.start({ video: true })).getTracks();
    const states = [ended, first, second].map(({ readyState }) => readyState);
    expect(states).to.deep.equal(['ended', 'live', 'live']);
    // Streams have no order: which of several it is is up to the engine.
    expect([first.id, second.id]).to.include(track!.id);
    expect(others).to.deep.equal([]);
    session.stop();
  });

  it('takes nothing in any more once it was stopped', async () => {
    const session = sessionOf(picture());
    const other = new CaptureSession({ platform: session.platform });
    await Promise.all([session.start(BOTH), other.start(BOTH)]);
    stream.addTrack(sound());
    stream.dispatchEvent(new Event('addtrack'));
    session.stop();
    await waitFor(() => other.stream!.getAudioTracks().length);
    expect(session.state.status).to.equal('idle');
    other.stop();
  });

  it('mutes and unmutes the track itself, for all who use it', async () => {
    const track = sound();
    const session = sessionOf(track);
    await session.start({ audio: true });
    session.turnOff('audio');
    expect(track.enabled).to.equal(false);
    await session.turnOn('audio');
    expect(track.enabled).to.equal(true);
    session.stop();
  });

  it('is ended with the last track', async () => {
    const devices = new HandMadeDevices(camera('a'), microphone('b'));
    stream = await devices.getUserMedia(BOTH);
    const session = new CaptureSession({ platform: streamSource(stream) });
    await session.start(BOTH);
    for (const track of stream.getTracks()) devices.end(track);
    expect(session.state.status).to.equal('ended');
    await devices.close();
  });

  it('takes in what comes later', async () => {
    const session = sessionOf(picture());
    await session.start(BOTH);
    expect(session.stream!.getTracks()).to.have.length(1);
    const track = sound();
    stream.addTrack(track);
    stream.dispatchEvent(new MediaStreamTrackEvent('addtrack', { track }));
    await waitFor(() => session.stream!.getAudioTracks()[0] === track);
    session.stop();
    expect(track.readyState).to.equal('live');
  });

  it('has no devices to choose from', async () => {
    const { platform } = sessionOf(picture());
    expect(await platform.mediaDevices!.enumerateDevices()).to.deep.equal([]);
    expect(await platform.permissions!.query({ name: 'camera' })).to.include({ state: 'granted' });
  });

  it('rejects where there is nothing of what is asked for', async () => {
    const session = sessionOf(picture());
    const error = await rejection<CaptureError>(session.start({ audio: true }));
    expect(error).to.include({ code: 'device-not-found', kind: 'audio' });
  });

  it('refuses what is no stream', () => {
    expect(() => streamSource({} as MediaStream)).to.throw(TypeError, 'stream must');
  });
});
