import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import type { SessionState } from '../../src/core/session-state.js';
import { SourceRegistry } from '../../src/core/source-registry.js';
import type { HandMadeDevices } from '../support/hand-made-devices.js';
import { camera, microphone, rejection } from '../support/hand-made-devices.js';
import { useHandMadeSession } from '../support/hand-made-session.js';
import { waitFor } from '../support/wait.js';

let devices: HandMadeDevices;
let session: CaptureSession;

const useDevices = (): void => useHandMadeSession((...made) => ([devices, session] = made));

const track = (kind: string): MediaStreamTrack | undefined =>
  session.stream?.getTracks().find((each) => each.kind === kind);

const until = (test: (state: Readonly<SessionState>) => boolean): Promise<boolean> =>
  waitFor(() => test(session.state), { message: `${String(test)}, not ${JSON.stringify(session.state)}` });

/** Makes a change to the devices, and waits until the session has looked at them. */
async function heard(change: () => void): Promise<void> {
  const { listings } = devices;
  change();
  await waitFor(() => devices.listings > listings);
}

const noticeOf = (state: Readonly<SessionState>): CaptureError | undefined =>
  state.status === 'live' ? state.notice : undefined;

describe('CaptureSession.turnOff and turnOn', () => {
  useDevices();

  it('stop a camera, so that its light goes off, and open it again', async () => {
    const stream = await session.start({ video: true, audio: true });
    const before = track('video')!;
    session.turnOff('video');
    expect(before.readyState).to.equal('ended');
    expect(session.state).to.deep.equal({ status: 'live', stream, off: ['video'] });
    await session.turnOn('video');
    expect(track('video')!.readyState).to.equal('live');
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(devices.requests.at(-1)).to.deep.equal({ video: true });
  });

  it('disable a microphone, and enable it at once', async () => {
    const stream = await session.start({ video: true, audio: true });
    session.turnOff('audio');
    expect(track('audio')).to.include({ enabled: false, readyState: 'live' });
    expect(session.state).to.deep.equal({ status: 'live', stream, off: ['audio'] });
    await session.turnOn('audio');
    expect(track('audio')!.enabled).to.equal(true);
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(devices.requests).to.have.length(1);
  });

  it('keep the stream where the only kind is off', async () => {
    const stream = await session.start();
    session.turnOff('video', 'stop');
    expect(session.state).to.deep.equal({ status: 'live', stream, off: ['video'] });
    expect(devices.live).to.have.length(0);
    await session.turnOn('video');
    expect(session.stream).to.equal(stream);
  });

  it('do nothing where there is nothing to turn', async () => {
    session.turnOff('video');
    expect(session.state.status).to.equal('idle');
    const stream = await session.start();
    session.turnOff('audio');
    await session.turnOn('audio');
    await session.turnOn('video');
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(devices.requests).to.have.length(1);
  });

  it('leave a disabled microphone off when it is switched to another', async () => {
    devices.devices = [...devices.devices, microphone('n')];
    await session.start({ audio: true });
    session.turnOff('audio');
    await session.selectDevice('audioinput', 'n');
    expect(track('audio')).to.include({ enabled: false, label: 'Microphone n' });
    expect(session.state).to.have.deep.property('off', ['audio']);
    await session.turnOn('audio');
    expect(track('audio')).to.include({ enabled: true, label: 'Microphone n' });
  });

  it('open the camera that was chosen while it was off', async () => {
    devices.devices = [...devices.devices, camera('b')];
    await session.start();
    session.turnOff('video');
    await session.selectDevice('videoinput', 'b');
    expect(devices.live).to.have.length(0);
    await session.turnOn('video');
    expect(track('video')!.label).to.equal('Camera b');
  });

  it('leave off what is turned off while it is being opened', async () => {
    const started = session.start({ video: true, audio: true });
    session.turnOff('video');
    session.turnOff('audio');
    const stream = await started;
    expect(track('video')).to.equal(undefined);
    expect(track('audio')!.enabled).to.equal(false);
    expect(session.state).to.deep.equal({ status: 'live', stream, off: ['video', 'audio'] });
  });

  it('leave it off where it can be opened no more, and say why', async () => {
    const stream = await session.start();
    session.turnOff('video');
    devices.permissions.video = 'denied';
    const error = await rejection<CaptureError>(session.turnOn('video'));
    expect(error.code).to.equal('permission-denied');
    expect(session.state).to.deep.equal({ status: 'live', stream, off: ['video'], notice: error });
    devices.permissions.video = 'granted';
    await session.turnOn('video');
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('hold no longer than until the next start()', async () => {
    await session.start({ video: true, audio: true });
    session.turnOff('video');
    session.turnOff('audio');
    const stream = await session.start({ video: true, audio: true });
    expect(track('audio')!.enabled).to.equal(true);
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('hold where the next start() fails', async () => {
    const stream = await session.start({ video: true, audio: true });
    session.turnOff('video');
    session.turnOff('audio');
    devices.permissions.video = 'denied';
    const error = await rejection(session.start({ video: true }));
    expect(track('audio')!.enabled).to.equal(false);
    expect(session.state).to.deep.equal({ status: 'live', stream, off: ['video', 'audio'], notice: error });
  });
});

describe('CaptureSession when a device is lost', () => {
  useDevices();

  it('ends in an error where it was the only one', async () => {
    await session.start();
    devices.unplug('a');
    expect(session.state.status).to.equal('interrupted');
    await until(({ status }) => status === 'error');
    const { state } = session;
    expect(state.status === 'error' && state.error).to.include({ code: 'device-lost', kind: 'video' });
    expect(session.stream).to.equal(undefined);
  });

  it('goes on with the other kind, and says what is missing', async () => {
    const stream = await session.start({ video: true, audio: true });
    devices.unplug('a');
    expect(session.state)
      .to.include({ status: 'live', stream })
      .and.to.have.deep.property('missing', ['video']);
    expect(noticeOf(session.state)).to.include({ code: 'device-lost', kind: 'video' });
    // The device itself, then any other.
    await waitFor(() => devices.requests.length === 3);
    await until((state) => noticeOf(state)?.code === 'device-lost');
    expect(session.state).to.have.deep.property('missing', ['video']);
  });

  it('opens another device, says so, and goes back when the lost one is there again', async () => {
    const stream = await session.start();
    devices.devices = [...devices.devices, camera('b')];
    devices.unplug('a');
    await until(({ status }) => status === 'live');
    expect(session.stream).to.equal(stream);
    expect(track('video')!.label).to.equal('Camera b');
    expect(noticeOf(session.state)).to.include({ code: 'device-lost', kind: 'video' });
    expect(session.state).not.to.have.property('missing');
    devices.plug(camera('a'));
    await until((state) => !noticeOf(state));
    expect(track('video')!.label).to.equal('Camera a');
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('goes back to the device that the user chose', async () => {
    devices.devices = [camera('a'), camera('b')];
    await session.start();
    await session.selectDevice('videoinput', 'b');
    devices.unplug('b');
    await until(({ status }) => status === 'live');
    expect(track('video')!.label).to.equal('Camera a');
    expect(session.selected.videoinput).to.equal('b');
    devices.plug(camera('b'));
    await until((state) => !noticeOf(state));
    expect(track('video')!.label).to.equal('Camera b');
  });

  it('does not go back once the user chose another', async () => {
    devices.devices = [camera('a'), camera('b'), camera('c')];
    const stream = await session.start();
    devices.unplug('a');
    await until(({ status }) => status === 'live');
    await session.selectDevice('videoinput', 'c');
    expect(session.state).to.deep.equal({ status: 'live', stream });
    await heard(() => devices.plug(camera('a')));
    expect(track('video')!.label).to.equal('Camera c');
  });

  it('does not turn a camera on that is off when it comes back', async () => {
    devices.devices = [camera('a'), camera('b')];
    await session.start();
    devices.unplug('a');
    await until(({ status }) => status === 'live');
    session.turnOff('video');
    const { length } = devices.requests;
    await heard(() => devices.plug(camera('a')));
    expect(devices.requests).to.have.length(length);
    expect(devices.live).to.have.length(0);
  });

  it('replaces camera and microphone that go together', async () => {
    devices.devices = [camera('a'), camera('b'), microphone('m'), microphone('n')];
    const stream = await session.start({ video: true, audio: true });
    devices.unplug('a');
    devices.unplug('m');
    await until((state) => state.status === 'live' && !state.missing);
    expect([track('video')!.label, track('audio')!.label]).to.deep.equal(['Camera b', 'Microphone n']);
    expect(session.stream).to.equal(stream);
  });

  it('asks nobody for another one: without permission it stays lost', async () => {
    devices.devices = [camera('a'), camera('b')];
    await session.start();
    devices.permissions.video = 'prompt';
    devices.unplug('a');
    await until(({ status }) => status === 'error');
    expect(session.state).to.have.nested.property('error.code', 'device-lost');
    expect(devices.requests).to.have.length(1);
  });

  it('calls it denied where the user took the permission back', async () => {
    await session.start();
    devices.permissions.video = 'denied';
    devices.end(track('video')!);
    await until(({ status }) => status === 'error');
    expect(session.state).to.have.nested.property('error.code', 'permission-denied');
    expect(devices.requests).to.have.length(1);
  });

  it('opens nothing where the page itself stopped the track', async () => {
    const stream = await session.start({ video: true, audio: true });
    track('video')!.stop();
    devices.mute(track('audio')!, true);
    devices.mute(track('audio')!, false);
    expect(session.state)
      .to.include({ status: 'live', stream })
      .and.to.have.deep.property('missing', ['video']);
    await heard(() => devices.plug(camera('b')));
    expect(devices.requests).to.have.length(1);
  });

  it('does not try for ever where the device is lost again', async () => {
    await session.start();
    devices.end(track('video')!);
    await until(({ status }) => status === 'live');
    expect(noticeOf(session.state)).to.equal(undefined);
    devices.end(track('video')!);
    expect(session.state)
      .to.include({ status: 'error' })
      .and.to.have.nested.property('error.code', 'device-lost');
    expect(devices.requests).to.have.length(2);
  });

  it('is ready for the next loss once a device was plugged in again', async () => {
    devices.devices = [camera('a'), camera('b')];
    await session.start();
    for (let times = 0; times < 2; times += 1) {
      devices.unplug('a');
      await until((state) => state.status === 'live' && !!state.notice);
      devices.plug(camera('a'));
      await until((state) => !noticeOf(state));
      expect(track('video')!.label).to.equal('Camera a');
      // Whatever was under way is over.
      await session.selectDevice('audiooutput', 'x');
    }
  });

  it('takes nothing up any more once it is stopped', async () => {
    await session.start();
    devices.unplug('a');
    session.stop();
    devices.plug(camera('a'));
    await session.start();
    expect(devices.requests).to.have.length(2);
  });
});

describe("CaptureSession and the system's default microphone", () => {
  useDevices();

  const standard = (groupId: string) => ({ ...microphone('default'), label: 'Default', groupId });

  it('follows it when it moves to another device', async () => {
    devices.devices = [standard('group-m'), microphone('m'), microphone('n')];
    const stream = await session.start({ audio: true });
    session.turnOff('audio');
    const before = track('audio')!;
    devices.devices = [standard('group-n'), microphone('m'), microphone('n')];
    devices.dispatchEvent(new Event('devicechange'));
    await waitFor(() => track('audio') !== before);
    expect(track('audio')!.getSettings().groupId).to.equal('group-n');
    expect(track('audio')!.enabled).to.equal(false);
    expect(session.stream).to.equal(stream);
  });

  it('stays with a microphone that was chosen, whatever the default is', async () => {
    devices.devices = [standard('group-m'), microphone('m'), microphone('n')];
    await session.start({ audio: true });
    await session.selectDevice('audioinput', 'm');
    const before = track('audio')!;
    await heard(() => {
      devices.devices = [standard('group-n'), microphone('m')];
      devices.dispatchEvent(new Event('devicechange'));
    });
    expect(track('audio')).to.equal(before);
    expect(devices.requests).to.have.length(2);
  });
});

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
    await until((state) => state.status === 'live' && !!state.notice);
    expect(session.stream).to.equal(stream);
    expect(SourceRegistry.for(devices.platform).state.leases).to.have.length(1);
  });
});
