import { expect } from '@open-wc/testing';
import type { CameraControls } from '../../src/elements/camera-controls/camera-controls.js';
import { preset } from '../../src/virtual/presets.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import {
  createControls,
  namesOf,
  showControls,
  startOn,
  trackOf,
  useCameras,
} from '../support/camera-controls.js';
import { partOf, press, untilPart } from '../support/elements.js';
import { eventAfter, nextEvent, waitFor } from '../support/wait.js';

describe('<camera-controls>: the next camera', () => {
  useCameras();
  let devices: VirtualDevices;

  const showPhone = async (): Promise<CameraControls> => {
    devices = new VirtualDevices({ devices: preset('phone'), permissions: { camera: 'granted' } });
    const back = { video: { facingMode: { exact: 'environment' } } };
    const element = await createControls(await startOn(devices, back));
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
      expect(trackOf(element).label).to.equal(lens(element));
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
    expect(trackOf(element).label).to.equal(wanted);
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
    const element = await showControls();
    expect(partOf(element, 'switch-camera')).to.equal(null);
  });
});
