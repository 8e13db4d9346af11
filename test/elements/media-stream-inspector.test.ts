import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-capture-session.js';
import '../../src/define/media-stream-inspector.js';
import type { MediaStreamInspector } from '../../src/elements/media-stream-inspector/media-stream-inspector.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { describeElement } from '../support/describe-element.js';
import { partOf, press, textOf, untilPart, untilState, warningsOf } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { rejection } from '../support/hand-made-devices.js';
import { canvasCamera } from '../support/pictures.js';
import { waitFor } from '../support/wait.js';

const GRANTED = { camera: 'granted', microphone: 'granted' } as const;
const SMALL = { video: { width: { ideal: 640 }, height: 480 } };

let devices: VirtualDevices;
let session: CaptureSession;

// In a suite of its own: what it opens has to be closed before tracks are counted.
describe('media-stream-inspector', () => {
  beforeEach(() => {
    devices = new VirtualDevices({ devices: 'laptop', permissions: GRANTED });
    session = new CaptureSession({ platform: devices.platform });
  });

  afterEach(() => session.stop());

  const live = async (element: MediaStreamInspector): Promise<void> => {
    await session.start(SMALL);
    element.session = session;
    await untilState(element, 'live');
  };

  describeElement('media-stream-inspector', {
    defaults: { srcObject: null, session: undefined, htmlFor: '', stream: null, status: 'empty' },
    attributes: [['for', 'elsewhere', 'htmlFor', 'elsewhere']],
    properties: { session: new CaptureSession() },
    texts: [en.noStream, 'Kein Stream'],
    tree: [`StaticText ${en.noStream}`, `button ${en.copyJson}`, 'status'],
    looks: {
      'without a stream': () => undefined,
      live,
      'a muted track, turned off': async (element) => {
        await live(element);
        session.turnOff('video', 'disable');
        devices.mute('camera');
        await waitFor(() => textOf(element).includes('disabled'));
      },
    },
  });

  describe('<media-stream-inspector>', () => {
    const create = async (): Promise<MediaStreamInspector> =>
      fixture(html`<media-stream-inspector .session=${session}></media-stream-inspector>`);

    /** What happened, in the words of the log, the latest first and without the times. */
    const log = (element: MediaStreamInspector): string[] =>
      [...(partOf(element, 'log')?.querySelectorAll('li bdi') ?? [])].map((entry) =>
        entry.textContent.replace(/\s+/g, ' ').trim(),
      );

    const untilLogged = (element: MediaStreamInspector, text: string): Promise<unknown> =>
      waitFor(() => log(element).includes(text), { message: `${text} in the log` });

    const rows = (element: MediaStreamInspector): Record<string, string[]> =>
      Object.fromEntries(
        [...partOf(element, 'track')!.querySelectorAll('tbody tr')].map((row) => {
          const [name, ...values] = [...row.children].map((cell) => cell.textContent.trim());
          return [name!, values];
        }),
      );

    it('shows what was asked of a track, what is in effect, and what it could do', async () => {
      const element = await create();
      await live(element);
      expect(
        partOf(element, 'track')!.querySelector('caption')!.textContent.replace(/\s+/g, ' ').trim(),
      ).to.equal('video Integrated camera live');
      expect(rows(element)).to.deep.include({
        width: ['ideal 640', '640', '1 – 1280'],
        height: ['480', '480', '1 – 720'],
        resizeMode: ['', 'none', 'none, crop-and-scale'],
      });
    });

    it('tells what happened, the latest first, with the time', async () => {
      const before = Date.now();
      const element = await create();
      await live(element);
      expect(log(element)).to.deep.equal([
        'video addtrack',
        'stream',
        'session status starting → live',
        'session status idle → starting',
        'session status — → idle',
      ]);
      devices.mute('camera');
      await untilLogged(element, 'video mute');
      await untilLogged(element, 'session status live → interrupted interrupted');
      expect(textOf(element)).to.include('muted');
      devices.mute('camera', false);
      await untilLogged(element, 'video unmute');
      session.stop();
      await untilState(element, 'empty');
      await untilLogged(element, 'session status live → idle');
      await untilLogged(element, 'no stream');
      await untilLogged(element, 'video removetrack');
      const time = partOf(element, 'log')!.querySelector('time')!;
      expect(Date.parse(time.dateTime)).to.be.within(before, Date.now());
      expect(time.textContent).to.match(/^\d\d:\d\d:\d\d\.\d{3}$/);
    });

    it('sees what no event tells', async () => {
      const element = await create();
      await live(element);
      const track = session.stream!.getTracks()[0]!;
      track.enabled = false;
      await untilLogged(element, 'video disabled');
      expect(textOf(element)).to.include('disabled');
      await track.applyConstraints({ width: 320, height: 240 });
      await waitFor(() => /video constraints .*width ideal 640 → 320/.test(log(element).join('\n')));
      await waitFor(() => log(element).some((entry) => entry.startsWith('video settings')));
      expect(rows(element).width!.slice(0, 2)).to.deep.equal(['320', '320']);
    });

    it('tells why a session failed', async () => {
      devices.setPermission('camera', 'denied');
      const element = await create();
      await rejection(session.start());
      await untilLogged(element, 'session status starting → error permission-denied');
      expect(element.status).to.equal('empty');
    });

    it('counts no frames as dropped that came while nobody could see them', async () => {
      const element = await create();
      element.style.marginTop = '200vh';
      await live(element);
      const presented = (): number => element.toJSON().frames?.presented ?? 0;
      const first = await waitFor(presented);
      await waitFor(() => presented() > first);
      const second = presented();
      await waitFor(() => presented() > second);
      expect(element.toJSON().frames!.dropped).to.equal(0);
      session.stop();
    });

    it('counts the frames that are shown', async () => {
      const element = await create();
      await live(element);
      // The rate is 0 for a moment where the page stands still.
      const { presented, dropped } = await waitFor(() => {
        const { frames } = element.toJSON();
        return frames && frames.presented > 5 && frames.rate > 0 ? frames : undefined;
      });
      expect(dropped).to.be.at.least(0);
      await waitFor(() => element.toJSON().frames!.presented > presented);
      await element.updateComplete;
      expect(textOf(element)).to.match(/\d+ frames shown, \d+ dropped\n\d+ Hz/);
      session.stop();
      await untilState(element, 'empty');
      expect(textOf(element)).to.not.include('frames shown');
      expect(element.toJSON().frames).to.equal(undefined);
    });

    it('tells where frames come no more', async () => {
      const camera = canvasCamera(64, 48);
      const element = await create();
      element.srcObject = camera.stream;
      await waitFor(() => (element.toJSON().frames?.rate ?? 0) > 0);
      camera.pause();
      await waitFor(() => element.toJSON().frames!.rate === 0);
      await waitFor(() => textOf(element).includes('\n0 Hz'));
      camera.stop();
    });

    it('looks at any stream that is handed over, and never stops it', async () => {
      const context = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
      context.getContext('2d');
      const stream = context.captureStream();
      await session.start();
      const element = await create();
      element.srcObject = stream;
      await waitFor(() => element.toJSON().stream?.id === stream.id);
      expect(element.stream).to.equal(stream);
      expect(element.toJSON().session).to.equal(undefined);
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      expect(stream.active).to.equal(true);
      expect(session.stream!.active).to.equal(true);
      stream.getTracks()[0]!.stop();
    });

    it('takes what is no stream for none, and a developer hears of it', async () => {
      const element = await create();
      const warnings = await warningsOf(async () => {
        element.srcObject = {} as MediaStream;
        await element.updateComplete;
      });
      expect(warnings.join()).to.contain('srcObject');
      expect(element.status).to.equal('empty');
    });

    it('says when all tracks of a stream have ended', async () => {
      const stream = await devices.mediaDevices.getUserMedia({ video: true, audio: true });
      const element = await create();
      element.srcObject = stream;
      await untilState(element, 'live');
      for (const track of stream.getTracks()) track.stop();
      await untilState(element, 'ended');
      await untilLogged(element, 'video ended');
      await untilLogged(element, 'audio ended');
    });

    it('looks no more once it has left, and goes on where it was when it comes back', async () => {
      const element = await create();
      await live(element);
      const parent = element.parentElement!;
      const before = log(element);
      element.remove();
      session.stop();
      await element.updateComplete;
      expect(element.toJSON().events).to.have.length(before.length);
      parent.append(element);
      await untilState(element, 'empty');
      expect(log(element).slice(-before.length)).to.deep.equal(before);
    });

    it('keeps the last 200 entries', async () => {
      const element = await create();
      for (let turn = 0; turn < 60; turn++) {
        await session.start();
        session.stop();
        await element.updateComplete;
      }
      const { events } = element.toJSON();
      expect(events).to.have.length(200);
      expect(log(element)[0]).to.equal('video removetrack');
    });

    describe('as JSON', () => {
      let writeText: (text: string) => Promise<void>;

      beforeEach(() => {
        Object.defineProperty(navigator, 'clipboard', {
          value: { writeText: (text: string) => writeText(text) },
          configurable: true,
        });
      });

      afterEach(() => void Reflect.deleteProperty(navigator, 'clipboard'));

      it('copies all of it without the ids and names of devices', async () => {
        let copied = '';
        writeText = async (text) => void (copied = text);
        const element = await create();
        const { deviceId } = (await session.start()).getTracks()[0]!.getSettings() as { deviceId: string };
        await session.start({ video: { width: 640, advanced: [{ deviceId: { exact: deviceId } }] } });
        await untilState(element, 'live');
        await session.selectDevice('videoinput', deviceId);
        await press(element, 'copy');
        await waitFor(() => textOf(element).includes(en.copied));
        const report = JSON.parse(copied) as ReturnType<MediaStreamInspector['toJSON']>;
        const track = session.stream!.getTracks()[0]!;
        const { groupId } = track.getSettings();
        for (const secret of [deviceId, groupId!, track.label, 'deviceId', 'groupId', 'label'])
          expect(copied).to.not.include(secret);
        expect(report).to.include({ userAgent: navigator.userAgent });
        expect(report.session).to.deep.include({ status: 'live' });
        expect(report.stream!.tracks[0]).to.deep.include({ kind: 'video', readyState: 'live', muted: false });
        expect(report.stream!.tracks[0]!.settings).to.include({ width: 640 });
        expect(report.events.map(({ type }) => type)).to.include('addtrack');
      });

      it('says each time that it copied', async () => {
        writeText = async () => {};
        const element = await create();
        const status = element.shadowRoot!.querySelector('[role="status"]')!;
        const seen: string[] = [];
        const observer = new MutationObserver(() => seen.push(status.textContent.trim()));
        observer.observe(status, { childList: true, characterData: true, subtree: true });
        await press(element, 'copy');
        await waitFor(() => seen.at(-1) === en.copied);
        await press(element, 'copy');
        await waitFor(() => seen.length === 3);
        expect(seen).to.deep.equal([en.copied, '', en.copied]);
      });

      it('gives the text to copy by hand where the browser lets no page copy', async () => {
        writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
        const element = await create();
        await live(element);
        await press(element, 'copy');
        const area = (await untilPart(element, 'json')) as HTMLTextAreaElement;
        await waitFor(() => element.shadowRoot!.activeElement === area);
        expect(JSON.parse(area.value)).to.have.property('events');
        expect(area.selectionEnd - area.selectionStart).to.equal(area.value.length);
        const { value } = area;
        await waitFor(() => Date.now() > Date.parse((JSON.parse(value) as { time: string }).time));
        element.requestUpdate();
        await element.updateComplete;
        expect(area.value).to.equal(value);
        expect(area.selectionEnd - area.selectionStart).to.equal(value.length);
        await expect(element).to.be.accessible();
        writeText = () => Promise.resolve();
        await press(element, 'copy');
        await waitFor(() => !partOf(element, 'json'));
      });
    });
  });
});
