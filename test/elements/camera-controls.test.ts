import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/camera-controls.js';
import '../../src/define/media-capture-session.js';
import type { CameraControls } from '../../src/elements/camera-controls/camera-controls.js';
import { VirtualCamera, type VirtualCameraOptions } from '../../src/virtual/devices/virtual-camera.js';
import { canvas } from '../../src/virtual/pictures/pictures.js';
import { preset } from '../../src/virtual/presets.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { describeElement } from '../support/describe-element.js';
import {
  partOf,
  press,
  recordEvents,
  textOf,
  untilPart,
  untilState,
  warningsOf,
} from '../support/elements.js';
import { isLike, paintedCanvas, plain, videoOf, type Colour } from '../support/pictures.js';
import { eventAfter, nextEvent, waitFor } from '../support/wait.js';

type Settings = Record<string, unknown>;
type Control = HTMLElement & { value: string; valueAsNumber: number; disabled: boolean };

const METERING = ['continuous', 'single-shot', 'manual'];

/** A camera that has everything. */
const FULL: VirtualCameraOptions = {
  label: 'Full camera',
  freePanTiltZoom: true,
  controls: {
    zoom: { min: 1, max: 4, step: 0.1 },
    pan: { min: -36000, max: 36000, step: 3600 },
    tilt: { min: -36000, max: 36000, step: 3600 },
    torch: [false, true],
    backgroundBlur: [false, true],
    focusMode: METERING,
    focusDistance: { min: 0.1, max: 5, step: 0.1 },
    exposureMode: METERING,
    exposureCompensation: { min: -2, max: 2, step: 0.1 },
    exposureTime: { min: 10, max: 1000, step: 10 },
    whiteBalanceMode: ['continuous', 'manual'],
    colorTemperature: { min: 2500, max: 8000, step: 100 },
    iso: { min: 100, max: 1600, step: 100 },
    brightness: { min: 0, max: 100, step: 1 },
    contrast: { min: 0, max: 100, step: 1 },
    saturation: { min: 0, max: 100, step: 1 },
    sharpness: { min: 0, max: 100, step: 1 },
    pointsOfInterest: { points: 1 },
  },
};

const camera = (options: VirtualCameraOptions): CaptureSession =>
  new CaptureSession({
    platform: new VirtualDevices({
      devices: [new VirtualCamera(options)],
      permissions: { camera: 'granted' },
    }).platform,
  });

let session: CaptureSession;

const trackOf = (from = session): MediaStreamTrack => from.stream!.getVideoTracks()[0]!;
const settingsOf = (from = session): Settings => trackOf(from).getSettings() as Settings;
const controlOf = (element: CameraControls, name: string): Control | null =>
  element.shadowRoot!.querySelector<Control>(`#${name}`);
const namesOf = (element: CameraControls): string[] =>
  [...element.shadowRoot!.querySelectorAll('[part="control"] > [id], [part="switch"]')].map(({ id }) => id);

