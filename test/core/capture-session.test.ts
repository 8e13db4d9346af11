import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import type { SessionState } from '../../src/core/session-state.js';
import { SourceRegistry } from '../../src/core/source-registry.js';
import { camera, HandMadeDevices, microphone, rejection } from '../support/hand-made-devices.js';
import { nextReportedError, waitFor } from '../support/wait.js';

const kindsOf = (stream: MediaStream | undefined): string[] =>
  stream!
    .getTracks()
    .map(({ kind }) => kind)
    .sort();

const statuses = (session: CaptureSession): string[] => {
  const seen: string[] = [];
  session.subscribe(({ status }) => seen.push(status));
  return seen;
};

describe('CaptureSession', () => {
  let session: CaptureSession;

  beforeEach(() => {
    session = new CaptureSession();
  });

  afterEach(() => {
    session.stop();
    expect(SourceRegistry.for().state.leases).to.have.length(0);
  });

  it('is idle, with nothing open and nothing chosen, until it is started', () => {
    expect(session.state).to.deep.equal({ status: 'idle' });
    expect(session.stream).to.equal(undefined);
    expect(session.selected).to.deep.equal({});
    expect(session.constraints).to.deep.equal({ video: true });
  });

  it('goes from idle through starting to live, and back to idle', async () => {
    const seen = statuses(session);
    const stream = await session.start({ video: true });
    expect(stream.getVideoTracks()).to.have.length(1);
    expect(session.stream).to.equal(stream);
    expect(session.state).to.deep.equal({ status: 'live', stream });
    session.stop();
    expect(seen).to.deep.equal(['starting', 'live', 'idle']);
    expect(stream.getTracks()).to.have.length(0);
    expect(session.stream).to.equal(undefined);
  });

  it('opens camera and microphone together', async () => {
    expect(kindsOf(await session.start({ video: true, audio: true }))).to.deep.equal(['audio', 'video']);
  });

  it('starts again with what it was asked for last', async () => {
    await session.start({ audio: true });
    session.stop();
    expect(kindsOf(await session.start())).to.deep.equal(['audio']);
  });

  it('refuses to start without a kind, naming the argument', async () => {
    const error = await rejection(session.start({ video: false }));
    expect(error).to.be.instanceOf(TypeError);
    expect(error.message).to.include('constraints');
    expect(session.state.status).to.equal('idle');
  });

  it('shares an open camera with a second session', async () => {
    const other = new CaptureSession();
    const [first, second] = await Promise.all([session.start(), other.start()]);
    const [a, b] = [first, second].map((stream) => stream.getVideoTracks()[0]!);
    expect(a!.id).not.to.equal(b!.id);
    expect(a!.getSettings().deviceId).to.equal(b!.getSettings().deviceId);
    session.stop();
    expect(b!.readyState).to.equal('live');
    other.stop();
    expect(b!.readyState).to.equal('ended');
  });

  it('lets the last of several calls win', async () => {
    const first = rejection<CaptureError>(session.start({ video: true }));
    const stream = await session.start({ audio: true });
    expect((await first).code).to.equal('aborted');
    expect(kindsOf(stream)).to.deep.equal(['audio']);
  });

  it('stops a track before it takes it out of its stream', async () => {
    // The other way round a <video> in Chromium may keep the camera's buffers: no page then gets a frame of it.
    const { removeTrack } = MediaStream.prototype;
    const states: string[] = [];
    MediaStream.prototype.removeTrack = function (track) {
      // A virtual camera may be a canvas, for which that is not so.
      if (!('canvas' in track)) states.push(track.readyState);
      removeTrack.call(this, track);
    };
    try {
      await session.start({ video: true, audio: true });
      session.turnOff('video');
      session.stop();
    } finally {
      MediaStream.prototype.removeTrack = removeTrack;
    }
    expect([...new Set(states)]).to.deep.equal(['ended']);
  });

  it('asks for more, and for less, in the same stream', async () => {
    const stream = await session.start({ audio: true });
    const [microphoneTrack] = stream.getAudioTracks();
    expect(await session.start({ audio: true, video: true })).to.equal(stream);
    expect(kindsOf(stream)).to.deep.equal(['audio', 'video']);
    expect(microphoneTrack!.readyState).to.equal('ended');
    expect(await session.start({ video: true })).to.equal(stream);
    expect(kindsOf(stream)).to.deep.equal(['video']);
    expect(session.state.status).to.equal('live');
  });

  it('rejects with the error that its state shows', async () => {
    const error = await rejection<CaptureError>(session.start({ video: { width: { exact: 100_000 } } }));
    expect(error.code).to.equal('overconstrained');
    expect(error.constraint).to.equal('width');
    expect(session.state).to.deep.equal({ status: 'error', error });
  });

  it('keeps a listener that throws from harming the session', async () => {
    const reported = nextReportedError();
    session.subscribe(({ status }) => {
      if (status === 'live') throw new Error('a listener of the page');
    });
    await session.start();
    expect(String(await reported)).to.include('a listener of the page');
    expect(session.state.status).to.equal('live');
  });

  it('rejects when a listener stops it as soon as it is live', async () => {
    session.subscribe(({ status }) => {
      if (status === 'live') session.stop();
    });
    expect((await rejection<CaptureError>(session.start())).code).to.equal('aborted');
    expect(session.state.status).to.equal('idle');
  });

  it('says why nothing can be captured where there are no media devices', async () => {
    const insecure = new CaptureSession({ platform: { isSecureContext: false } });
    const error = await rejection<CaptureError>(insecure.start());
    expect(error.code).to.equal('insecure-context');
    expect(insecure.state).to.deep.equal({ status: 'error', error });
    const bare = new CaptureSession({ platform: { isSecureContext: true } });
    expect((await rejection<CaptureError>(bare.start())).code).to.equal('unsupported');
  });
});

