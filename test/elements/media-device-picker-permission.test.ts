import { expect } from '@open-wc/testing';
import '../../src/define/media-device-picker.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import { VirtualDevices } from '../../src/virtual/index.js';
import { createPicker, listOf, nameless, optionsOf, usePickers } from '../support/device-picker.js';
import { partOf, press, requests, textOf, untilPart, untilState } from '../support/elements.js';
import { itNeeds } from '../support/engine.js';
import { english as en } from '../support/english.js';
import { camera, type HandMadeDevices, microphone, rejection } from '../support/hand-made-devices.js';
import { setPermissions } from '../support/permissions.js';
import { waitFor } from '../support/wait.js';

describe('<media-device-picker> before there is permission', () => {
  let devices: HandMadeDevices;
  let session: CaptureSession;
  const { use, createFor } = usePickers((...made) => ([devices, session] = made));

  beforeEach(() => use(nameless(camera('a')), nameless(microphone('c'))));

  it('shows a button instead of devices without names', async () => {
    const element = await createFor();
    await untilState(element, 'permission');
    expect(partOf(element, 'select')).to.equal(null);
    expect(textOf(element)).to.contain(en.permissionFirst('videoinput'));
    expect((await untilPart(element, 'allow')).textContent).to.contain(en.allow('videoinput'));
    expect(devices.requests).to.deep.equal([]);
  });

  it('starts the session at the press of the button where that captures this kind', async () => {
    const element = await createFor();
    const allow = await untilPart(element, 'allow');
    allow.focus();
    devices.before = () => {
      devices.devices = [camera('a'), microphone('c')];
    };
    allow.click();
    await untilState(element, 'ready');
    expect(session.state.status).to.equal('live');
    await waitFor(() => element.value === 'a');
    const list = await listOf(element);
    await waitFor(() => element.shadowRoot!.activeElement === list);
  });

  it('asks for permission alone where the session does not capture this kind', async () => {
    const element = await createFor('audioinput');
    devices.before = () => {
      devices.devices = [camera('a'), microphone('c')];
    };
    await press(element, 'allow');
    await untilState(element, 'ready');
    expect(devices.requests).to.deep.equal([{ audio: true }]);
    expect(devices.live).to.have.length(0);
    expect(session.state.status).to.equal('idle');
  });

  it('says so where the user says no, and asks again', async () => {
    const element = await createFor('audioinput');
    devices.permissions.audio = 'denied';
    await press(element, 'allow');
    await untilState(element, 'error');
    expect(element.error).to.include({ code: 'permission-denied', kind: 'audio' });
    devices.permissions.audio = 'granted';
    devices.before = () => {
      devices.devices = [microphone('c')];
    };
    await press(element, 'retry');
    await untilState(element, 'ready');
  });

  for (const [what, breakIt] of [
    ['in use elsewhere', (virtual: VirtualDevices) => virtual.occupy('camera')],
    ['broken', (virtual: VirtualDevices) => virtual.fail('camera')],
  ] as const) {
    it(`lists names once the user has said yes, though the camera is ${what}`, async () => {
      const virtual = new VirtualDevices();
      breakIt(virtual);
      const session = new CaptureSession({ platform: virtual.platform });
      const element = Object.assign(await createPicker(), { session });
      await untilState(element, 'permission');
      await rejection(session.start({ video: true }));
      await untilState(element, 'ready');
      expect(optionsOf(await listOf(element))).to.include('Integrated camera');
    });
  }

  it('can be kept from asking', async () => {
    const element = await createFor();
    element.disabled = true;
    await untilState(element, 'permission');
    expect(partOf(element, 'allow')!.matches(':disabled')).to.equal(true);
  });

  itNeeds('setPermissions', 'gives names as soon as there is permission', async () => {
    await setPermissions({ camera: 'prompt', microphone: 'prompt' });
    const element = await createPicker();
    await untilState(element, 'permission');
    await setPermissions({ camera: 'granted', microphone: 'granted' });
    await untilState(element, 'ready');
    expect(requests).to.deep.equal([]);
  });
});