/** Drags a slider to a value, as a finger does that lets go there. */
function drag(element: CameraControls, name: string, ...values: number[]): void {
  const slider = controlOf(element, name)!;
  for (const value of values) {
    slider.value = String(value);
    slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  slider.dispatchEvent(new Event('change', { bubbles: true }));
}

function choose(element: CameraControls, name: string, mode: string): void {
  const select = controlOf(element, name)!;
  select.value = mode;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

const create = async (from?: CaptureSession): Promise<CameraControls> =>
  fixture<CameraControls>(html`<camera-controls .session=${from}></camera-controls>`);

const show = async (options: VirtualCameraOptions = FULL): Promise<CameraControls> => {
  session = camera(options);
  await session.start();
  const element = await create(session);
  await untilState(element, 'live');
  return element;
};

describe('camera controls', () => {
  afterEach(() => session?.stop());

  describeElement('camera-controls', {
    defaults: {
      preview: '',
      gestures: 'pinch wheel tap',
      session: undefined,
      htmlFor: '',
      stream: undefined,
      status: 'idle',
      error: undefined,
    },
    attributes: [
      ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
      ['preview', 'preview', 'preview', 'preview'],
      ['gestures', 'tap', 'gestures', 'tap'],
    ],
    properties: { session: new CaptureSession() },
    texts: ['The camera is off.', 'Die Kamera ist aus.'],
    tree: ['StaticText The camera is off.', 'status'],
    looks: {
      idle: () => undefined,
      'with everything': async (element) => {
        session = camera(FULL);
        await session.start();
        element.session = session;
        await untilState(element, 'live');
        element.shadowRoot!.querySelector('details')!.open = true;
      },
      'with nothing': async (element) => {
        session = camera({});
        await session.start();
        element.session = session;
        await untilState(element, 'none');
      },
      refused: async (element) => {
        session = camera(FULL);
        await session.start();
        element.session = session;
        await untilState(element, 'live');
        trackOf().applyConstraints = () => Promise.reject(new DOMException('no', 'OverconstrainedError'));
        drag(element, 'zoom', 2);
        await untilState(element, 'error');
      },
    },
  });

  describe('<camera-controls>', () => {
    it('has a control for what the camera can do, and none for what it lacks', async () => {
      const element = await show({
        freePanTiltZoom: true,
        controls: { zoom: { min: 1, max: 8 }, torch: [false] },
      });
      expect(namesOf(element)).to.deep.equal(['zoom']);
      expect(partOf(element, 'switch-camera')).to.equal(null);
      expect(partOf(element, 'more')).to.equal(null);
    });

    it('has controls for all that a camera can have', async () => {
      const element = await show();
      expect(namesOf(element)).to.deep.equal([
        'torch',
        'backgroundBlur',
        'zoom',
        'focusMode',
        'exposureMode',
        'exposureCompensation',
        'whiteBalanceMode',
        'pan',
        'tilt',
        'brightness',
        'contrast',
        'saturation',
        'sharpness',
        'pointX',
        'pointY',
      ]);
    });

    it('says so where there is nothing to adjust', async () => {
      session = camera({});
      await session.start();
      const element = await create(session);
      await untilState(element, 'none');
      expect(textOf(element)).to.contain('nothing to adjust');
    });

    it('shows what turns up some time after the start', async () => {
      session = camera({ freePanTiltZoom: true, controls: { zoom: { min: 1, max: 8 } } });
      await session.start();
      const track = trackOf();
      const { getCapabilities } = track;
      track.getCapabilities = () => ({});
      const element = await create(session);
      expect(element.status).to.equal('starting');
      expect(namesOf(element)).to.deep.equal([]);
      track.getCapabilities = getCapabilities;
      await untilState(element, 'live');
      expect(controlOf(element, 'zoom')).to.not.equal(null);
    });

    it('looks a few times and then no more', async () => {
      const { setTimeout, setInterval } = window;
      const [pending, intervals] = [new Set<unknown>(), [] as unknown[]];
      const wrapped = (call: () => void, wait = 0): unknown => {
        const id = setTimeout(() => {
          pending.delete(id);
          call();
        }, wait);
        // What tests wait with is shorter.
        if (wait >= 50) pending.add(id);
        return id;
      };
      const watched = (...args: Parameters<typeof setInterval>): unknown => (
        intervals.push(args),
        setInterval(...args)
      );
      Object.assign(window, { setTimeout: wrapped, setInterval: watched });
      try {
        session = camera({});
        await session.start();
        const element = await create(session);
        expect(pending).to.have.property('size', 1);
        await untilState(element, 'none');
        expect(pending).to.have.property('size', 0);
        expect(intervals).to.deep.equal([]);
      } finally {
        Object.assign(window, { setTimeout, setInterval });
      }
    });

    for (const [name, values, text] of [
      ['zoom', [1.5, 3, 2], '2×'],
      ['pan', [7200], '+2°'],
      ['tilt', [-7200], '-2°'],
      ['exposureCompensation', [0.7], '+0.7 EV'],
      ['brightness', [75], '75%'],
      ['contrast', [10], '10%'],
      ['saturation', [100], '100%'],
      ['sharpness', [0], '0%'],
    ] as const) {
      it(`sets ${name} with a slider, and says it with its unit`, async () => {
        const element = await show();
        const changed = nextEvent(element, 'change');
        drag(element, name, ...values);
        await changed;
        expect(settingsOf()[name]).to.equal(values.at(-1));
        const slider = controlOf(element, name)!;
        await waitFor(() => slider.getAttribute('aria-valuetext') === text);
        expect(slider.parentElement!.querySelector('[part="value"]')!.textContent).to.equal(text);
        expect(slider.valueAsNumber).to.equal(values.at(-1));
      });
    }

    for (const [mode, name, value, text] of [
      ['focusMode', 'focusDistance', 0.5, '0.5 m'],
      ['exposureMode', 'exposureTime', 200, '1/50 s'],
      ['exposureMode', 'iso', 400, 'ISO 400'],
      ['whiteBalanceMode', 'colorTemperature', 5000, '5,000 K'],
    ] as const) {
      it(`sets ${name} where ${mode} is manual`, async () => {
        const element = await show();
        expect(controlOf(element, name)).to.equal(null);
        choose(element, mode, 'manual');
        await waitFor(() => controlOf(element, name));
        expect(settingsOf()[mode]).to.equal('manual');
        drag(element, name, value);
        await waitFor(() => settingsOf()[name] === value);
        await waitFor(() => controlOf(element, name)!.getAttribute('aria-valuetext') === text);
        expect(settingsOf()[mode]).to.equal('manual');
        choose(element, mode, 'continuous');
        await waitFor(() => !controlOf(element, name));
        expect(settingsOf()[mode]).to.equal('continuous');
      });
    }

    for (const name of ['torch', 'backgroundBlur']) {
      it(`turns ${name} on and off; pressed is what is so`, async () => {
        const element = await show();
        const button = controlOf(element, name)!;
        expect(button.getAttribute('aria-pressed')).to.equal('false');
        button.click();
        await nextEvent(element, 'change');
        expect(settingsOf()[name]).to.equal(true);
        await waitFor(() => button.getAttribute('aria-pressed') === 'true');
        button.click();
        await nextEvent(element, 'change');
        expect(settingsOf()[name]).to.equal(false);
      });
    }

    describe('changes the picture', () => {
      const RED: Colour = [220, 30, 30];
      const GREY: Colour = [100, 100, 100];
      const scene = paintedCanvas(640, 480, (context) => {
        plain(RED)(context, 640, 480);
        context.fillStyle = `rgb(${GREY.join()})`;
        context.fillRect(240, 180, 160, 120);
      });

      for (const [name, value, middle, edge] of [
        ['zoom', 4, GREY, GREY],
        ['pan', 18000, RED, GREY],
        ['tilt', 18000, RED, RED],
        ['brightness', 100, [208, 208, 208], [244, 187, 187]],
        ['torch', true, [172, 172, 160], [236, 135, 120]],
      ] as const) {
        it(`by ${name}`, async () => {
          const element = await show({ ...FULL, picture: canvas(scene) });
          const video = videoOf(session.stream!);
          const at = (x: number): Colour => {
            const small = paintedCanvas(9, 9, (context) => context.drawImage(video, 0, 0, 9, 9));
            const [red = 0, green = 0, blue = 0] = small.getContext('2d')!.getImageData(x, 4, 1, 1).data;
            return [red, green, blue];
          };
          await waitFor(() => isLike(at(4), GREY) && isLike(at(7), RED));
          if (value === true) controlOf(element, name)!.click();
          else drag(element, name, value);
          await waitFor(() => isLike(at(4), middle) && isLike(at(2), edge));
          video.srcObject = null;
        });
      }
    });

    it('applies one change at a time while a slider is dragged, and ends on the last', async () => {
      const element = await show();
      const track = trackOf();
      const { applyConstraints } = track;
      const zooms: unknown[] = [];
      let [underWay, most] = [0, 0];
      track.applyConstraints = async (constraints) => {
        zooms.push((constraints!.advanced![0] as Settings).zoom);
        most = Math.max(most, (underWay += 1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        await applyConstraints.call(track, constraints);
        underWay -= 1;
      };
      const seen = recordEvents(element, 'input', 'change');
      const slider = controlOf(element, 'zoom')!;
      for (const zoom of Array.from({ length: 26 }, (_, step) => 1 + step / 10)) {
        slider.value = zoom.toFixed(1);
        slider.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        await new Promise((resolve) => setTimeout(resolve, 4));
        // The thumb stays under the finger, whatever the camera has done so far.
        expect(slider.valueAsNumber).to.be.closeTo(zoom, 0.001);
      }
      slider.dispatchEvent(new Event('change', { bubbles: true }));
      await nextEvent(element, 'change');
      expect(most).to.equal(1);
      expect(zooms.length).to.be.below(20);
      expect(settingsOf().zoom).to.equal(3.5);
      expect(seen).to.deep.equal(['change bubbles']);
    });

    it('shows what is so, not what was asked for', async () => {
      const element = await show();
      const track = trackOf();
      const { applyConstraints } = track;
      track.applyConstraints = () =>
        applyConstraints.call(track, { advanced: [{ zoom: 2.5 } as MediaTrackConstraintSet] });
      drag(element, 'zoom', 4);
      await nextEvent(element, 'change');
      await element.updateComplete;
      const slider = controlOf(element, 'zoom')!;
      expect(slider.valueAsNumber).to.equal(2.5);
      expect(slider.getAttribute('aria-valuetext')).to.equal('2.5×');
    });

    it('says what the camera did not accept, and goes back to what is so', async () => {
      const element = await show();
      const track = trackOf();
      const { applyConstraints } = track;
      track.applyConstraints = () => Promise.reject(new DOMException('no', 'OverconstrainedError'));
      const seen = recordEvents(element, 'change', 'error');
      drag(element, 'zoom', 3);
      await untilState(element, 'error');
      expect(element.error!.code).to.equal('overconstrained');
      await waitFor(() => seen.includes('error'));
      expect(seen).to.deep.equal(['error']);
      await element.updateComplete;
      expect(textOf(element)).to.contain('did not accept this: Zoom');
      expect(controlOf(element, 'zoom')!.valueAsNumber).to.equal(1);
      track.applyConstraints = applyConstraints;
      drag(element, 'zoom', 3);
      await nextEvent(element, 'change');
      expect(element.error).to.equal(undefined);
    });

    it('sees what another one of its kind, or the system, changed', async () => {
      const element = await show();
      const other = await create(session);
      await untilState(other, 'live');
      drag(other, 'zoom', 3);
      await waitFor(() => controlOf(element, 'zoom')!.valueAsNumber === 3);
      await trackOf().applyConstraints({ advanced: [{ zoom: 2 } as MediaTrackConstraintSet] });
      trackOf().dispatchEvent(new Event('configurationchange'));
      await waitFor(() => controlOf(element, 'zoom')!.valueAsNumber === 2);
    });

    it('counts zoom in times, also where the camera counts in percent', async () => {
      const element = await show({
        freePanTiltZoom: true,
        controls: { zoom: { min: 100, max: 400, step: 10 } },
      });
      drag(element, 'zoom', 150);
      await waitFor(() => settingsOf().zoom === 150);
      await waitFor(() => controlOf(element, 'zoom')!.getAttribute('aria-valuetext') === '1.5×');
    });

    it('names the argument that can not be that, and zooms on all the same', async () => {
      const element = await show();
      for (const factor of [NaN, -1, '2'])
        expect(() => element.zoomBy(factor as number)).to.throw(TypeError, 'factor');
      expect(() => element.zoomBy(2, NaN)).to.throw(TypeError, 'time');
      for (const point of [null, 5, { x: 'a' }, { y: NaN }])
        expect(() => element.focusAt(point as DOMPointInit)).to.throw(TypeError, 'point');
      expect(element.zoomBy(2)).to.equal(true);
    });

    it('leaves it to the session to tell of a camera that is gone', async () => {
      const camera = new VirtualCamera(FULL);
      const devices = new VirtualDevices({ devices: [camera], permissions: { camera: 'granted' } });
      session = new CaptureSession({ platform: devices.platform });
      await session.start();
      const element = await create(session);
      await untilState(element, 'live');
      let errors = 0;
      element.addEventListener('error', () => (errors += 1));
      expect(element.zoomBy(2)).to.equal(true);
      devices.unplug(camera);
      await untilState(element, 'idle');
      expect(session.state).to.have.nested.property('error.code', 'device-lost');
      expect(element.error).to.equal(undefined);
      expect(errors).to.equal(0);
    });

    it('can not be set while the system holds the camera back', async () => {
      const devices = new VirtualDevices({
        devices: [new VirtualCamera(FULL)],
        permissions: { camera: 'granted' },
      });
      session = new CaptureSession({ platform: devices.platform });
      await session.start();
      const element = await create(session);
      await untilState(element, 'live');
      devices.mute('camera');
      await waitFor(() => controlOf(element, 'zoom')!.disabled);
      expect(element.zoomBy(2)).to.equal(false);
      devices.mute('camera', false);
      await waitFor(() => !controlOf(element, 'zoom')!.disabled);
    });

    it('uses the session around it, and asks for nothing', async () => {
      const around = await fixture<HTMLElement>(
        html`<media-capture-session><camera-controls></camera-controls></media-capture-session>`,
      );
      const element = around.querySelector('camera-controls')!;
      await element.updateComplete;
      expect(element.status).to.equal('idle');
      expect(element.stream).to.equal(undefined);
    });

    it('goes on where it was moved in the document, and ends with its session', async () => {
      const element = await show();
      (await fixture(html`<section></section>`)).append(element);
      await untilState(element, 'live');
      drag(element, 'zoom', 2);
      await waitFor(() => settingsOf().zoom === 2);
      session.stop();
      await untilState(element, 'idle');
      expect(namesOf(element)).to.deep.equal([]);
    });

    it('lets a zoom slider follow the direction of the text, and pan that of the picture', async () => {
      const element = await show();
      element.parentElement!.lang = 'ar';
      await waitFor(() => controlOf(element, 'zoom')!.matches(':dir(rtl)'));
      expect(controlOf(element, 'pan')!.matches(':dir(rtl)')).to.equal(false);
    });

    it('warns of gestures that there are not', async () => {
      const element = await create();
      const warnings = await warningsOf(async () => {
        element.gestures = 'tap swipe';
        await element.updateComplete;
      });
      expect(warnings).to.have.length(1);
    });
  });

  describe('<camera-controls>: the next camera', () => {
    let devices: VirtualDevices;

    const showPhone = async (): Promise<CameraControls> => {
      devices = new VirtualDevices({ devices: preset('phone'), permissions: { camera: 'granted' } });
      session = new CaptureSession({ platform: devices.platform });
      await session.start({ video: { facingMode: { exact: 'environment' } } });
      const element = await create(session);
      await untilPart(element, 'switch-camera');
      return element;
    };
    const lens = (element: CameraControls): string => partOf(element, 'lens')!.textContent.trim();

    it('goes from lens to lens, and has the controls of the one in use', async () => {
      const element = await showPhone();
      expect(lens(element)).to.equal('Back camera');
      expect(namesOf(element)).to.deep.equal(['torch', 'zoom']);
      const seen: string[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        const before = lens(element);
        await eventAfter(element, 'change', () => press(element, 'switch-camera'));
        await waitFor(() => lens(element) !== before);
        seen.push(lens(element));
        expect(trackOf().label).to.equal(lens(element));
      }
      expect(new Set(seen)).to.have.property('size', 4);
      await waitFor(() => namesOf(element).includes('torch'));
    });

    it('goes on by two where it is pressed twice in a row', async () => {
      const element = await showPhone();
      const button = (await untilPart(element, 'switch-camera')) as HTMLButtonElement;
      const before = devices.devices.filter(({ kind }) => kind === 'videoinput').map(({ label }) => label);
      button.click();
      button.click();
      const wanted = before[(before.indexOf('Back camera') + 2) % before.length]!;
      await waitFor(() => lens(element) === wanted);
      expect(trackOf().label).to.equal(wanted);
      expect(button.isConnected).to.equal(true);
    });

    it('says why the next camera did not start, and stays with the one before', async () => {
      const element = await showPhone();
      for (const device of devices.devices) if (device.label !== 'Back camera') device.inUse = true;
      const failed = nextEvent(element, 'error');
      await press(element, 'switch-camera');
      await failed;
      await untilPart(element, 'notice');
      expect(element.error!.code).to.equal('device-in-use');
      expect(lens(element)).to.equal('Back camera');
    });

    it('is not there with one camera', async () => {
      const element = await show();
      expect(partOf(element, 'switch-camera')).to.equal(null);
    });
  });
});
