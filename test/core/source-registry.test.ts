import { expect } from '@open-wc/testing';
import type { CaptureError } from '../../src/core/errors.js';
import { CapturePermissions } from '../../src/core/permissions.js';
import { SourceRegistry } from '../../src/core/source-registry.js';
import type { TrackLease } from '../../src/core/track-lease.js';
import { camera, HandMadeDevices, microphone, rejection } from '../support/hand-made-devices.js';
import { waitFor } from '../support/wait.js';

describe('SourceRegistry', () => {
  let devices: HandMadeDevices;
  let registry: SourceRegistry;

  const open = async (constraints: MediaStreamConstraints): Promise<TrackLease> => {
    const [lease] = await registry.open(constraints);
    return lease!;
  };

  beforeEach(() => {
    devices = new HandMadeDevices(camera('a', 'user'), camera('b'), microphone('m'));
    registry = SourceRegistry.for(devices.platform);
  });

  afterEach(async () => {
    for (const lease of registry.state.leases) lease.release();
    expect(devices.live).to.have.length(0);
    await devices.close();
  });

  it('is one per media devices', () => {
    expect(SourceRegistry.for(devices.platform)).to.equal(registry);
    expect(SourceRegistry.for()).to.equal(SourceRegistry.for());
    expect(SourceRegistry.for()).not.to.equal(registry);
  });

  it('opens a device once, and closes it with its last user', async () => {
    const first = await open({ video: true });
    const second = await open({ video: true });
    expect(devices.requests).to.have.length(1);
    expect(second.track).not.to.equal(first.track);
    expect(registry.state.leases).to.deep.equal([first, second]);
    first.release();
    expect([first.live, second.live]).to.deep.equal([false, true]);
    expect(registry.state.leases).to.deep.equal([second]);
    second.release();
    expect(registry.state.leases).to.have.length(0);
  });

  it('asks only for what is not open yet', async () => {
    await open({ video: true });
    const leases = await registry.open({ video: true, audio: true });
    expect(devices.requests).to.deep.equal([{ video: true }, { audio: true }]);
    expect(leases.map(({ kind }) => kind).sort()).to.deep.equal(['audio', 'video']);
  });

  it('gives each user constraints of its own', async () => {
    const first = await open({ video: { width: 640 } });
    const second = await open({ video: { width: 320 } });
    const third = await open({ video: true });
    expect(first.constraints).to.deep.equal({ width: 640 });
    expect(second.track.getConstraints()).to.deep.equal({ width: 320 });
    expect(third.track.getConstraints()).to.deep.equal({});
  });

  it('gives a track that is enabled although that of the other user is not', async () => {
    const first = await open({ audio: true });
    first.track.enabled = false;
    expect((await open({ audio: true })).track.enabled).to.equal(true);
    expect(first.track.enabled).to.equal(false);
  });

  it('shares only what would have been picked', async () => {
    await open({ video: true });
    const [b] = await registry.open({ video: { deviceId: { exact: 'b' } } });
    expect(b!.deviceId).to.equal('b');
    const again = await open({ video: { deviceId: ['x', 'b'] } });
    expect(again.deviceId).to.equal('b');
    expect((await open({ video: { facingMode: 'user' } })).deviceId).to.equal('a');
    // Camera b does not tell where it faces.
    expect((await open({ video: { facingMode: 'environment' } })).deviceId).to.equal('b');
    expect((await open({ video: { groupId: 'group-b' } })).deviceId).to.equal('b');
    expect(devices.requests).to.have.length(2);
  });

  it('shares nothing that ended, or that the system took', async () => {
    const [first, second] = [await open({ video: true }), await open({ audio: true })];
    devices.end(first.track);
    devices.mute(second.track, true);
    await registry.open({ video: true, audio: true });
    expect(devices.requests).to.have.length(3);
  });

  it('shares nothing for the kinds that are to be fresh', async () => {
    await registry.open({ video: true, audio: true });
    await registry.open({ video: true, audio: true }, { fresh: ['audio'] });
    expect(devices.requests.at(-1)).to.deep.equal({ audio: true });
  });

  it('is not harmed by a user who leaves while another waits for an answer', async () => {
    const first = await open({ video: true });
    devices.before = () => first.release();
    const leases = await registry.open({ video: true, audio: true });
    expect(leases.map(({ live }) => live)).to.deep.equal([true, true]);
    expect(devices.requests).to.deep.equal([{ video: true }, { audio: true }]);
  });

  it('asks for one thing at a time', async () => {
    let open = 0;
    devices.before = async () => {
      open += 1;
      expect(open).to.equal(1);
      await new Promise((resolve) => setTimeout(resolve));
      open -= 1;
    };
    const ids = ['a', 'b', 'a'];
    const opened = await Promise.all(ids.map((id) => registry.open({ video: { deviceId: { exact: id } } })));
    expect(opened.map(([lease]) => lease!.deviceId)).to.deep.equal(ids);
    expect(devices.requests).to.have.length(2);
  });

  it('goes on after a request that failed', async () => {
    const failed = rejection<CaptureError>(registry.open({ video: { deviceId: { exact: 'x' } } }));
    const lease = await open({ video: true });
    expect(await failed).to.include({ code: 'overconstrained', constraint: 'deviceId', kind: 'video' });
    expect(registry.state.leases).to.deep.equal([lease]);
  });

  it('does not wait for a request that was aborted, and stops what that brings', async () => {
    let answer = (): void => {};
    devices.before = () => new Promise<void>((resolve) => (answer = resolve));
    const controller = new AbortController();
    const first = rejection<CaptureError>(registry.open({ video: true }, controller));
    const second = open({ audio: true });
    await waitFor(() => devices.requests.length === 1);
    const answerFirst = answer;
    controller.abort('enough');
    expect(await first).to.include({ code: 'aborted', cause: 'enough' });
    await waitFor(() => devices.requests.length === 2);
    answer();
    expect((await second).kind).to.equal('audio');
    answerFirst();
    await waitFor(() => devices.tracks.length === 2);
    await waitFor(() => devices.live.length === 1);
  });

  it('asks for nothing once it is aborted, waiting or not', async () => {
    const signal = AbortSignal.abort();
    expect(await rejection(registry.open({ video: true }, { signal }))).to.include({ code: 'aborted' });
    const controller = new AbortController();
    const first = open({ video: true });
    const second = rejection(registry.open({ audio: true }, controller));
    controller.abort();
    expect(await second).to.include({ code: 'aborted' });
    await first;
    expect(devices.requests).to.deep.equal([{ video: true }]);
  });

  it('releases what it has when the rest fails', async () => {
    const first = await open({ video: true });
    devices.permissions.audio = 'denied';
    const error = await rejection(registry.open({ video: true, audio: true }));
    expect(error).to.include({ code: 'permission-denied', kind: 'audio' });
    expect(registry.state.leases).to.deep.equal([first]);
    expect(devices.live).to.deep.equal([first.track]);
  });

  it('fails where the device goes away just when it is shared', async () => {
    await open({ video: true });
    devices.before = () => devices.unplug('a');
    const error = await rejection(registry.open({ video: true, audio: true }));
    expect(error).to.include({ code: 'device-lost', kind: 'video' });
  });

  it('passes on that a constraint can not be met, and lets the others be', async () => {
    // As in engines whose OverconstrainedError is no Error.
    const notAnError = { name: 'OverconstrainedError', constraint: 'channelCount' } as unknown as Error;
    const first = await open({ audio: true });
    const clone = first.track.clone.bind(first.track);
    first.track.clone = () => {
      const track = clone();
      track.applyConstraints = () => Promise.reject(notAnError);
      return track;
    };
    const error = await rejection(registry.open({ audio: { channelCount: { exact: 7 } } }));
    expect(error).to.include({ code: 'overconstrained', constraint: 'channelCount' });
    expect(registry.state.leases).to.deep.equal([first]);
    expect(first.live).to.equal(true);
  });

  it('takes in a stream that something else opened', async () => {
    const stream = await devices.getUserMedia({ video: true });
    const [lease] = registry.adopt(stream);
    expect(lease!.track).to.equal(stream.getVideoTracks()[0]);
    expect((await open({ video: true })).deviceId).to.equal('a');
    expect(devices.requests).to.have.length(1);
  });

  it('tells what requests say of permissions', async () => {
    const { mediaDevices } = devices.platform;
    const platform = { mediaDevices, isSecureContext: true };
    const permissions = CapturePermissions.for(platform);
    await open({ video: true });
    expect(await permissions.query('camera')).to.equal('granted');
    devices.permissions.audio = 'denied';
    await rejection(registry.open({ audio: true }));
    expect(await permissions.query('microphone')).to.equal('denied');
    devices.before = () => {
      throw new DOMException('Permission dismissed', 'NotAllowedError');
    };
    expect(await rejection(registry.open({ audio: true }))).to.include({ code: 'permission-dismissed' });
    expect(await permissions.query('microphone')).to.equal('prompt');
  });

  it('rejects where there is nothing to ask', async () => {
    const bare = SourceRegistry.for({ isSecureContext: true });
    expect(await rejection(bare.open({ video: true }))).to.include({ code: 'unsupported' });
  });
});
