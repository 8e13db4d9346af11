import { expect } from '@open-wc/testing';
import type { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import type { SessionState } from '../../src/core/session-state.js';
import type { HandMadeDevices } from '../support/hand-made-devices.js';
import { camera, microphone } from '../support/hand-made-devices.js';
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
