import { expect } from '@open-wc/testing';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { canvas } from '../../src/virtual/pictures/pictures.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import {
  choose,
  controlOf,
  controlsFor,
  drag,
  EVERYTHING,
  move,
  settingsOf,
  showControls,
  startOn,
  trackOf,
  useCameras,
} from '../support/camera-controls.js';
import { recordEvents, textOf, untilState } from '../support/elements.js';
import { isLike, paintedCanvas, plain, videoOf, type Colour } from '../support/pictures.js';
import { nextEvent, waitFor } from '../support/wait.js';

type Settings = Record<string, unknown>;

describe('the settings of <camera-controls>', () => {
  useCameras();

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
      const element = await showControls();
      const changed = nextEvent(element, 'change');
      drag(element, name, ...values);
      await changed;
      expect(settingsOf(element)[name]).to.equal(values.at(-1));
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
      const element = await showControls();
      expect(controlOf(element, name)).to.equal(null);
      choose(element, mode, 'manual');
      await waitFor(() => controlOf(element, name));
      expect(settingsOf(element)[mode]).to.equal('manual');
      drag(element, name, value);
      await waitFor(() => settingsOf(element)[name] === value);
      await waitFor(() => controlOf(element, name)!.getAttribute('aria-valuetext') === text);
      expect(settingsOf(element)[mode]).to.equal('manual');
      choose(element, mode, 'continuous');
      await waitFor(() => !controlOf(element, name));
      expect(settingsOf(element)[mode]).to.equal('continuous');
    });
  }

  for (const name of ['torch', 'backgroundBlur']) {
    it(`turns ${name} on and off; pressed is what is so`, async () => {
      const element = await showControls();
      const button = controlOf(element, name)!;
      expect(button.getAttribute('aria-pressed')).to.equal('false');
      button.click();
      await nextEvent(element, 'change');
      expect(settingsOf(element)[name]).to.equal(true);
      await waitFor(() => button.getAttribute('aria-pressed') === 'true');
      button.click();
      await nextEvent(element, 'change');
      expect(settingsOf(element)[name]).to.equal(false);
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
        const element = await showControls({ ...EVERYTHING, picture: canvas(scene) });
        const video = videoOf(element.stream!);
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
    const element = await showControls();
    const track = trackOf(element);
    const { applyConstraints } = track;
    const asked: unknown[] = [];
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    track.applyConstraints = async (constraints) => {
      asked.push((constraints!.advanced![0] as Settings).zoom);
      await held;
      await applyConstraints.call(track, constraints);
    };
    const seen = recordEvents(element, 'input', 'change');
    for (const zoom of [1.5, 2, 2.5, 3]) {
      move(element, 'zoom', zoom);
      await element.updateComplete;
      // The thumb stays under the finger, whatever the camera has done so far.
      expect(controlOf(element, 'zoom')!.valueAsNumber).to.be.closeTo(zoom, 0.001);
    }
    drag(element, 'zoom', 3.5);
    expect(asked).to.deep.equal([1.5]);
    const changed = nextEvent(element, 'change');
    letGo();
    await changed;
    expect(asked).to.deep.equal([1.5, 3.5]);
    expect(settingsOf(element).zoom).to.equal(3.5);
    expect(seen).to.deep.equal(['change bubbles']);
  });

  it('shows what is so, not what was asked for', async () => {
    const element = await showControls();
    const track = trackOf(element);
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
    const element = await showControls();
    const track = trackOf(element);
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
    const element = await showControls();
    const other = await controlsFor(element.session!);
    drag(other, 'zoom', 3);
    await waitFor(() => controlOf(element, 'zoom')!.valueAsNumber === 3);
    await trackOf(element).applyConstraints({ advanced: [{ zoom: 2 } as MediaTrackConstraintSet] });
    trackOf(element).dispatchEvent(new Event('configurationchange'));
    await waitFor(() => controlOf(element, 'zoom')!.valueAsNumber === 2);
  });

  it('counts zoom in times, also where the camera counts in percent', async () => {
    const element = await showControls({
      freePanTiltZoom: true,
      controls: { zoom: { min: 100, max: 400, step: 10 } },
    });
    drag(element, 'zoom', 150);
    await waitFor(() => settingsOf(element).zoom === 150);
    await waitFor(() => controlOf(element, 'zoom')!.getAttribute('aria-valuetext') === '1.5×');
  });

  it('names the argument that can not be that, and zooms on all the same', async () => {
    const element = await showControls();
    for (const factor of [NaN, -1, '2'])
      expect(() => element.zoomBy(factor as number)).to.throw(TypeError, 'factor');
    expect(() => element.zoomBy(2, NaN)).to.throw(TypeError, 'time');
    for (const point of [null, 5, { x: 'a' }, { y: NaN }])
      expect(() => element.focusAt(point as DOMPointInit)).to.throw(TypeError, 'point');
    expect(element.zoomBy(2)).to.equal(true);
  });

  it('can not be set while the system holds the camera back', async () => {
    const devices = new VirtualDevices({
      devices: [new VirtualCamera(EVERYTHING)],
      permissions: { camera: 'granted' },
    });
    const element = await controlsFor(await startOn(devices));
    devices.mute('camera');
    await waitFor(() => controlOf(element, 'zoom')!.disabled);
    expect(element.zoomBy(2)).to.equal(false);
    devices.mute('camera', false);
    await waitFor(() => !controlOf(element, 'zoom')!.disabled);
  });
});