describe('CaptureSession and the time that requests take', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;

  /** Holds requests back until the returned function is called. */
  const holdBack = (): (() => void) => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    devices.before = () => held;
    return release;
  };

  const asked = (times: number): Promise<boolean> => waitFor(() => devices.requests.length === times);

  beforeEach(() => {
    devices = new HandMadeDevices(camera('a'), camera('b'), microphone('m'));
    session = new CaptureSession({ platform: devices.platform });
  });

  afterEach(async () => {
    session.stop();
    expect(devices.live).to.have.length(0);
    await devices.close();
  });

  it('asks for camera and microphone in one request', async () => {
    await session.start({ video: true, audio: true });
    expect(devices.requests).to.deep.equal([{ video: true, audio: true }]);
  });

  it('stops a stream that arrives after stop()', async () => {
    const answer = holdBack();
    const started = rejection<CaptureError>(session.start());
    await asked(1);
    session.stop();
    expect((await started).code).to.equal('aborted');
    expect(session.state.status).to.equal('idle');
    answer();
    await waitFor(() => devices.tracks.length === 1 && devices.live.length === 0);
  });

  it('prompts once where a framework starts, stops and starts it in one go', async () => {
    const first = rejection<CaptureError>(session.start());
    session.stop();
    await session.start();
    expect((await first).code).to.equal('aborted');
    expect(devices.requests).to.have.length(1);
  });

  it('stops what comes in the moment in which it is stopped', async () => {
    // Between the answer and the end of start() lie several microtasks: stop() may hit any of them.
    for (let delay = 0; delay < 25; delay += 1) {
      const started = session.start().catch((error: CaptureError) => error.code);
      for (let count = 0; count < delay; count += 1) await Promise.resolve();
      session.stop();
      await started;
      expect(session.state.status).to.equal('idle');
    }
    await waitFor(() => devices.live.length === 0);
    expect(SourceRegistry.for(devices.platform).state.leases).to.have.length(0);
  });

  it('asks for nothing when its signal was aborted before', async () => {
    const error = await rejection<CaptureError>(session.start(undefined, { signal: AbortSignal.abort() }));
    expect(error.code).to.equal('aborted');
    expect(session.state.status).to.equal('idle');
    expect(devices.requests).to.have.length(0);
  });

  it('goes back to idle when its signal is aborted on the way', async () => {
    const answer = holdBack();
    const controller = new AbortController();
    const started = rejection<CaptureError>(session.start(undefined, controller));
    await asked(1);
    controller.abort();
    expect((await started).code).to.equal('aborted');
    expect(session.state.status).to.equal('idle');
    answer();
    await waitFor(() => devices.tracks.length === 1 && devices.live.length === 0);
  });

  it('stays as it is when the signal of a change is aborted', async () => {
    const stream = await session.start();
    const answer = holdBack();
    const controller = new AbortController();
    const changed = rejection<CaptureError>(session.start({ audio: true }, controller));
    await asked(2);
    controller.abort();
    await changed;
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(kindsOf(stream)).to.deep.equal(['video']);
    answer();
    await waitFor(() => devices.live.length === 1 && devices.tracks.length === 2);
  });

  it('keeps what there was when a change fails, tells why, and forgets it with the next success', async () => {
    const stream = await session.start({ video: true });
    devices.permissions.audio = 'denied';
    const error = await rejection<CaptureError>(session.start({ audio: true }));
    expect(error.code).to.equal('permission-denied');
    expect(session.state).to.deep.equal({ status: 'live', stream, notice: error });
    await session.selectDevice('videoinput', 'b');
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(stream.getVideoTracks()[0]!.label).to.equal('Camera b');
  });

  it('starts without a prompt only where everything is granted', async () => {
    devices.permissions.audio = 'prompt';
    expect(await session.startIfGranted({ video: true, audio: true })).to.equal(undefined);
    expect(devices.requests).to.have.length(0);
    expect(session.state.status).to.equal('idle');
    const stream = await session.startIfGranted({ video: true });
    expect(kindsOf(stream)).to.deep.equal(['video']);
    expect(await session.startIfGranted({ video: true })).to.equal(undefined);
    expect(session.stream).to.equal(stream);
  });

  it('does not start by itself where the engine knows nothing of permissions', async () => {
    const { mediaDevices } = devices.platform;
    const query = (): Promise<never> => Promise.reject(new TypeError('no such permission'));
    for (const permissions of [undefined, { query }]) {
      const other = new CaptureSession({ platform: { mediaDevices, permissions, isSecureContext: true } });
      expect(await other.startIfGranted()).to.equal(undefined);
    }
    expect(devices.requests).to.have.length(0);
  });

  it('does not start by itself after its signal was aborted, or while it is starting', async () => {
    const signal = AbortSignal.abort();
    expect(await session.startIfGranted(undefined, { signal })).to.equal(undefined);
    const started = session.start();
    expect(await session.startIfGranted()).to.equal(undefined);
    await started;
    expect(devices.requests).to.have.length(1);
  });

  it('is interrupted while a track is muted, and live again after', async () => {
    const stream = await session.start({ video: true, audio: true });
    const seen: SessionState[] = [];
    session.subscribe((state) => seen.push(state));
    for (const track of stream.getTracks()) devices.mute(track, true);
    const [first, second] = seen as Extract<SessionState, { status: 'interrupted' }>[];
    expect(first).to.include({ status: 'interrupted', stream });
    expect(first!.error).to.include({ code: 'interrupted' });
    expect(second!.error).to.equal(first!.error);
    for (const track of stream.getTracks()) devices.mute(track, false);
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('opens the device anew when it is started while the system has it', async () => {
    const stream = await session.start();
    const [taken] = stream.getVideoTracks();
    devices.mute(taken!, true);
    await session.start();
    expect(devices.requests).to.have.length(2);
    expect(taken!.readyState).to.equal('ended');
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });
});
