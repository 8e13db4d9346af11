import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import { SourceRegistry } from '../../src/core/source-registry.js';

const failure = (promise: Promise<unknown>): Promise<CaptureError> =>
  promise.then(
    () => expect.fail('did not reject'),
    (error: CaptureError) => error,
  );

describe('CaptureSession', () => {
  it('goes from idle through starting to live, and back to idle', async () => {
    const session = new CaptureSession();
    const seen: string[] = [];
    session.subscribe(({ status }) => seen.push(status));
    const stream = await session.start({ video: true });
    expect(stream.getVideoTracks()).to.have.length(1);
    expect(session.stream).to.equal(stream);
    session.stop();
    expect(seen).to.deep.equal(['starting', 'live', 'idle']);
    expect(stream.getTracks()).to.have.length(0);
    expect(SourceRegistry.for().state.leases).to.have.length(0);
  });

  it('shares an open camera with a second session', async () => {
    const [one, two] = [new CaptureSession(), new CaptureSession()];
    const [first, second] = await Promise.all([one.start(), two.start()]);
    const [a, b] = [first, second].map((stream) => stream.getVideoTracks()[0]!);
    expect(a!.id).not.to.equal(b!.id);
    expect(a!.getSettings().deviceId).to.equal(b!.getSettings().deviceId);
    one.stop();
    expect(b!.readyState).to.equal('live');
    two.stop();
  });

  it('lets the last of several calls win', async () => {
    const session = new CaptureSession();
    const first = failure(session.start({ video: true }));
    const stream = await session.start({ audio: true });
    expect((await first).code).to.equal('aborted');
    expect(stream.getTracks().map(({ kind }) => kind)).to.deep.equal(['audio']);
    session.stop();
  });

  it('stops a stream that arrives after stop()', async () => {
    const session = new CaptureSession();
    const started = failure(session.start());
    session.stop();
    expect((await started).code).to.equal('aborted');
    expect(session.state.status).to.equal('idle');
  });

  it('switches cameras in the same stream', async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const cameras = devices.filter(({ kind }) => kind === 'videoinput');
    const session = new CaptureSession();
    const stream = await session.start();
    const before = stream.getVideoTracks()[0]!;
    const other = cameras.find(({ deviceId }) => deviceId !== before.getSettings().deviceId);
    if (!other) return session.stop();
    await session.selectDevice('videoinput', other.deviceId);
    expect(session.stream).to.equal(stream);
    expect(stream.getVideoTracks()[0]!.getSettings().deviceId).to.equal(other.deviceId);
    expect(before.readyState).to.equal('ended');
    session.stop();
  });

  it('grows a shared camera for the one who needs more', async () => {
    const [small, large] = [new CaptureSession(), new CaptureSession()];
    const first = await small.start({ video: { width: 320, height: 240 } });
    const second = await large.start({ video: { width: 1280, height: 720 } });
    console.log(JSON.stringify([first, second].map((s) => s.getVideoTracks()[0]!.getSettings())));
    small.stop();
    large.stop();
  });
});
