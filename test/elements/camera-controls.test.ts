import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-capture-session.js';
import type { CameraControls } from '../../src/elements/camera-controls/camera-controls.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import {
  controlOf,
  controlsFor,
  createControls,
  drag,
  EVERYTHING,
  namesOf,
  settingsOf,
  showControls,
  startCamera,
  startOn,
  useCameras,
} from '../support/camera-controls.js';
import { describeElement } from '../support/describe-element.js';
import { partOf, textOf, untilState, warningsOf } from '../support/elements.js';
import { waitFor } from '../support/wait.js';

/** It looks five times in 3.6 s before it says so, and each of them may be late. */
const untilNone = (element: CameraControls): Promise<boolean> =>
  waitFor(() => element.matches(':state(none)'), { timeout: 20_000 });

describe('<camera-controls>', () => {
  useCameras();

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
        element.session = await startCamera(EVERYTHING);
        await untilState(element, 'live');
        element.shadowRoot!.querySelector('details')!.open = true;
      },
      'with nothing': async (element) => {
        element.session = await startCamera({});
        await untilNone(element);
      },
      refused: async (element) => {
        element.session = await startCamera(EVERYTHING);
        await untilState(element, 'live');
        element.stream!.getVideoTracks()[0]!.applyConstraints = () =>
          Promise.reject(new DOMException('no', 'OverconstrainedError'));
        drag(element, 'zoom', 2);
        await untilState(element, 'error');
      },
    },
  });

  it('has a control for what the camera can do, and none for what it lacks', async () => {
    const element = await showControls({
      freePanTiltZoom: true,
      controls: { zoom: { min: 1, max: 8 }, torch: [false] },
    });
    expect(namesOf(element)).to.deep.equal(['zoom']);
    expect(partOf(element, 'switch-camera')).to.equal(null);
    expect(partOf(element, 'more')).to.equal(null);
  });

  it('has controls for all that a camera can have', async () => {
    const element = await showControls();
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
    const element = await createControls(await startCamera({}));
    await untilNone(element);
    expect(textOf(element)).to.contain('nothing to adjust');
  });

  it('shows what turns up some time after the start', async () => {
    const session = await startCamera({ freePanTiltZoom: true, controls: { zoom: { min: 1, max: 8 } } });
    const track = session.stream!.getVideoTracks()[0]!;
    const { getCapabilities } = track;
    track.getCapabilities = () => ({});
    const element = await createControls(session);
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
      const session = await startCamera({});
      const element = await createControls(session);
      expect(pending).to.have.property('size', 1);
      await untilNone(element);
      expect(pending).to.have.property('size', 0);
      expect(intervals).to.deep.equal([]);
    } finally {
      Object.assign(window, { setTimeout, setInterval });
    }
  });

  it('leaves it to the session to tell of a camera that is gone', async () => {
    const camera = new VirtualCamera(EVERYTHING);
    const devices = new VirtualDevices({ devices: [camera], permissions: { camera: 'granted' } });
    const session = await startOn(devices);
    const element = await controlsFor(session);
    let errors = 0;
    element.addEventListener('error', () => (errors += 1));
    expect(element.zoomBy(2)).to.equal(true);
    devices.unplug(camera);
    await untilState(element, 'idle');
    expect(session.state).to.have.nested.property('error.code', 'device-lost');
    expect(element.error).to.equal(undefined);
    expect(errors).to.equal(0);
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
    const element = await showControls();
    (await fixture(html`<section></section>`)).append(element);
    await untilState(element, 'live');
    drag(element, 'zoom', 2);
    await waitFor(() => settingsOf(element).zoom === 2);
    element.session!.stop();
    await untilState(element, 'idle');
    expect(namesOf(element)).to.deep.equal([]);
  });

  it('lets a zoom slider follow the direction of the text, and pan that of the picture', async () => {
    const element = await showControls();
    element.parentElement!.lang = 'ar';
    await waitFor(() => controlOf(element, 'zoom')!.matches(':dir(rtl)'));
    expect(controlOf(element, 'pan')!.matches(':dir(rtl)')).to.equal(false);
  });

  it('warns of gestures that there are not', async () => {
    const element = await createControls();
    const warnings = await warningsOf(async () => {
      element.gestures = 'tap swipe';
      await element.updateComplete;
    });
    expect(warnings).to.have.length(1);
  });
});
