import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import { applyLatest } from '../../src/core/tracks/apply-latest.js';
import type { MediaConstraintsEditor } from '../../src/elements/media-constraints-editor/media-constraints-editor.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { canvas } from '../../src/virtual/pictures/pictures.js';
import { preset } from '../../src/virtual/presets.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import {
  apply,
  choose,
  createEditor,
  fieldOf,
  FULL_CAMERA,
  settingsOf,
  showEditor,
  trackOf,
  whyOf,
  write,
} from '../support/constraints-editor.js';
import { partOf, press, textOf, untilPart, untilState } from '../support/elements.js';
import { engine } from '../support/engine.js';
import { virtualPageDevices } from '../support/page-devices.js';
import { setPermissions } from '../support/permissions.js';
import { isLike, paintedCanvas, plain, videoOf, type Colour } from '../support/pictures.js';
import { eventAfter, waitFor } from '../support/wait.js';

let session: CaptureSession;
let element: MediaConstraintsEditor;

/** Chooses by the text that people read. */
async function pick(id: string, text: string): Promise<void> {
  const select = await waitFor(() => fieldOf(element, id));
  const option = await waitFor(() => [...select.options].find((each) => each.text === text), {
    message: text,
  });
  select.selectedIndex = option.index;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

describe('<media-constraints-editor>: devices', () => {
  let devices: VirtualDevices;
  let open: Set<MediaStreamTrack>;
  let most: number;

  beforeEach(async () => {
    devices = new VirtualDevices({
      devices: preset('phone'),
      permissions: { camera: 'granted', microphone: 'granted' },
    });
    const { mediaDevices } = devices.platform;
    const { getUserMedia } = mediaDevices!;
    [open, most] = [new Set(), 0];
    mediaDevices!.getUserMedia = async (constraints) => {
      const stream = await getUserMedia.call(mediaDevices, constraints);
      stream.getVideoTracks().forEach((track) => open.add(track));
      return stream;
    };
    session = new CaptureSession({ platform: devices.platform });
    session.subscribe(() => (most = Math.max(most, session.stream?.getVideoTracks().length ?? 0)));
    await session.start({ video: { facingMode: 'user' } });
    element = await createEditor(session);
    await untilState(element, 'live');
  });

  afterEach(() => session.stop());

  const live = (): number => [...open].filter(({ readyState }) => readyState === 'live').length;

  it('switches to another device, by its name, and closes the one before', async () => {
    await choose(element, 'deviceId', 'exact');
    await pick('deviceId-exact', 'Back telephoto camera');
    expect(whyOf(element, 'deviceId')).to.equal('Another device is opened for it: Back telephoto camera');
    await choose(element, 'width', 'exact');
    await write(element, 'width-exact', 320);
    await apply(element);
    expect(trackOf(session).label).to.equal('Back telephoto camera');
    expect(settingsOf(session).width).to.equal(320);
    expect([live(), most]).to.deep.equal([1, 1]);
    await waitFor(() => whyOf(element, 'deviceId') === 'As asked: Back telephoto camera');
  });

  it('switches to a camera that looks another way', async () => {
    await choose(element, 'facingMode', 'exact');
    await choose(element, 'facingMode-exact', 'environment');
    await apply(element);
    expect(settingsOf(session).facingMode).to.equal('environment');
    expect(live()).to.equal(1);
    await waitFor(() => fieldOf(element, 'zoom')?.closest('.row')!.textContent.includes('can be'));
  });

  it('switches to a device in the same piece of hardware', async () => {
    const infos = await devices.mediaDevices.enumerateDevices();
    const { groupId } = infos.find(({ label }) => label === 'Back camera')!;
    await choose(element, 'groupId', 'exact');
    await pick('groupId-exact', 'Back camera');
    await apply(element);
    expect(settingsOf(session).groupId).to.equal(groupId);
    expect(live()).to.equal(1);
  });

  it('stays where no camera looks that way, and says so', async () => {
    const track = trackOf(session);
    await choose(element, 'facingMode', 'exact');
    await choose(element, 'facingMode-exact', 'left');
    expect(whyOf(element, 'facingMode')).to.equal('The device can’t do that');
    await eventAfter(element, 'error', () => press(element, 'apply'));
    expect(element.error!.constraint).to.equal('facingMode');
    expect(trackOf(session)).to.equal(track);
    expect(track.readyState).to.equal('live');
  });

  it('says why another device could not be opened; the one before goes on', async () => {
    for (const device of devices.devices) if (device.label !== 'Front camera') device.inUse = true;
    await choose(element, 'deviceId', 'exact');
    await pick('deviceId-exact', 'Back camera');
    await eventAfter(element, 'error', () => press(element, 'apply'));
    expect(element.error!.code).to.equal('device-in-use');
    await untilPart(element, 'notice');
    expect(trackOf(session).label).to.equal('Front camera');
    expect(live()).to.equal(1);
  });

  it('keeps a draft when the device is switched elsewhere, and follows where there is none', async () => {
    const infos = await devices.mediaDevices.enumerateDevices();
    const { deviceId } = infos.find(({ label }) => label === 'Back camera')!;
    await choose(element, 'width', 'min');
    await session.selectDevice('videoinput', deviceId);
    await waitFor(() => fieldOf(element, 'deviceId')!.closest('.row')!.textContent.includes('Back camera'));
    expect(element.drafts.video).to.have.property('width');
    await press(element, 'reset');
    await waitFor(() => fieldOf(element, 'deviceId')!.value === 'exact');
  });
});

describe('<media-constraints-editor>: what is so', () => {
  afterEach(() => session.stop());

  it('follows what another element applies, and what a page does', async () => {
    ({ session, editor: element } = await showEditor());
    await applyLatest(trackOf(session), { zoom: 2 });
    await waitFor(() => fieldOf(element, 'zoom')!.closest('.row')!.textContent.includes('now 2'));
    expect(element.drafts.video).to.deep.equal({ advanced: [{ zoom: 2 }] });
    await trackOf(session).applyConstraints({ width: { exact: 800 } });
    await waitFor(() => fieldOf(element, 'width-exact')?.value === '800');
  });

  it('changes the picture', async () => {
    const [red, grey]: Colour[] = [
      [220, 30, 30],
      [100, 100, 100],
    ];
    const scene = paintedCanvas(640, 480, (context) => {
      plain(red!)(context, 640, 480);
      context.fillStyle = `rgb(${grey!.join()})`;
      context.fillRect(240, 180, 160, 120);
    });
    const camera = new VirtualCamera({ ...FULL_CAMERA, picture: canvas(scene) });
    ({ session, editor: element } = await showEditor({ video: true }, [camera]));
    const video = videoOf(session.stream!);
    const at = (x: number): Colour => {
      const small = paintedCanvas(9, 9, (context) => context.drawImage(video, 0, 0, 9, 9));
      const [r = 0, g = 0, b = 0] = small.getContext('2d')!.getImageData(x, 4, 1, 1).data;
      return [r, g, b];
    };
    await waitFor(() => isLike(at(4), grey!) && isLike(at(1), red!));
    await choose(element, 'zoom', 'exact');
    await write(element, 'zoom-exact', 4);
    await apply(element);
    await waitFor(() => isLike(at(1), grey!));
    await choose(element, 'brightness', 'exact');
    await write(element, 'brightness-exact', 100);
    await choose(element, 'width', 'exact');
    await write(element, 'width-exact', 320);
    await apply(element);
    await waitFor(() => isLike(at(1), [208, 208, 208]) && video.videoWidth === 320);
    video.srcObject = null;
  });

  it('applies one change at a time while a slider is dragged, and ends on the last', async () => {
    ({ session, editor: element } = await showEditor());
    element.live = true;
    const track = trackOf(session);
    const { applyConstraints } = track;
    let [underWay, most, count] = [0, 0, 0];
    let goOn = (): void => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    track.applyConstraints = async (constraints) => {
      count += 1;
      most = Math.max(most, (underWay += 1));
      await held;
      await applyConstraints.call(track, constraints).finally(() => (underWay -= 1));
    };
    await choose(element, 'zoom', 'exact');
    const slider = element.shadowRoot!.querySelector<HTMLInputElement>('.value [type="range"]')!;
    for (const zoom of Array.from({ length: 26 }, (_, step) => 1 + step / 10)) {
      slider.value = zoom.toFixed(1);
      slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      await element.updateComplete;
      // The thumb stays under the finger, whatever the camera has done so far.
      expect(slider.valueAsNumber).to.be.closeTo(zoom, 0.001);
    }
    slider.dispatchEvent(new Event('change', { bubbles: true }));
    goOn();
    await waitFor(() => settingsOf(session).zoom === 3.5);
    expect([most, count], 'the first, and the last').to.deep.equal([1, 2]);
    await waitFor(() => partOf(element, 'status')!.textContent === 'Applied: all is as asked');
    await press(element, 'undo');
    await waitFor(() => settingsOf(session).zoom === 1);
  });

  it('names what was refused where the browser does not, and what it refused without a reason', async () => {
    ({ session, editor: element } = await showEditor());
    const track = trackOf(session);
    track.applyConstraints = () => Promise.reject(new DOMException('no', 'OverconstrainedError'));
    await choose(element, 'torch', 'exact');
    await eventAfter(element, 'error', () => press(element, 'apply'));
    await waitFor(() => partOf(element, 'status')!.textContent.startsWith('The browser refused this'));
    await choose(element, 'width', 'exact');
    await write(element, 'width-exact', 20_000);
    expect(element.error, 'it is another draft').to.equal(undefined);
    await eventAfter(element, 'error', () => press(element, 'apply'));
    await waitFor(() => partOf(element, 'status')!.textContent.startsWith('Refused: Width.'));
    const refusal = Object.assign(new DOMException('no', 'OverconstrainedError'), { constraint: 'torch' });
    track.applyConstraints = () => Promise.reject(refusal);
    await eventAfter(element, 'error', () => press(element, 'apply'));
    await waitFor(() => whyOf(element, 'torch') === 'The browser refused this');
    expect(fieldOf(element, 'torch-exact')!.getAttribute('aria-invalid')).to.equal('true');
  });

  it('says so of what only the browser knows, and of what tracks of this kind do not have', async () => {
    ({ session, editor: element } = await showEditor());
    await write(element, 'json', '{"novelty": true, "sampleRate": 48000}');
    expect(whyOf(element, 'novelty')).to.contain('Only trying will show');
    expect(whyOf(element, 'sampleRate')).to.equal('Has no effect on this track');
  });

  it('shows what there is of any stream, also where its device tells nothing', async () => {
    ({ session, editor: element } = await showEditor({ audio: true }, [new VirtualMicrophone()]));
    const track = trackOf(session, 'audio');
    track.getCapabilities = () => ({});
    await track.applyConstraints({});
    element = await createEditor(session);
    await untilState(element, 'live');
    await choose(element, 'sampleRate', 'exact');
    await waitFor(() => whyOf(element, 'sampleRate').startsWith('Only trying will show'));
    await apply(element);
    await waitFor(() => whyOf(element, 'sampleRate').startsWith('As asked'));
    expect(textOf(element)).to.not.contain('undefined');
  });
});

describe('<media-constraints-editor>, with a fake camera of the engine', () => {
  afterEach(() => session.stop());

  it('asks for a zoom and a size together (needs fake cameras that have both)', async function () {
    if (engine.name !== 'chromium' || virtualPageDevices()) this.skip();
    await setPermissions({ camera: 'granted', panTiltZoom: 'granted' });
    session = new CaptureSession();
    const moves = { pan: true, tilt: true, zoom: true };
    await session.start({ video: { width: 640, ...moves } as MediaTrackConstraints });
    element = await createEditor(session);
    await untilState(element, 'live');
    await choose(element, 'width', 'exact');
    await write(element, 'width-exact', 320);
    await choose(element, 'zoom', 'ideal');
    await write(element, 'zoom-ideal', 300);
    await choose(element, 'focusMode', 'exact');
    // The size is that of the frames: it follows a frame later.
    const isAsAsked = (): boolean => settingsOf(session).width === 320 && settingsOf(session).zoom === 300;
    await apply(element);
    await waitFor(isAsAsked);
    await waitFor(() => whyOf(element, 'width') === 'As asked: 320 px');
    await waitFor(() => whyOf(element, 'zoom') === 'As asked: 300');
    await choose(element, 'torch', 'exact');
    await write(element, 'width-exact', 640);
    await eventAfter(element, 'error', () => press(element, 'apply'));
    expect(element.error!.constraint).to.equal('torch');
    await waitFor(isAsAsked, { message: 'all is as it was' });
  });

  it('asks any camera for a size, and says what came of it', async () => {
    session = new CaptureSession();
    await session.start({ video: true });
    element = await createEditor(session);
    await untilState(element, 'live');
    await choose(element, 'width', 'ideal');
    await write(element, 'width-ideal', 320);
    await apply(element);
    await waitFor(() => /^(As asked|Is )/.test(whyOf(element, 'width')));
  });
});
