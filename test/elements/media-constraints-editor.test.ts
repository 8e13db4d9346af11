import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-constraints-editor.js';
import type { MediaConstraintsEditor } from '../../src/elements/media-constraints-editor/media-constraints-editor.js';
import { VirtualCamera, type VirtualCameraOptions } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { VirtualDevices, type VirtualDevicesOptions } from '../../src/virtual/virtual-devices.js';
import { describeElement } from '../support/describe-element.js';
import { partOf, press, requests, untilState } from '../support/elements.js';
import { eventAfter, waitFor } from '../support/wait.js';

type Settings = Record<string, unknown>;
type Field = HTMLInputElement & HTMLSelectElement & HTMLTextAreaElement;

const FULL: VirtualCameraOptions = {
  label: 'Full camera',
  facingMode: 'user',
  freePanTiltZoom: true,
  controls: {
    zoom: { min: 1, max: 4, step: 0.1 },
    torch: [false, true],
    focusMode: ['continuous', 'manual'],
    focusDistance: { min: 0.1, max: 5, step: 0.1 },
    brightness: { min: 0, max: 100, step: 1 },
    pointsOfInterest: { points: 1 },
  },
};

let session: CaptureSession;

type Devices = NonNullable<VirtualDevicesOptions['devices']>;

function sessionWith(devices: Devices): CaptureSession {
  const permissions = { camera: 'granted', microphone: 'granted' } as const;
  return new CaptureSession({ platform: new VirtualDevices({ devices, permissions }).platform });
}

const trackOf = (kind = 'video'): MediaStreamTrack =>
  session.stream!.getTracks().find((track) => track.kind === kind)!;
const settingsOf = (kind = 'video'): Settings => trackOf(kind).getSettings() as Settings;
const fieldOf = (element: MediaConstraintsEditor, id: string): Field | null =>
  element.shadowRoot!.querySelector<Field>(`#${id}`);
const whyOf = (element: MediaConstraintsEditor, name: string): string =>
  fieldOf(element, `why-${name}`)?.textContent.trim() ?? '';

const create = async (from?: CaptureSession): Promise<MediaConstraintsEditor> =>
  fixture<MediaConstraintsEditor>(
    html`<media-constraints-editor .session=${from}></media-constraints-editor>`,
  );

const show = async (
  constraints: MediaStreamConstraints = { video: true },
  devices: Devices = [new VirtualCamera(FULL), new VirtualMicrophone({ label: 'Microphone' })],
): Promise<MediaConstraintsEditor> => {
  session = sessionWith(devices);
  await session.start(constraints);
  const element = await create(session);
  await untilState(element, 'live');
  return element;
};

/** Chooses in a list, as a person does. */
async function choose(element: MediaConstraintsEditor, id: string, value: string): Promise<void> {
  const select = await waitFor(() => fieldOf(element, id), { message: id });
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

/** Writes in a field, or drags what is before it. */
async function write(element: MediaConstraintsEditor, id: string, ...values: unknown[]): Promise<void> {
  const field = await waitFor(() => fieldOf(element, id), { message: id });
  for (const value of values) {
    field.value = String(value);
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

const apply = (element: MediaConstraintsEditor): Promise<Event> =>
  eventAfter(element, 'change', () => press(element, 'apply'));

describe('media constraints editor', () => {
  afterEach(() => session?.stop());

  describeElement('media-constraints-editor', {
    defaults: { live: false, session: undefined, htmlFor: '', error: undefined, drafts: {} },
    attributes: [
      ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
      ['live', '', 'live', true],
    ],
    properties: { session: new CaptureSession() },
    texts: ['Start the camera or the microphone', 'Kamera oder Mikrofon starten'],
    tree: ['StaticText Start the camera or the microphone to set what is asked of it.'],
    looks: {
      idle: () => undefined,
      live: async (element) => {
        session = sessionWith([new VirtualCamera(FULL), new VirtualMicrophone()]);
        await session.start({ video: true, audio: true });
        element.session = session;
        await untilState(element, 'live');
        for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
        await choose(element, 'width', 'range');
        await choose(element, 'torch', 'exact');
        await choose(element, 'deviceId', 'ideal');
      },
      refused: async (element) => {
        session = sessionWith([new VirtualCamera(FULL)]);
        await session.start();
        element.session = session;
        await untilState(element, 'live');
        await choose(element, 'width', 'exact');
        await write(element, 'width-exact', 20_000);
        await press(element, 'apply');
        await untilState(element, 'error');
      },
    },
  });

  describe('<media-constraints-editor>', () => {
    for (const [name, level, value] of [
      ['width', 'ideal', 320],
      ['height', 'exact', 240],
      ['frameRate', 'max', 12],
      ['zoom', 'min', 2.5],
      ['brightness', 'exact', 80],
    ] as const) {
      it(`asks for ${name} with a number or a slider: ${level}`, async () => {
        const element = await show();
        await choose(element, name, level);
        await write(element, `${name}-${level}`, value);
        expect(trackOf().getConstraints()).to.deep.equal({});
        await apply(element);
        expect(trackOf().getConstraints()).to.deep.equal({ [name]: { [level]: value } });
        expect(settingsOf()[name]).to.equal(value);
        await waitFor(() => whyOf(element, name).startsWith('As asked'));
      });
    }

    it('asks for a value with a switch, and with a list', async () => {
      const element = await show();
      await choose(element, 'torch', 'exact');
      fieldOf(element, 'torch-exact')!.click();
      await choose(element, 'focusMode', 'ideal');
      await choose(element, 'focusMode-ideal', 'manual');
      await apply(element);
      expect(settingsOf()).to.include({ torch: true, focusMode: 'manual' });
    });

    it('asks for nothing before somebody does', async () => {
      const around = await fixture<HTMLElement>(
        html`<media-capture-session
          ><media-constraints-editor></media-constraints-editor
        ></media-capture-session>`,
      );
      requests.length = 0;
      const element = around.querySelector('media-constraints-editor')!;
      await element.updateComplete;
      expect(await element.apply()).to.equal(false);
      expect(requests).to.deep.equal([]);
    });

    it('shows what the browser does not know as such', async () => {
      const devices = new VirtualDevices({
        devices: [new VirtualCamera(FULL)],
        permissions: { camera: 'granted' },
      });
      const { mediaDevices } = devices.platform;
      mediaDevices!.getSupportedConstraints = () =>
        ({ width: true, torch: true }) as MediaTrackSupportedConstraints;
      session = new CaptureSession({ platform: devices.platform });
      await session.start();
      const element = await create(session);
      await untilState(element, 'live');
      expect(fieldOf(element, 'width')).to.not.equal(null);
      expect(fieldOf(element, 'height')).to.equal(null);
      const unknown = partOf(element, 'unsupported')!;
      expect(unknown.textContent).to.contain('Not known to this browser').and.to.contain('height');
      expect(unknown.textContent).to.not.contain('width');
    });

    it('names what was refused, and a value that works', async () => {
      const element = await show();
      await choose(element, 'width', 'exact');
      await write(element, 'width-exact', 20_000);
      await eventAfter(element, 'error', () => press(element, 'apply'));
      expect(element.error!.constraint).to.equal('width');
      const field = fieldOf(element, 'width-exact')!;
      await waitFor(() => field.getAttribute('aria-invalid') === 'true');
      expect(field.getAttribute('aria-describedby')).to.equal('why-width');
      await waitFor(() => element.shadowRoot!.activeElement?.closest('.row')?.contains(field));
      await press(element, 'nearest');
      await waitFor(() => !element.error);
      await apply(element);
      expect(settingsOf().width).to.equal(1920);
    });
  });
});
