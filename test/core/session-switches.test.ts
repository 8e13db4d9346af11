import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import { engine } from '../support/engine.js';
import { camera, HandMadeDevices, microphone, rejection } from '../support/hand-made-devices.js';
import { waitFor } from '../support/wait.js';

const labels = (session: CaptureSession): string[] =>
  session
    .stream!.getTracks()
    .map(({ label }) => label)
    .sort();

describe('CaptureSession.selectDevice', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;

  beforeEach(() => {
    devices = new HandMadeDevices(camera('a', 'user'), camera('b'), microphone('m'), microphone('n'));
    session = new CaptureSession({ platform: devices.platform });
  });

  afterEach(async () => {
    session.stop();
    expect(devices.live).to.have.length(0);
    await devices.close();
  });

  it('switches cameras of the page in the same stream', async () => {
    const real = new CaptureSession();
    const stream = await real.start();
    const before = stream.getVideoTracks()[0]!;
    const cameras = await navigator.mediaDevices.enumerateDevices();
    const other = cameras.find(
      ({ kind, deviceId }) => kind === 'videoinput' && deviceId !== before.getSettings().deviceId,
    );
    expect(!other).to.equal(!engine.hasSecondCamera);
    const { deviceId } = other ?? before.getSettings();
    await real.selectDevice('videoinput', deviceId!);
    expect(real.stream).to.equal(stream);
    expect(real.selected).to.deep.equal({ videoinput: deviceId });
    expect(stream.getVideoTracks().map((track) => track.getSettings().deviceId)).to.deep.equal([deviceId]);
    expect(before.readyState).to.equal('ended');
    real.stop();
  });

  it('requires the chosen device, and asks for no facing mode beside it', async () => {
    await session.selectDevice('videoinput', 'b');
    await session.start({ video: { facingMode: 'user', width: 640 } });
    expect(devices.requests).to.deep.equal([{ video: { width: 640, deviceId: { exact: 'b' } } }]);
    expect(labels(session)).to.deep.equal(['Camera b']);
  });

  it('tells of the choice at once, and opens nothing where its kind is not in use', async () => {
    const seen: unknown[] = [];
    session.subscribe(() => seen.push(session.selected.videoinput));
    await session.selectDevice('videoinput', 'b');
    expect(seen).to.deep.equal(['b']);
    await session.start({ audio: true });
    await session.selectDevice('videoinput', 'a');
    expect(labels(session)).to.deep.equal(['Microphone m']);
    expect(devices.requests).to.have.length(1);
  });

  it('never opens anything for a speaker', async () => {
    await session.start({ audio: true });
    await session.selectDevice('audiooutput', 'loud');
    expect(session.selected.audiooutput).to.equal('loud');
    expect(devices.requests).to.have.length(1);
  });

  it("goes back to the system's default, although another device is open", async () => {
    await session.start({ video: { facingMode: 'environment' } });
    await session.selectDevice('videoinput', 'b');
    await session.selectDevice('videoinput', '');
    expect(labels(session)).to.deep.equal(['Camera a']);
    expect(devices.requests.at(-1)).to.deep.equal({ video: { facingMode: 'environment' } });
  });

  it('stays with the device before where the new one fails', async () => {
    const stream = await session.start();
    await session.selectDevice('videoinput', 'b');
    const [track] = stream.getVideoTracks();
    const error = await rejection<CaptureError>(session.selectDevice('videoinput', 'gone'));
    expect(error.code).to.equal('overconstrained');
    expect(session.selected.videoinput).to.equal('b');
    expect(session.state).to.deep.equal({ status: 'live', stream, notice: error });
    expect(stream.getTracks()).to.deep.equal([track]);
    await session.selectDevice('videoinput', 'a');
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('serialises switches, and the last one wins', async () => {
    await session.start();
    const first = rejection<CaptureError>(session.selectDevice('videoinput', 'b'));
    await session.selectDevice('videoinput', 'a');
    expect((await first).code).to.equal('aborted');
    expect(labels(session)).to.deep.equal(['Camera a']);
    expect(session.selected.videoinput).to.equal('a');
    expect(devices.live).to.have.length(1);
  });

  it('leaves nothing open when it is stopped in the middle of switches', async () => {
    await session.start();
    const switches = ['b', 'a'].map((id) => rejection<CaptureError>(session.selectDevice('videoinput', id)));
    session.stop();
    const errors = await Promise.all(switches);
    expect(errors.map(({ code }) => code)).to.deep.equal(['aborted', 'aborted']);
    expect(session.state.status).to.equal('idle');
    await waitFor(() => devices.live.length === 0);
  });

  it('switches camera and microphone one after the other where both are chosen at once', async () => {
    const stream = await session.start({ video: true, audio: true });
    await Promise.all([session.selectDevice('videoinput', 'b'), session.selectDevice('audioinput', 'n')]);
    expect(labels(session)).to.deep.equal(['Camera b', 'Microphone n']);
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('does not switch the second kind when it is stopped meanwhile', async () => {
    await session.start({ video: true, audio: true });
    const first = rejection<CaptureError>(session.selectDevice('videoinput', 'b'));
    const second = rejection<CaptureError>(session.selectDevice('audioinput', 'n'));
    session.stop();
    expect([(await first).code, (await second).code]).to.deep.equal(['aborted', 'aborted']);
    expect(session.state.status).to.equal('idle');
  });

  it('gives way to a start() that comes while one switch waits for another', async () => {
    await session.start({ video: true, audio: true });
    const first = rejection<CaptureError>(session.selectDevice('videoinput', 'b'));
    const second = rejection<CaptureError>(session.selectDevice('audioinput', 'n'));
    const stream = await session.start();
    expect([(await first).code, (await second).code]).to.deep.equal(['aborted', 'aborted']);
    expect(labels(session)).to.deep.equal(['Camera b', 'Microphone n']);
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('takes a choice into account that is made while it is starting', async () => {
    const started = rejection<CaptureError>(session.start({ video: true, audio: true }));
    await session.selectDevice('videoinput', 'b');
    expect((await started).code).to.equal('aborted');
    expect(labels(session)).to.deep.equal(['Camera b', 'Microphone m']);
  });

  it('opens a kind that was missing', async () => {
    devices.devices = [microphone('m')];
    const stream = await session.start({ video: true, audio: true });
    expect(session.state).to.include({ status: 'live' }).and.to.have.deep.property('missing', ['video']);
    devices.plug(camera('b'));
    await session.selectDevice('videoinput', 'b');
    expect(labels(session)).to.deep.equal(['Camera b', 'Microphone m']);
    expect(session.state).to.deep.equal({ status: 'live', stream });
  });

  it('keeps telling what is missing while another kind is switched', async () => {
    devices.devices = [microphone('m'), microphone('n')];
    await session.start({ video: true, audio: true });
    const before = session.state;
    await session.selectDevice('audioinput', 'n');
    expect(labels(session)).to.deep.equal(['Microphone n']);
    expect(session.state).to.deep.equal(before);
  });
});

describe('CaptureSession on a machine that opens one camera at a time', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;

  beforeEach(() => {
    devices = new HandMadeDevices(camera('a'), camera('b'), microphone('m'));
    devices.oneCameraAtATime = true;
    session = new CaptureSession({ platform: devices.platform });
  });

  afterEach(async () => {
    session.stop();
    expect(devices.live).to.have.length(0);
    await devices.close();
  });

  it('closes the camera before it opens the next', async () => {
    const stream = await session.start({ video: true, audio: true });
    await session.selectDevice('videoinput', 'b');
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(labels(session)).to.deep.equal(['Camera b', 'Microphone m']);
  });

  it('opens the camera before again where the next one fails', async () => {
    const stream = await session.start();
    devices.before = ({ video }) => {
      const { deviceId } = video as MediaTrackConstraints;
      const { exact } = deviceId as ConstrainDOMStringParameters;
      if (exact === 'b') throw new DOMException('Could not start video source', 'NotReadableError');
    };
    const error = await rejection<CaptureError>(session.selectDevice('videoinput', 'b'));
    expect(error.code).to.equal('device-failed');
    expect(session.state).to.deep.equal({ status: 'live', stream, notice: error });
    expect(labels(session)).to.deep.equal(['Camera a']);
    expect(session.selected.videoinput).to.equal(undefined);
  });

  it('has nothing left to show where even the camera before fails', async () => {
    await session.start();
    devices.before = () => {
      throw new DOMException('Could not start video source', 'NotReadableError');
    };
    const error = await rejection<CaptureError>(session.selectDevice('videoinput', 'b'));
    expect(session.state).to.deep.equal({ status: 'error', error });
    expect(session.stream).to.equal(undefined);
  });

  it('can be stopped between the two cameras', async () => {
    await session.start();
    devices.before = () => {
      if (devices.live.length === 0) session.stop();
    };
    const error = await rejection<CaptureError>(session.selectDevice('videoinput', 'b'));
    expect(error.code).to.equal('aborted');
    expect(session.state.status).to.equal('idle');
    await waitFor(() => devices.live.length === 0);
  });

  it('does not take the end of the camera before for a loss, where opening one ends the other', async () => {
    devices.oneCameraAtATime = false;
    const stream = await session.start();
    const states: string[] = [];
    session.subscribe(({ status }) => states.push(status));
    devices.before = () => {
      for (const track of devices.live) devices.end(track);
    };
    await session.selectDevice('videoinput', 'b');
    expect(session.state).to.deep.equal({ status: 'live', stream });
    expect(new Set(states)).to.deep.equal(new Set(['live']));
  });

  it('does not take a mute of the camera before for an interruption while it switches', async () => {
    devices.oneCameraAtATime = false;
    await session.start();
    const states: string[] = [];
    session.subscribe(({ status }) => states.push(status));
    devices.before = () => {
      for (const track of devices.live) devices.mute(track, true);
    };
    await session.selectDevice('videoinput', 'b');
    expect(new Set(states)).to.deep.equal(new Set(['live']));
  });
});
