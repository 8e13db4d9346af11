import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/camera-controls.js';
import type { CameraControls } from '../../src/elements/camera-controls/camera-controls.js';
import { untilState } from '../support/elements.js';
import { engine } from '../support/engine.js';
import { virtualPageDevices } from '../support/page-devices.js';
import { setPermissions } from '../support/permissions.js';
import { eventAfter, waitFor } from '../support/wait.js';

/** Only the fake cameras of Chromium have anything to set. */
const hasMotors = engine.name === 'chromium' && !virtualPageDevices();

describe('<camera-controls>, with a fake camera of the engine', () => {
  it('sets pan, tilt, zoom, focus and exposure (needs fake cameras that have them)', async function () {
    if (!hasMotors) this.skip();
    await setPermissions({ camera: 'granted', panTiltZoom: 'granted' });
    const session = new CaptureSession();
    const moves = { pan: true, tilt: true, zoom: true };
    const stream = await session.start({ video: { width: 640, ...moves } as MediaTrackConstraints });
    const [track] = stream.getVideoTracks();
    const element = await fixture<CameraControls>(
      html`<camera-controls .session=${session}></camera-controls>`,
    );
    await untilState(element, 'live');
    for (const [name, value] of Object.entries({
      pan: 250,
      tilt: 300,
      zoom: 200,
      focusDistance: 20,
      exposureTime: 50,
    })) {
      const slider = await waitFor(() => element.shadowRoot!.querySelector<HTMLInputElement>(`#${name}`));
      slider.value = String(value);
      await eventAfter(element, 'change', () => slider.dispatchEvent(new Event('change')));
      expect(track!.getSettings(), name).to.include({ [name]: value });
    }
    expect(track!.getSettings()).to.include({ pan: 250, tilt: 300, zoom: 200, width: 640 });
    session.stop();
  });

  it('shows what there is to set of any camera, or that there is nothing', async () => {
    const session = new CaptureSession();
    await session.start({ video: true });
    const element = await fixture<CameraControls>(
      html`<camera-controls .session=${session}></camera-controls>`,
    );
    // That there is nothing is said after 3.6 s at the earliest.
    await waitFor(() => element.matches(':state(none), :state(live)'), { timeout: 20_000 });
    session.stop();
    await untilState(element, 'idle');
  });
});
