import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-device-picker.js';
import '../../src/define/media-stream-preview.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import type { MediaDevicePicker } from '../../src/elements/media-device-picker/media-device-picker.js';
import { VirtualDevices } from '../../src/virtual/index.js';
import { describeElement } from '../support/describe-element.js';
import { describeFormControl } from '../support/describe-form-control.js';
import {
  partOf,
  press,
  recordEvents,
  requests,
  statesOf,
  textOf,
  untilPart,
  untilState,
} from '../support/elements.js';
import { warningsOf } from '../support/elements.js';
import { itNeeds } from '../support/engine.js';
import { english as en } from '../support/english.js';
import {
  camera,
  HandMadeDevices,
  microphone,
  rejection,
  type HandMadeDevice,
} from '../support/hand-made-devices.js';
import { setPermissions } from '../support/permissions.js';
import { eventAfter, waitFor } from '../support/wait.js';

const STATUSES = ['ready', 'permission', 'empty', 'unsupported', 'error'];

const create = (): Promise<MediaDevicePicker> =>
  fixture<MediaDevicePicker>(html`<media-device-picker></media-device-picker>`);

const select = async (element: MediaDevicePicker): Promise<HTMLSelectElement> =>
  (await untilPart(element, 'select')) as HTMLSelectElement;

/** Does what a user does with the list. */
const choose = async (element: MediaDevicePicker, deviceId: string): Promise<void> => {
  const list = await select(element);
  await waitFor(() => [...list.options].some(({ value }) => value === deviceId));
  list.value = deviceId;
  for (const type of ['input', 'change']) {
    list.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
  }
};

const optionsOf = (list: HTMLSelectElement): string[] => [...list.options].map(({ text }) => text);

/** As before there is permission. */
const nameless = (device: HandMadeDevice): HandMadeDevice => ({ ...device, deviceId: '', label: '' });

