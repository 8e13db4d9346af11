import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-capture-session.js';
import type { MediaConstraintsEditor } from '../../src/elements/media-constraints-editor/media-constraints-editor.js';
import { VirtualCamera } from '../../src/virtual/devices/virtual-camera.js';
import { VirtualMicrophone } from '../../src/virtual/devices/virtual-microphone.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import {
  apply,
  choose,
  createEditor,
  fieldOf,
  FULL_CAMERA,
  sessionWith,
  settingsOf,
  showEditor,
  trackOf,
  whyOf,
  write,
} from '../support/constraints-editor.js';
import { describeElement } from '../support/describe-element.js';
import { partOf, press, recordEvents, requests, textOf, untilState } from '../support/elements.js';
import { eventAfter, waitFor } from '../support/wait.js';

const LARGE = { width: 3840, height: 2160, frameRate: 30 };

let session: CaptureSession;

const show = async (...args: Parameters<typeof showEditor>): Promise<MediaConstraintsEditor> => {
  const shown = await showEditor(...args);
  session = shown.session;
  return shown.editor;
};

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
        session = sessionWith([new VirtualCamera(FULL_CAMERA), new VirtualMicrophone()]);
        await session.start({ video: true, audio: true });
        element.session = session;
        await untilState(element, 'live');
        for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
        await choose(element, 'width', 'range');
        await choose(element, 'torch', 'exact');
        await choose(element, 'deviceId', 'ideal');
      },
      refused: async (element) => {
        session = sessionWith([new VirtualCamera(FULL_CAMERA)]);
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
        expect(trackOf(session).getConstraints()).to.deep.equal({});
        await apply(element);
        expect(trackOf(session).getConstraints()).to.deep.equal({ [name]: { [level]: value } });
        expect(settingsOf(session)[name]).to.equal(value);
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
      expect(settingsOf(session)).to.include({ torch: true, focusMode: 'manual' });
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
        devices: [new VirtualCamera(FULL_CAMERA)],
        permissions: { camera: 'granted' },
      });
      const { mediaDevices } = devices.platform;
      mediaDevices!.getSupportedConstraints = () =>
        ({ width: true, torch: true }) as MediaTrackSupportedConstraints;
      session = new CaptureSession({ platform: devices.platform });
      await session.start();
      const element = await createEditor(session);
      await untilState(element, 'live');
      expect(fieldOf(element, 'width')).to.not.equal(null);
      expect(fieldOf(element, 'height')).to.equal(null);
      const unknown = partOf(element, 'unsupported')!;
      expect(unknown.textContent).to.contain('Not known to this browser').and.to.contain('height');
      expect(unknown.textContent).to.not.contain('width');
      await write(element, 'json', '{ "iso": { "exact": 100 } }');
      expect(whyOf(element, 'iso')).to.equal('Has no effect on this track');
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
      expect(settingsOf(session).width).to.equal(1920);
    });

    it('says what would become of a draft, before and after it is applied', async () => {
      const element = await show();
      await choose(element, 'width', 'ideal');
      await write(element, 'width-ideal', 5000);
      expect(whyOf(element, 'width')).to.equal('Would become 1920 px, the nearest that can be had');
      expect(element.matches(':state(changed)')).to.equal(true);
      expect(partOf(element, 'status')!.textContent).to.equal('1 change is not applied yet');
      await apply(element);
      await waitFor(() => whyOf(element, 'width') === 'Is 1920 px: the nearest that can be had');
      expect(partOf(element, 'status')!.textContent).to.equal('Applied, but not all is as asked');
      expect(element.matches(':state(changed)')).to.equal(false);
    });

    it('says which constraints are in the way of each other', async () => {
      const element = await show({ video: true }, [
        new VirtualCamera({ modes: [{ width: 640, height: 480, frameRate: 30 }] }),
      ]);
      await choose(element, 'width', 'exact');
      await choose(element, 'aspectRatio', 'exact');
      await write(element, 'aspectRatio-exact', 1000);
      expect(whyOf(element, 'aspectRatio')).to.match(/^Not possible together with: Width|can’t do that$/);
    });

    it('says so where the browser did otherwise than it could', async () => {
      const element = await show();
      const track = trackOf(session);
      const { applyConstraints } = track;
      track.applyConstraints = (constraints) => applyConstraints.call(track, { ...constraints, width: 640 });
      await choose(element, 'width', 'ideal');
      await write(element, 'width-ideal', 320);
      await apply(element);
      // It may be less or more than was asked for.
      const why = 'Is 640 px, although it could be met: the browser chose so';
      await waitFor(() => whyOf(element, 'width') === why);
    });

    it('asks for something between two limits, and for no more', async () => {
      const element = await show();
      await choose(element, 'width', 'range');
      await write(element, 'width-min', 300);
      await write(element, 'width-max', 500);
      await apply(element);
      expect(trackOf(session).getConstraints()).to.deep.equal({ width: { min: 300, max: 500 } });
      expect(settingsOf(session).width).to.be.within(300, 500);
      await choose(element, 'width', 'none');
      expect(fieldOf(element, 'width-min')).to.equal(null);
      await apply(element);
      expect(trackOf(session).getConstraints()).to.deep.equal({});
    });

    it('takes steps back, one for each that was taken, and goes back to what is asked', async () => {
      const element = await show({ video: { width: 640 } });
      expect(fieldOf(element, 'width-ideal')!.value).to.equal('640');
      await write(element, 'width-ideal', 650, 660, 670);
      await choose(element, 'torch', 'exact');
      expect(element.drafts.video).to.deep.equal({ width: { ideal: 670 }, torch: { exact: false } });
      await press(element, 'undo');
      expect(element.drafts.video).to.deep.equal({ width: { ideal: 670 } });
      await press(element, 'undo');
      expect(element.drafts.video).to.deep.equal({ width: 640 });
      await waitFor(() => partOf(element, 'undo')!.matches(':disabled'));
      await choose(element, 'height', 'min');
      await choose(element, 'frameRate', 'max');
      await press(element, 'reset');
      expect(element.drafts.video).to.deep.equal({ width: 640 });
      await press(element, 'undo');
      expect(Object.keys(element.drafts.video!)).to.deep.equal(['width', 'height', 'frameRate']);
      expect(trackOf(session).getConstraints()).to.deep.equal({ width: 640 });
    });

    it('has a slider and a number for one value', async () => {
      const element = await show();
      await choose(element, 'zoom', 'ideal');
      const slider = fieldOf(element, 'zoom-ideal')!.closest('.value')!.querySelector('input')!;
      expect([slider.type, slider.min, slider.max, slider.step]).to.deep.equal(['range', '1', '4', '0.1']);
      await write(element, slider as never, 1.5, 2.5);
      expect(fieldOf(element, 'zoom-ideal')!.value).to.equal('2.5');
      await write(element, 'zoom-ideal', 3);
      expect(slider.value).to.equal('3');
      await write(element, 'zoom-ideal', '');
      expect(fieldOf(element, 'zoom-ideal')!.value, 'no number is no step').to.equal('3');
    });

    it('asks for a point of the picture', async () => {
      const element = await show();
      await choose(element, 'pointsOfInterest', 'exact');
      const middle = { exact: [{ x: 0.5, y: 0.5 }] };
      expect(element.drafts.video, 'as the sliders show it').to.have.deep.property(
        'pointsOfInterest',
        middle,
      );
      const [x] = element.shadowRoot!.querySelectorAll('.point input');
      await write(element, x as never, 0.2);
      await apply(element);
      expect(settingsOf(session).pointsOfInterest).to.deep.equal([{ x: 0.2, y: 0.5 }]);
    });

    it('has presets, which leave what is none of theirs', async () => {
      const element = await show({ video: true, audio: true });
      const pick = async (name: string): Promise<void> => {
        const list = partOf(element, 'preset') as HTMLSelectElement;
        list.value = name;
        list.dispatchEvent(new Event('change'));
        await element.updateComplete;
        expect(list.value).to.equal('');
      };
      await choose(element, 'torch', 'exact');
      await pick('small');
      await apply(element);
      expect(settingsOf(session)).to.include({ width: 320, height: 240 });
      await pick('full-hd');
      await apply(element);
      expect(settingsOf(session)).to.include({ width: 1920, height: 1080 });
      expect(element.drafts.video).to.have.property('torch');
      await pick('any');
      expect(element.drafts.video).to.deep.equal({});
      element.shadowRoot!.querySelector<HTMLInputElement>('[value="audio"]')!.click();
      await waitFor(() => fieldOf(element, 'echoCancellation'));
      for (const [name, on] of [
        ['raw', false],
        ['voice', true],
        ['music', false],
      ] as const) {
        await pick(name);
        await apply(element);
        expect(settingsOf(session, 'audio'), name).to.include({ echoCancellation: on, noiseSuppression: on });
      }
    });

    it('shows camera and microphone each with its own, and the one that is there', async () => {
      const element = await show({ video: true, audio: true });
      const kinds = (): HTMLInputElement[] => [
        ...element.shadowRoot!.querySelectorAll<HTMLInputElement>('[type="radio"]'),
      ];
      expect(kinds().map(({ value, checked }) => [value, checked])).to.deep.equal([
        ['video', true],
        ['audio', false],
      ]);
      kinds()[1]!.click();
      await waitFor(() => fieldOf(element, 'sampleRate'));
      expect(fieldOf(element, 'width')).to.equal(null);
      await session.start({ video: true });
      await waitFor(() => fieldOf(element, 'width'));
      expect(kinds()).to.deep.equal([]);
    });

    it('has a row for what the device lacks, and says so', async () => {
      const element = await show();
      const lacking = fieldOf(element, 'iso')!.closest('.rows')!;
      expect(lacking.previousElementSibling!.textContent).to.equal('Not offered by this device:');
      await choose(element, 'iso', 'ideal');
      expect(whyOf(element, 'iso')).to.equal('Would have no effect: the device does not have it');
      await choose(element, 'iso', 'exact');
      expect(whyOf(element, 'iso')).to.equal('The device does not have it');
    });

    it('keeps to itself what happens inside, and tells of what it did', async () => {
      const element = await show();
      const seen = recordEvents(element, 'input', 'change', 'error');
      await choose(element, 'width', 'exact');
      await write(element, 'width-exact', 640, 20_000);
      expect(seen).to.deep.equal([]);
      await eventAfter(element, 'error', () => press(element, 'apply'));
      await choose(element, 'width', 'none');
      await choose(element, 'torch', 'exact');
      await apply(element);
      expect(seen).to.deep.equal(['error', 'change bubbles']);
    });

    it('can be worked with the keyboard alone: Enter in a field applies', async () => {
      const element = await show();
      await choose(element, 'height', 'exact');
      await write(element, 'height-exact', 360);
      const form = fieldOf(element, 'height-exact')!.form!;
      await eventAfter(element, 'change', () => form.requestSubmit());
      expect(settingsOf(session).height).to.equal(360);
      const unnamed = [...form.elements].filter(
        (each) => !each.matches('fieldset') && (each as HTMLElement).tabIndex < 0,
      );
      expect(unnamed).to.deep.equal([]);
    });

    it('says of no other track that it refused', async () => {
      const element = await show();
      await choose(element, 'width', 'exact');
      await write(element, 'width-exact', 3000);
      await eventAfter(element, 'error', () => press(element, 'apply'));
      const other = sessionWith([new VirtualCamera({ ...FULL_CAMERA, modes: [LARGE] })]);
      await other.start();
      element.session = other;
      await waitFor(() => !element.error);
      expect(fieldOf(element, 'width-exact')!.matches('[aria-invalid]')).to.equal(false);
      await apply(element);
      expect(settingsOf(other).width).to.equal(3000);
      other.stop();
    });

    it('goes on where it was moved in the document, and is idle after its session', async () => {
      const element = await show();
      await choose(element, 'width', 'ideal');
      (await fixture(html`<section></section>`)).append(element);
      await untilState(element, 'live');
      expect(element.drafts.video).to.have.property('width');
      session.stop();
      await untilState(element, 'idle');
      expect(textOf(element)).to.contain('Start the camera');
      expect(await element.apply()).to.equal(false);
    });
  });
});
