import { expect } from '@open-wc/testing';
import type { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import type { HandMadeDevices } from '../support/hand-made-devices.js';
import { camera, microphone, rejection } from '../support/hand-made-devices.js';
import { useHandMadeSession } from '../support/hand-made-session.js';

let devices: HandMadeDevices;
let session: CaptureSession;

const useDevices = (): void => useHandMadeSession((...made) => ([devices, session] = made));

const track = (kind: string): MediaStreamTrack | undefined =>
  session.stream?.getTracks().find((each) => each.kind === kind);

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