before(async () => {
  // WebKit tells the names of devices only once something was captured.
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  for (const track of stream.getTracks()) track.stop();
});

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
  let session: CaptureSession;

  const use = (...list: HandMadeDevice[]): void => {
    devices = new HandMadeDevices(...list);
    session = new CaptureSession({ platform: devices.platform });
  };

  /** A picker for hand-made devices: two cameras and a microphone, unless the test says otherwise. */
  const createFor = async (kind: MediaDeviceKind = 'videoinput'): Promise<MediaDevicePicker> => {
    const element = await create();
    element.kind = kind;
    element.session = session;
    return element;
  };

  beforeEach(() => {
    requests.length = 0;
    use(camera('a'), camera('b'), microphone('c'));
  });

  afterEach(async () => {
    session.stop();
    await devices.close();
  });

  it('lists the devices of its kind by name, and asks for nothing', async () => {
    const element = await createFor();
    await untilState(element, 'ready');
    const list = await select(element);
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
    const element = await create();
    await untilState(element, 'ready');
    const list = await select(element);
    await waitFor(() => list.options.length > 1);
    await eventAfter(element, 'change', () => choose(element, element.devices.at(-1)!.deviceId));
    expect(element.value).to.equal(element.devices.at(-1)!.deviceId);
    expect(requests).to.deep.equal([]);
  });

  it('gives numbers to devices that have no names', async () => {
    use(camera('a'), { ...camera('b'), label: '' });
    const element = await createFor();
    const list = await select(element);
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
    expect((await select(element)).labels[0]).to.equal(label);
  });

  it('follows devices that come and go', async () => {
    const element = await createFor();
    const list = await select(element);
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

  describe('in a session', () => {
    it('shows the device that is in use', async () => {
      const element = await createFor();
      await session.start({ video: { deviceId: { ideal: 'b' } } });
      await waitFor(() => element.value === 'b');
      const list = await select(element);
      await waitFor(() => list.value === 'b');
      expect(optionsOf(list)).to.deep.equal(['Camera a', 'Camera b']);
    });

    it('shows what the track tells, not what was asked for', async () => {
      const element = await createFor();
      await session.start({ video: { deviceId: { ideal: 'gone' } } });
      await waitFor(() => element.value === 'a');
    });

    it('switches without a gap: the stream stays the same object', async () => {
      const element = await createFor();
      const stream = await session.start({ video: true });
      await waitFor(() => element.value === 'a');
      const seen = recordEvents(element.parentElement!, 'input', 'change');
      let told = '';
      element.addEventListener('change', () => (told = element.value));
      await eventAfter(element, 'change', () => choose(element, 'b'));
      expect(told).to.equal('b');
      expect(session.stream).to.equal(stream);
      expect(stream.getTracks().map((track) => track.getSettings().deviceId)).to.deep.equal(['b']);
      expect(seen).to.deep.equal(['input bubbles', 'change bubbles']);
      expect(devices.live).to.have.length(1);
    });

    it('has its new value in the form when it fires change', async () => {
      const form = await fixture<HTMLFormElement>(
        html`<form><media-device-picker name="camera" .session=${session}></media-device-picker></form>`,
      );
      const element = form.querySelector('media-device-picker')!;
      await session.start({ video: true });
      await waitFor(() => element.value === 'a');
      let sent: unknown;
      form.addEventListener('change', () => (sent = new FormData(form).get('camera')));
      await eventAfter(element, 'change', () => choose(element, 'b'));
      expect(sent).to.equal('b');
    });

    it('holds the choice for the next start where its kind is not captured', async () => {
      const element = await createFor('audioinput');
      await untilState(element, 'ready');
      await eventAfter(element, 'change', () => choose(element, 'c'));
      expect(element.value).to.equal('c');
      expect(devices.requests).to.deep.equal([]);
      await session.start({ audio: true });
      expect(devices.requests).to.deep.equal([{ audio: { deviceId: { exact: 'c' } } }]);
    });

    it('stays with the device of before where the new one fails, and says why', async () => {
      const element = await createFor();
      await session.start({ video: true });
      await waitFor(() => element.value === 'a');
      const seen = recordEvents(element.parentElement!, 'change', 'error');
      devices.before = () => {
        throw new DOMException('', 'UnknownError');
      };
      await eventAfter(element, 'error', () => choose(element, 'b'));
      expect(seen).to.deep.equal([]);
      await untilState(element, 'error');
      await untilPart(element, 'notice');
      expect(element.error).to.include({ kind: 'video' });
      const list = await select(element);
      await waitFor(() => list.value === 'a');
      devices.before = () => undefined;
      await press(element, 'retry');
      await waitFor(() => element.value === 'b');
      await waitFor(() => !partOf(element, 'notice'));
    });

    it('takes the last of several choices', async () => {
      use(camera('a'), camera('b'), camera('d'));
      const element = await createFor();
      const stream = await session.start({ video: true });
      await waitFor(() => element.value === 'a');
      await choose(element, 'b');
      await choose(element, 'd');
      await waitFor(() => element.value === 'd');
      expect(stream.getTracks().map((track) => track.getSettings().deviceId)).to.deep.equal(['d']);
      expect(element.error).to.equal(undefined);
    });

    it('is switched by its value as well, which tells nobody', async () => {
      const element = await createFor();
      await session.start({ video: true });
      await waitFor(() => element.value === 'a');
      const seen = recordEvents(element, 'input', 'change');
      element.value = 'b';
      await waitFor(() => element.value === 'b');
      expect(seen).to.deep.equal([]);
    });

    it('takes what a browser restores', async () => {
      const element = await createFor();
      element.formStateRestoreCallback('b');
      await waitFor(() => element.value === 'b');
    });
  });

  describe('before there is permission', () => {
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
      const list = await select(element);
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
        session = new CaptureSession({ platform: virtual.platform });
        const element = await createFor();
        await untilState(element, 'permission');
        await rejection(session.start({ video: true }));
        await untilState(element, 'ready');
        expect(optionsOf(await select(element))).to.include('Integrated camera');
      });
    }

    it('can be kept from asking', async () => {
      const element = await createFor();
      element.disabled = true;
      await untilState(element, 'permission');
      expect(partOf(element, 'allow')!.matches(':disabled')).to.equal(true);
    });
  });

  it('says where devices can not be listed', async () => {
    const element = await create();
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

  itNeeds('setPermissions', 'gives names as soon as there is permission', async () => {
    await setPermissions({ camera: 'prompt', microphone: 'prompt' });
    const element = await create();
    await untilState(element, 'permission');
    await setPermissions({ camera: 'granted', microphone: 'granted' });
    await untilState(element, 'ready');
    expect(requests).to.deep.equal([]);
  });

  describe('for speakers', () => {
    it('offers the default of the system first, and keeps the choice for the session', async function () {
      if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
      const element = await fixture<HTMLElement>(html`
        <media-capture-session>
          <media-device-picker kind="audiooutput"></media-device-picker>
        </media-capture-session>
      `);
      const picker = element.querySelector('media-device-picker')!;
      await untilState(picker, 'ready');
      const list = await select(picker);
      await waitFor(() => list.options.length > 1);
      expect(list.options[0]!.text).to.equal(en.systemDefault);
      expect(list.value).to.equal('');
      const { deviceId } = picker.devices.at(-1)!;
      await eventAfter(picker, 'change', () => choose(picker, deviceId));
      expect(picker.value).to.equal(deviceId);
      expect(element.matches('media-capture-session')).to.equal(true);
    });

    it('plays the session where its user wants to hear it', async function () {
      if (!('setSinkId' in HTMLMediaElement.prototype)) this.skip();
      const element = await fixture<MediaCaptureSession>(html`
        <media-capture-session audio>
          <media-stream-preview audible></media-stream-preview>
          <media-device-picker kind="audiooutput"></media-device-picker>
          <media-stream-preview audible></media-stream-preview>
        </media-capture-session>
      `);
      await element.start();
      const picker = element.querySelector('media-device-picker')!;
      await untilState(picker, 'ready');
      const list = await select(picker);
      await waitFor(() => list.options.length > 1);
      const { deviceId } = picker.devices.at(-1)!;
      await choose(picker, deviceId);
      const previews = [...element.querySelectorAll('media-stream-preview')];
      await waitFor(() => previews.every(({ videoElement }) => videoElement!.sinkId === deviceId));
    });

    it('has only that where the browser lets nobody choose', async () => {
      const setSinkId = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'setSinkId');
      Reflect.deleteProperty(HTMLMediaElement.prototype, 'setSinkId');
      try {
        const element = await create();
        element.kind = 'audiooutput';
        await untilState(element, 'unsupported');
        const list = partOf(element, 'select') as HTMLSelectElement;
        expect(list.disabled).to.equal(true);
        expect(optionsOf(list)).to.deep.equal([en.systemDefault]);
      } finally {
        if (setSinkId) Object.defineProperty(HTMLMediaElement.prototype, 'setSinkId', setSinkId);
      }
    });

    it('asks in the list of the browser where that has one', async () => {
      use(microphone('c'));
      const speaker = { deviceId: 's', kind: 'audiooutput', label: 'Speaker s', groupId: 's' } as never;
      Object.assign(devices, {
        selectAudioOutput: () => {
          devices.devices = [microphone('c'), speaker];
          return Promise.resolve(speaker);
        },
      });
      const element = await createFor('audiooutput');
      await untilState(element, 'permission');
      await press(element, 'allow');
      await untilState(element, 'ready');
      await waitFor(() => element.value === 's');
    });
  });

  it('takes a kind that is none for cameras, and a developer hears of it', async () => {
    const warnings = await warningsOf(async () => {
      const element = await create();
      element.setAttribute('kind', 'webcam');
      await untilState(element, 'ready');
      expect(element.devices.map(({ kind }) => kind)).to.include('videoinput');
    });
    expect(warnings.join()).to.contain('kind="webcam"');
  });
});
