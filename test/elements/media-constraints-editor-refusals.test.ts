import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaConstraintsEditor } from '../../src/elements/media-constraints-editor/media-constraints-editor.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import {
  apply,
  choose,
  createEditor,
  fieldOf,
  settingsOf,
  trackOf,
  whyOf,
  write,
} from '../support/constraints-editor.js';
import { partOf, press, untilState } from '../support/elements.js';
import { eventAfter, waitFor } from '../support/wait.js';

const SMALL = [{ width: 640, height: 480, frameRate: 30 }];

const camera = (label: string, facingMode: string, modes?: typeof SMALL): VirtualCamera =>
  new VirtualCamera({ label, facingMode, freePanTiltZoom: true, ...(modes && { modes }) });

describe('<media-constraints-editor>: a draft that another camera can’t do', () => {
  let devices: VirtualDevices;
  let session: CaptureSession;
  let element: MediaConstraintsEditor;
  /** The cameras that were opened since, by label. */
  let opened: string[];

  async function show(...others: VirtualCamera[]): Promise<void> {
    devices = new VirtualDevices({
      devices: [camera('Front camera', 'user'), ...others],
      permissions: { camera: 'granted' },
    });
    const { mediaDevices } = devices.platform;
    const { getUserMedia } = mediaDevices!;
    mediaDevices!.getUserMedia = async (constraints) => {
      const stream = await getUserMedia.call(mediaDevices, constraints);
      opened.push(...stream.getTracks().map(({ label }) => label));
      return stream;
    };
    session = new CaptureSession({ platform: devices.platform });
    await session.start({ video: { facingMode: 'user', height: 240 } });
    opened = [];
  }

  /** Engines such as Firefox don't tell what a camera can do before it is open; `then` comes after they told that much. */
  async function tellNothing(then = (): void => {}): Promise<void> {
    const { mediaDevices } = devices.platform;
    const infos = await mediaDevices!.enumerateDevices();
    const told = infos.map(({ deviceId, groupId, kind, label }) => ({ deviceId, groupId, kind, label }));
    mediaDevices!.enumerateDevices = () => Promise.resolve(told as MediaDeviceInfo[]);
    then();
  }

  /** Asks for a camera that looks away, and for a width. */
  async function ask(level: string, width: number): Promise<void> {
    element = await createEditor(session);
    await untilState(element, 'live');
    await choose(element, 'facingMode', level);
    await choose(element, `facingMode-${level}`, 'environment');
    await choose(element, 'width', 'exact');
    await write(element, 'width-exact', width);
  }

  const refuse = (): Promise<Event> => eventAfter(element, 'error', () => press(element, 'apply'));
  const statusText = (): string => partOf(element, 'status')!.textContent;

  beforeEach(() => void (opened = []));
  afterEach(() => session.stop());

  it('opens no camera that certainly can’t', async () => {
    await show(camera('Back camera', 'environment', SMALL));
    const track = trackOf(session);
    await ask('exact', 640);
    const field = fieldOf(element, 'width-exact')!;
    const { borderColor } = getComputedStyle(field);
    await write(element, field, 1920);
    expect(whyOf(element, 'width')).to.equal('The device can’t do that');
    await refuse();
    expect(element.error).to.include({ code: 'overconstrained', constraint: 'width' });
    await waitFor(() => getComputedStyle(field).borderColor !== borderColor);
    await waitFor(() => statusText() === 'Refused: Width. All is as it was.');
    expect(trackOf(session)).to.equal(track);
    expect(track.readyState).to.equal('live');
    expect(opened).to.deep.equal([]);
  });

  it('goes back to the camera before, as it was, where only trying shows it', async () => {
    await show(camera('Back camera', 'environment', SMALL));
    await tellNothing();
    await trackOf(session).applyConstraints({ width: { exact: 320 }, height: { exact: 200 } });
    await ask('exact', 1920);
    await refuse();
    expect(opened).to.deep.equal(['Back camera', 'Front camera']);
    expect(element.error!.constraint).to.equal('width');
    expect(settingsOf(session)).to.include({ facingMode: 'user', width: 320, height: 200 });
    expect(element.drafts.video, 'what is written stays').to.deep.include({ width: { exact: 1920 } });
    await waitFor(() => fieldOf(element, 'width-exact')!.getAttribute('aria-invalid') === 'true');
    expect(session.stream!.getVideoTracks().map(({ readyState }) => readyState)).to.deep.equal(['live']);
    await write(element, 'width-exact', 640);
    await apply(element);
    expect(settingsOf(session)).to.include({ facingMode: 'environment', width: 640 });
  });

  it('takes one of several that can', async () => {
    await show(
      camera('Back camera 0', 'environment', SMALL),
      camera('Back camera 1', 'environment', [{ width: 1920, height: 1080, frameRate: 30 }]),
    );
    await ask('exact', 1920);
    expect(whyOf(element, 'facingMode')).to.contain('Back camera 1');
    await apply(element);
    expect(trackOf(session).label).to.equal('Back camera 1');
    expect(settingsOf(session).width).to.equal(1920);
  });

  it('stays with the camera that can, where another one is only preferred', async () => {
    await show(camera('Back camera', 'environment', SMALL));
    await ask('ideal', 1920);
    await apply(element);
    expect(settingsOf(session)).to.include({ facingMode: 'user', width: 1920 });
    expect(opened).to.deep.equal([]);
  });

  it('says at what was asked that the camera is gone, not at an id that nobody asked for', async () => {
    const back = camera('Back camera', 'environment');
    await show(back);
    await tellNothing(() => devices.unplug(back));
    await ask('exact', 320);
    await refuse();
    expect(element.error).to.include({ code: 'overconstrained', constraint: 'facingMode' });
    await waitFor(() => fieldOf(element, 'facingMode-exact')!.getAttribute('aria-invalid') === 'true');
    expect(statusText()).to.contain('Direction it faces');
    expect(fieldOf(element, 'deviceId')!.value).to.equal('none');
    expect(trackOf(session).label).to.equal('Front camera');
  });

  it('asks the camera before for the same again, where the machine had to close it', async () => {
    const back = camera('Back camera', 'environment');
    await show(back);
    const { mediaDevices } = devices.platform;
    const { getUserMedia } = mediaDevices!;
    const isOpen = (): boolean => session.stream!.getTracks().some(({ readyState }) => readyState === 'live');
    const inUse = new DOMException('Could not start video source: device in use', 'NotReadableError');
    mediaDevices!.getUserMedia = (constraints) =>
      session.stream && isOpen() ? Promise.reject(inUse) : getUserMedia.call(mediaDevices, constraints);
    await trackOf(session).applyConstraints({ width: { exact: 320 } });
    back.inUse = true;
    await ask('exact', 640);
    await refuse();
    expect(element.error!.code).to.equal('device-in-use');
    await waitFor(() => statusText() === 'Not applied: the other device could not be opened');
    expect(opened).to.deep.equal(['Front camera']);
    expect(settingsOf(session)).to.include({ facingMode: 'user', width: 320 });
  });

  it('leaves a session alone that is stopped, or started anew, meanwhile', async () => {
    const back = camera('Back camera', 'environment', SMALL);
    await show(back);
    await tellNothing();
    await ask('exact', 1920);
    devices.slow(back, 50);
    const applied = element.apply();
    const track = await waitFor(() => session.stream && trackOf(session));
    session.stop();
    expect(await applied).to.equal(false);
    expect(session.state.status).to.equal('idle');
    expect([track.readyState, element.error]).to.deep.equal(['ended', undefined]);
  });
});
