import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-device-picker.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaDevicePicker } from '../../src/elements/media-device-picker/media-device-picker.js';
import { describeElement } from '../support/describe-element.js';
import { describeFormControl } from '../support/describe-form-control.js';
import { choose, createPicker, listOf, nameless, optionsOf, usePickers } from '../support/device-picker.js';
import { partOf, press, requests, statesOf, untilPart, untilState, warningsOf } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { camera, HandMadeDevices, microphone } from '../support/hand-made-devices.js';
import { useKnownPermission } from '../support/permissions.js';
import { eventAfter, waitFor } from '../support/wait.js';

const STATUSES = ['ready', 'permission', 'empty', 'unsupported', 'error'];

useKnownPermission();

describeElement('media-device-picker', {
  defaults: {
    kind: 'videoinput',
    label: '',
    name: '',
    disabled: false,
    form: null,
    session: undefined,
    htmlFor: '',
    error: undefined,
    value: '',
  },
  attributes: [
    ['kind', 'audioinput', 'kind', 'audioinput'],
    ['label', 'Film with', 'label', 'Film with'],
    ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
    ['name', 'camera', 'name', 'camera'],
    ['disabled', '', 'disabled', true],
  ],
  properties: { session: new CaptureSession() },
  reflected: [
    ['name', 'camera', 'camera'],
    ['disabled', true, ''],
  ],
  texts: [en.chooseDevice('videoinput'), 'Kamera'],
  tree: async () => {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const cameras = devices.filter(({ kind }) => kind === 'videoinput');
    return ['StaticText Camera', 'combobox Camera', ...cameras.map(({ label }) => `option ${label}`)];
  },
  looks: {
    'with devices': (element) => untilState(element, 'ready'),
    disabled: (element) => {
      element.disabled = true;
    },
    'before permission': async (element) => {
      element.session = new CaptureSession({ platform: new HandMadeDevices(nameless(camera('a'))).platform });
      await untilState(element, 'permission');
    },
    'without devices': async (element) => {
      element.session = new CaptureSession({ platform: new HandMadeDevices().platform });
      await untilState(element, 'empty');
    },
    'with an error': async (element) => {
      element.session = new CaptureSession({ platform: { isSecureContext: false } });
      await untilState(element, 'error');
      await untilPart(element, 'notice');
    },
  },
});

describeFormControl('media-device-picker', {
  fill: async (element) => {
    await untilState(element, 'ready');
    await choose(element, element.devices.at(-1)!.deviceId);
    await waitFor(() => element.value);
  },
  value: (element) => element.devices.at(-1)!.deviceId,
  controls: (element) => [element.shadowRoot!.querySelector('select, button')!],
});

describe('<media-device-picker>', () => {
  let devices: HandMadeDevices;
  const { use, createFor } = usePickers((made) => (devices = made));

  it('lists the devices of its kind by name, and asks for nothing', async () => {
    const element = await createFor();
    await untilState(element, 'ready');
    const list = await listOf(element);
    await waitFor(() => list.options.length === 3);
    expect(optionsOf(list)).to.deep.equal([en.chooseDevice('videoinput'), 'Camera a', 'Camera b']);
    expect(element.devices.map(({ label }) => label)).to.deep.equal(['Camera a', 'Camera b']);
    expect(element.value).to.equal('');
    element.kind = 'audioinput';
    await waitFor(() => optionsOf(list).includes('Microphone c'));
    expect(devices.requests).to.deep.equal([]);
    expect(statesOf(element, STATUSES)).to.deep.equal(['ready']);
  });

  it("lists the browser's own devices alone on a page", async () => {
    const element = await createPicker();
    await untilState(element, 'ready');
    const list = await listOf(element);
    await waitFor(() => list.options.length > 1);
    await eventAfter(element, 'change', () => choose(element, element.devices.at(-1)!.deviceId));
    expect(element.value).to.equal(element.devices.at(-1)!.deviceId);
    expect(requests).to.deep.equal([]);
  });

  it('gives numbers to devices that have no names', async () => {
    use(camera('a'), { ...camera('b'), label: '' });
    const element = await createFor();
    const list = await listOf(element);
    await waitFor(() => optionsOf(list).includes('Camera 2'));
  });

  it('is labelled with its kind, or as the page says', async () => {
    const element = await fixture<MediaDevicePicker>(
      html`<media-device-picker kind="audioinput"></media-device-picker>`,
    );
    const label = partOf(element, 'label')!;
    expect(label.textContent?.trim()).to.equal('Microphone');
    element.label = 'Speak into';
    await element.updateComplete;
    expect(label.textContent?.trim()).to.equal('Speak into');
    const own = document.createElement('b');
    own.slot = 'label';
    element.append(own);
    expect(label.querySelector('slot')!.assignedElements()).to.deep.equal([own]);
    expect((await listOf(element)).labels[0]).to.equal(label);
  });

  it('follows devices that come and go', async () => {
    const element = await createFor();
    const list = await listOf(element);
    await waitFor(() => list.options.length === 3);
    devices.plug(camera('d'));
    await waitFor(() => optionsOf(list).includes('Camera d'));
    devices.unplug('a');
    await waitFor(() => !optionsOf(list).includes('Camera a'));
  });

  it('says that there is none, until there is one', async () => {
    use(microphone('c'));
    const element = await createFor();
    await untilState(element, 'empty');
    expect(statesOf(element, STATUSES)).to.deep.equal(['empty']);
    const list = await waitFor(() => partOf(element, 'select'));
    expect(list.matches(':disabled')).to.equal(true);
    expect(optionsOf(list as HTMLSelectElement)).to.deep.equal([en.noDevice('videoinput')]);
    devices.plug(camera('a'));
    await untilState(element, 'ready');
  });

  it('says where devices can not be listed', async () => {
    const element = await createPicker();
    element.session = new CaptureSession({ platform: { isSecureContext: false } });
    await untilState(element, 'error');
    expect(element.error).to.include({ code: 'insecure-context' });
    await untilPart(element, 'notice');
    expect(partOf(element, 'select')).to.equal(null);
  });

  it('tries to list again what failed', async () => {
    let fails = true;
    const { enumerateDevices } = devices;
    devices.enumerateDevices = () =>
      fails ? Promise.reject(new DOMException('', 'InvalidStateError')) : enumerateDevices.call(devices);
    const element = await createFor();
    await untilState(element, 'error');
    fails = false;
    await press(element, 'retry');
    await untilState(element, 'ready');
  });

  it('takes a kind that is none for cameras, and a developer hears of it', async () => {
    const warnings = await warningsOf(async () => {
      const element = await createPicker();
      element.setAttribute('kind', 'webcam');
      await untilState(element, 'ready');
      expect(element.devices.map(({ kind }) => kind)).to.include('videoinput');
    });
    expect(warnings.join()).to.contain('kind="webcam"');
  });
});
