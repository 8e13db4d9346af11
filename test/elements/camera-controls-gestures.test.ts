import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/camera-controls.js';
import '../../src/define/media-stream-preview.js';
import type { CameraControls } from '../../src/elements/camera-controls/camera-controls.js';
import type { MediaStreamPreview } from '../../src/elements/media-stream-preview/media-stream-preview.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { partOf, recordEvents, untilState, warningsOf } from '../support/elements.js';
import { nextEvent, waitFor } from '../support/wait.js';

type Settings = Record<string, unknown>;

describe('<camera-controls>: on the preview', () => {
  let session: CaptureSession;
  let preview: MediaStreamPreview;
  let controls: CameraControls;

  beforeEach(async () => {
    const camera = new VirtualCamera({
      freePanTiltZoom: true,
      controls: {
        zoom: { min: 1, max: 4, step: 0.1 },
        focusMode: ['continuous', 'single-shot'],
        pointsOfInterest: { points: 1 },
      },
    });
    const devices = new VirtualDevices({ devices: [camera], permissions: { camera: 'granted' } });
    session = new CaptureSession({ platform: devices.platform });
    await session.start({ video: { width: 640, height: 480 } });
  });
  afterEach(() => session.stop());

  /** A preview, 400 px wide and as high as asked, and the controls. */
  const show = async (height = 300, style = ''): Promise<void> => {
    const place = await fixture<HTMLElement>(html`
      <div>
        <media-stream-preview
          id="view"
          mirror="off"
          .session=${session}
          style="width: 400px; height: ${height}px; --capture-aspect-ratio: auto; ${style}"
        ></media-stream-preview>
        <camera-controls .session=${session}></camera-controls>
      </div>
    `);
    preview = place.querySelector('media-stream-preview')!;
    controls = place.querySelector('camera-controls')!;
    await preview.whenReady();
    await untilState(controls, 'live');
  };

  const settings = (): Settings => session.stream!.getVideoTracks()[0]!.getSettings() as Settings;
  const untilZoom = (zoom: number): Promise<unknown> => waitFor(() => settings().zoom === zoom);

  const wheel = (deltaY: number, init: WheelEventInit = {}, target: Element = preview): boolean =>
    target.dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true, ...init }));

  const finger = (type: string, pointerId: number, clientX: number): void => {
    const init = { pointerId, clientX, clientY: 100, pointerType: 'touch', bubbles: true };
    preview.dispatchEvent(new PointerEvent(type, init));
  };

  const tap = (x: number, y: number): void => {
    const { left, top } = preview.getBoundingClientRect();
    const target = partOf(preview, 'frame')!;
    const init = { clientX: left + x, clientY: top + y, bubbles: true, composed: true, detail: 1 };
    target.dispatchEvent(new MouseEvent('click', init));
  };

  const untilPoint = async (x: number, y: number): Promise<void> => {
    const point = (): DOMPointInit => (settings().pointsOfInterest as DOMPointInit[])[0] ?? {};
    await waitFor(() => settings().pointsOfInterest && point().x !== undefined);
    expect(point().x).to.be.closeTo(x, 0.01);
    expect(point().y).to.be.closeTo(y, 0.01);
  };

  it('zooms with the wheel, and lets the page scroll at both ends', async () => {
    await show();
    const changed = nextEvent(controls, 'change');
    expect(wheel(200)).to.equal(true);
    expect(wheel(-500)).to.equal(false);
    await untilZoom(2.1);
    await changed;
    expect(wheel(-5000)).to.equal(false);
    await untilZoom(4);
    expect(wheel(-100)).to.equal(true);
  });

  it('adds up steps that are less than one of the camera', async () => {
    await show();
    for (let step = 0; step < 20; step += 1) wheel(-10);
    // 1.0015 to the power of 200, in tenths.
    await untilZoom(1.3);
    // 1.5 from there, whether it belongs to the same gesture or comes too late for that.
    wheel(-5, { deltaMode: WheelEvent.DOM_DELTA_LINE });
    await untilZoom(1.5);
  });

  it('zooms with two fingers, and with none or three it does not', async () => {
    await show();
    finger('pointerdown', 1, 100);
    finger('pointermove', 1, 50);
    finger('pointerdown', 2, 150);
    finger('pointermove', 2, 250);
    await untilZoom(2);
    finger('pointerdown', 3, 200);
    finger('pointermove', 3, 400);
    finger('pointerup', 3, 400);
    finger('pointermove', 2, 350);
    await untilZoom(3);
    finger('pointerup', 2, 350);
    finger('pointermove', 1, 0);
    wheel(-5000);
    await untilZoom(4);
  });

  it('zooms with a pinch on a trackpad, which is a wheel with Control', async () => {
    await show();
    controls.gestures = 'pinch';
    expect(wheel(-500)).to.equal(true);
    expect(wheel(-70, { ctrlKey: true })).to.equal(false);
    await untilZoom(2);
  });

  it('focuses where the picture is tapped', async () => {
    await show();
    const changed = nextEvent(controls, 'change');
    const mark: string[] = [];
    partOf(controls, 'focus-mark')!.addEventListener('beforetoggle', ({ newState }) => mark.push(newState));
    tap(100, 75);
    await untilPoint(0.25, 0.25);
    expect(settings().focusMode).to.equal('single-shot');
    await changed;
    await waitFor(() => mark.length > 1);
    expect(mark).to.deep.equal(['open', 'closed']);
  });

  it('finds the point of a picture that is cropped', async () => {
    // 400 px wide and 100 high: of 300 px those in the middle are to be seen.
    await show(100);
    tap(300, 0);
    await untilPoint(0.75, 1 / 3);
  });

  it('finds the point of a picture that is shown whole, and none beside it', async () => {
    await show(150, '--capture-object-fit: contain;');
    const seen = recordEvents(controls, 'change');
    tap(50, 75);
    tap(250, 75);
    await untilPoint(0.75, 0.5);
    await waitFor(() => seen.length);
    expect(seen).to.have.length(1);
  });

  it('finds the point of a picture that is mirrored', async () => {
    await show();
    preview.mirror = 'on';
    await preview.updateComplete;
    tap(100, 75);
    await untilPoint(0.75, 0.25);
  });

  it('can be told where to focus without the picture', async () => {
    await show();
    for (const [name, value] of [
      ['pointX', 20],
      ['pointY', 80],
    ] as const) {
      const slider = controls.shadowRoot!.querySelector<HTMLInputElement>(`#${name}`)!;
      slider.value = String(value);
      slider.dispatchEvent(new Event('change'));
      await nextEvent(controls, 'change');
    }
    await untilPoint(0.2, 0.8);
  });

  it('leaves the buttons of a preview alone', async () => {
    await show();
    const button = document.createElement('button');
    button.slot = 'overlay';
    preview.append(button);
    button.click();
    tap(200, 150);
    await untilPoint(0.5, 0.5);
  });

  it('takes the gestures that it is told to', async () => {
    await show();
    controls.gestures = '';
    expect(wheel(-500)).to.equal(true);
    tap(100, 75);
    controls.gestures = 'tap';
    tap(200, 150);
    await untilPoint(0.5, 0.5);
  });

  it('finds a preview that comes later, and lets go of one that shows something else', async () => {
    await show();
    const later = document.createElement('media-stream-preview');
    later.session = session;
    preview.before(later);
    await waitFor(() => !wheel(-500, {}, later));
    later.srcObject = new MediaStream();
    controls.requestUpdate();
    await controls.updateComplete;
    expect(wheel(-500, {}, later)).to.equal(true);
    expect(wheel(-50)).to.equal(false);
  });

  it('listens to the one that it names, which may be a video', async () => {
    await show();
    const video = Object.assign(document.createElement('video'), { id: 'other', muted: true });
    preview.before(video);
    controls.preview = 'other';
    await controls.updateComplete;
    expect(wheel(-500)).to.equal(true);
    expect(wheel(-500, {}, video)).to.equal(false);
    const warnings = await warningsOf(async () => {
      controls.preview = 'nowhere';
      await controls.updateComplete;
    });
    expect(warnings).to.have.length(1);
    expect(wheel(-500, {}, video)).to.equal(true);
  });

  it('listens no more once it is gone', async () => {
    await show();
    expect(wheel(-50)).to.equal(false);
    controls.remove();
    expect(wheel(-50)).to.equal(true);
  });
});
