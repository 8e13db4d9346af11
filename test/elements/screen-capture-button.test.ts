import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CapturePlatform } from '../../src/core/platform.js';
import { displaySource } from '../../src/core/sources/display.js';
import '../../src/define/media-capture-session.js';
import '../../src/define/screen-capture-button.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import type { ScreenCaptureButton } from '../../src/elements/screen-capture-button/screen-capture-button.js';
import { tone, VirtualDisplay } from '../../src/virtual/index.js';
import { VirtualDevices } from '../../src/virtual/virtual-devices.js';
import { describeElement } from '../support/describe-element.js';
import {
  partOf,
  press,
  recordEvents,
  requests as cameraRequests,
  textOf,
  untilPart,
  untilState,
  warningsOf,
} from '../support/elements.js';
import { english as en } from '../support/english.js';
import { rejection } from '../support/hand-made-devices.js';
import { eventAfter, waitFor } from '../support/wait.js';

const EVENTS = ['stream', 'ended', 'error', 'cancel'];

// In a suite of its own: what it opens has to be closed before tracks are counted.
describe('screen-capture-button', () => {
  let virtual: VirtualDevices;
  let platform: CapturePlatform;
  let requests: DisplayMediaStreamOptions[];

  beforeEach(() => {
    const window = new VirtualDisplay({ label: 'Window', displaySurface: 'window' });
    const screen = new VirtualDisplay({ label: 'Screen', sound: tone() });
    virtual = new VirtualDevices({ gestures: false, devices: [screen, window] });
    ({ platform } = virtual);
    requests = [];
    const { mediaDevices } = virtual;
    const getDisplayMedia = mediaDevices.getDisplayMedia.bind(mediaDevices);
    mediaDevices.getDisplayMedia = (request) => {
      requests.push(request!);
      return getDisplayMedia(request);
    };
  });

  const share = (element: ScreenCaptureButton): Promise<MediaStream> => {
    element.options = { platform };
    return element.start();
  };

  describeElement('screen-capture-button', {
    defaults: {
      audio: false,
      surface: '',
      disabled: false,
      constraints: undefined,
      options: undefined,
      session: undefined,
      htmlFor: '',
      stream: undefined,
      displaySurface: '',
    },
    attributes: [
      ['audio', '', 'audio', true],
      ['surface', 'window', 'surface', 'window'],
      ['disabled', '', 'disabled', true],
      ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
    ],
    properties: { session: new CaptureSession(), constraints: { video: true }, options: {} },
    reflected: [['disabled', true, '']],
    texts: [en.shareScreen, 'Bildschirm teilen'],
    tree: [`button ${en.shareScreen}`, 'status'],
    start: share,
    looks: {
      idle: (element) => Object.assign(element, { options: { platform } }),
      'while a screen is shared': share,
      unsupported: (element) => Object.assign(element, { options: { platform: { isSecureContext: true } } }),
      'with an error': async (element) => {
        virtual.occupy('Screen');
        await rejection(share(element));
        await untilPart(element, 'notice');
      },
    },
  });

  describe('<screen-capture-button>', () => {
    const create = async (init: Partial<ScreenCaptureButton> = {}): Promise<ScreenCaptureButton> => {
      const element = await fixture<ScreenCaptureButton>(
        html`<screen-capture-button .options=${{ platform }}></screen-capture-button>`,
      );
      Object.assign(element, init);
      await element.updateComplete;
      return element;
    };

    it('shares what the user chooses, says what that is, and stops', async () => {
      const element = await create();
      const events = recordEvents(element, ...EVENTS);
      await press(element, 'button');
      await untilState(element, 'live');
      expect(element.displaySurface).to.equal('monitor');
      expect(textOf(element)).to.include(en.stopSharing).and.to.include(en.sharing('monitor'));
      const [track] = element.stream!.getTracks();
      await press(element, 'button');
      await untilState(element, 'idle');
      expect(track!.readyState).to.equal('ended');
      expect(element.stream).to.equal(undefined);
      expect(textOf(element)).to.equal(en.shareScreen);
      expect(events).to.deep.equal(['stream', 'ended']);
    });

    it('is ended where the user stops sharing in the browser, and shares again', async () => {
      const element = await create();
      await element.start();
      const events = recordEvents(element, ...EVENTS);
      virtual.unplug('Screen');
      await untilState(element, 'idle');
      expect(events).to.deep.equal(['ended']);
      virtual.plug('Screen');
      await press(element, 'button');
      await untilState(element, 'live');
      element.stop();
      await untilState(element, 'idle');
      expect(events).to.deep.equal(['ended', 'stream']);
    });

    it('says what is shared now, where another is chosen in the middle of it', async () => {
      const element = await create();
      const [track] = (await element.start()).getVideoTracks();
      track!.getSettings = () => ({ displaySurface: 'browser' });
      await waitFor(() => textOf(element).includes(en.sharing('browser')));
      track!.getSettings = () => ({});
      await waitFor(() => textOf(element).includes(en.sharing('')));
    });

    it('says that nothing of it can be seen while the system mutes it', async () => {
      const element = await create();
      await element.start();
      virtual.mute('Screen');
      await untilState(element, 'interrupted');
      expect(textOf(element)).to.include(en.sharingPaused);
      virtual.mute('Screen', false);
      await untilState(element, 'live');
    });

    it('takes it for an answer where the user chooses nothing', async () => {
      virtual.mediaDevices.getDisplayMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
      const element = await create();
      const events = recordEvents(element, ...EVENTS);
      await eventAfter(element, 'cancel', () => press(element, 'button'));
      await element.updateComplete;
      expect(element.status).to.equal('idle');
      expect(element.error).to.include({ code: 'permission-dismissed' });
      expect(partOf(element, 'notice')).to.equal(null);
      expect(events).to.deep.equal(['cancel']);
    });

    it('waits for the choice, and asks once', async () => {
      let choose: (() => void) | undefined;
      const { getDisplayMedia } = virtual.mediaDevices;
      virtual.mediaDevices.getDisplayMedia = async (request) => {
        await new Promise<void>((resolve) => (choose = resolve));
        return getDisplayMedia(request);
      };
      const element = await create();
      await press(element, 'button');
      await untilState(element, 'starting');
      expect(textOf(element)).to.include(en.choosing);
      expect(partOf(element, 'button')!.ariaBusy).to.equal('true');
      await press(element, 'button');
      (await waitFor(() => choose))();
      await untilState(element, 'live');
      expect(requests).to.have.length(1);
    });

    it('says what went wrong in words about screens, and tries again', async () => {
      const element = await create();
      virtual.setPolicy('display-capture', false);
      const events = recordEvents(element, ...EVENTS);
      await press(element, 'button');
      await untilState(element, 'error');
      const notice = await untilPart(element, 'notice');
      expect(notice.textContent).to.include(en.sharingFailed('blocked-by-policy')[0]);
      virtual.setPolicy('display-capture', undefined);
      virtual.occupy('Screen');
      await element.start().catch(() => {});
      await waitFor(() => partOf(element, 'notice')?.textContent.includes(en.sharingFailed('unknown')[0]));
      virtual.occupy('Screen', false);
      await press(element, 'retry');
      await untilState(element, 'live');
      expect(events).to.deep.equal(['error', 'error', 'stream']);
    });

    it('says so where the browser shares no screens, or not with such a page', async () => {
      const mediaDevices = new EventTarget() as MediaDevices;
      const element = await create({ options: { platform: { mediaDevices, isSecureContext: true } } });
      await untilState(element, 'unsupported');
      expect(element.error).to.include({ code: 'unsupported' });
      expect(partOf(element, 'button')!.matches(':disabled')).to.equal(true);
      expect(partOf(element, 'hint')!.textContent).to.include(en.sharingFailed('unsupported')[0]);
      element.options = { platform: { isSecureContext: false } };
      await waitFor(() => textOf(element).includes(en.sharingFailed('insecure-context')[0]));
    });

    it('offers what it is told to', async () => {
      const element = await create({ audio: true, surface: 'window' });
      element.options = { platform, systemAudio: 'exclude', surfaceSwitching: 'include' };
      element.constraints = { video: { frameRate: 5 } };
      await element.start();
      expect(requests).to.deep.equal([
        {
          systemAudio: 'exclude',
          surfaceSwitching: 'include',
          video: { displaySurface: 'window', frameRate: 5 },
          audio: true,
        },
      ]);
      expect(element.displaySurface).to.equal('window');
      expect(await element.start()).to.equal(element.stream);
    });

    it('leaves out a surface that is none, and a developer hears of it', async () => {
      const element = await create({ surface: 'fridge' });
      const warnings = await warningsOf(() => element.start());
      expect(warnings.join()).to.contain('surface="fridge"');
      expect(requests).to.deep.equal([{ video: true, audio: false }]);
    });

    it('starts and stops the session that shares a display around it, or that for names', async () => {
      const around = await fixture<HTMLElement>(html`
        <div>
          <media-capture-session source="display" .sourceObject=${{ platform }} id="display">
            <media-capture-session><screen-capture-button></screen-capture-button></media-capture-session>
          </media-capture-session>
          <screen-capture-button for="display"></screen-capture-button>
        </div>
      `);
      const session = around.querySelector('media-capture-session')!;
      const [inside, outside] = around.querySelectorAll('screen-capture-button');
      const events = recordEvents(inside!, ...EVENTS);
      await press(inside!, 'button');
      await untilState(outside!, 'live');
      expect(inside!.stream).to.equal(session.stream);
      expect(outside!.stream).to.equal(session.stream);
      await press(outside!, 'button');
      await untilState(inside!, 'idle');
      expect(session.stream).to.equal(undefined);
      expect(events).to.deep.equal([]);
    });

    it('finds a session that comes later, and stops its own', async () => {
      const element = await create();
      const [track] = (await element.start()).getTracks();
      element.session = new CaptureSession({ platform: displaySource({ platform }) });
      await untilState(element, 'idle');
      expect(track!.readyState).to.equal('ended');
      await element.start();
      expect(element.session.stream).to.equal(element.stream);
      element.stop();
      element.session = undefined;
      element.htmlFor = 'later';
      await element.updateComplete;
      expect(await rejection(element.start())).to.be.instanceOf(TypeError);
      expect(partOf(element, 'button')!.matches(':disabled')).to.equal(true);
      const later = document.createElement('media-capture-session');
      element.parentElement!.append(Object.assign(later, { id: 'later', source: 'display' }));
      await waitFor(() => !partOf(element, 'button')!.matches(':disabled'));
    });

    it('finds the session around it that a script gave its source', async () => {
      const around = await fixture<MediaCaptureSession>(html`
        <media-capture-session .source=${'display'} .sourceObject=${{ platform }}>
          <screen-capture-button></screen-capture-button>
        </media-capture-session>
      `);
      const element = around.querySelector('screen-capture-button')!;
      await press(element, 'button');
      await untilState(element, 'live');
      expect(element.stream === around.stream).to.equal(true);
      around.stop();
    });

    it('tells of no end that the page brought about', async () => {
      const element = await create();
      const events = recordEvents(element, ...EVENTS);
      const parent = element.parentElement!;
      const [track] = (await element.start()).getTracks();
      element.remove();
      await waitFor(() => track!.readyState === 'ended');
      parent.append(element);
      await untilState(element, 'idle');
      await element.start();
      element.session = new CaptureSession({ platform: displaySource({ platform }) });
      await untilState(element, 'idle');
      expect(events).to.deep.equal(['stream', 'stream']);
    });

    it('keeps the focus where the button that tries again goes away', async () => {
      const element = await create();
      virtual.occupy('Screen');
      await rejection(element.start());
      const retry = await untilPart(element, 'retry');
      virtual.occupy('Screen', false);
      retry.focus();
      retry.click();
      await untilState(element, 'live');
      expect(element.shadowRoot!.activeElement === partOf(element, 'button')).to.equal(true);
    });

    it('starts no camera, whatever session it is given', async () => {
      const around = await fixture<HTMLElement>(html`
        <div>
          <media-capture-session id="camera"></media-capture-session>
          <screen-capture-button for="camera"></screen-capture-button>
        </div>
      `);
      const session = around.querySelector('media-capture-session')!;
      const element = around.querySelector('screen-capture-button')!;
      cameraRequests.length = 0;
      for (const init of [{}, { session: new CaptureSession() }]) {
        Object.assign(element, init);
        const warnings = await warningsOf(async () => {
          expect(await rejection(element.start())).to.be.instanceOf(TypeError);
        });
        expect(warnings.join()).to.contain('source "display"');
        await element.updateComplete;
        expect(partOf(element, 'button')!.matches(':disabled')).to.equal(true);
      }
      expect(cameraRequests).to.deep.equal([]);
      Object.assign(element, { session: undefined });
      Object.assign(session, { source: 'display', sourceObject: { platform } });
      await press(element, 'button');
      await untilState(element, 'live');
      expect(element.stream).to.equal(session.stream);
    });

    it('finds the session around it that shares a display by its property, at once', async () => {
      const session = Object.assign(document.createElement('media-capture-session'), {
        source: 'display',
        sourceObject: { platform },
      });
      const element = document.createElement('screen-capture-button');
      const place = await fixture(html`<div></div>`);
      session.append(element);
      place.append(session);
      const stream = await element.start();
      expect(stream.active).to.equal(true);
      expect(session.stream).to.equal(stream);
    });

    it('waits until it is in a document, and does not start once it has left', async () => {
      const element = Object.assign(document.createElement('screen-capture-button'), {
        options: { platform },
      });
      const starting = element.start();
      const place = await fixture(html`<div></div>`);
      place.append(element);
      expect((await starting).active).to.equal(true);
      element.remove();
      expect(await rejection(element.start())).to.include({ code: 'aborted' });
    });
  });
});
