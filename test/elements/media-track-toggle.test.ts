import { expect, fixture, html } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import '../../src/define/media-capture-session.js';
import type { MediaTrackToggle } from '../../src/elements/media-track-toggle/media-track-toggle.js';
import { describeElement } from '../support/describe-element.js';
import { partOf, press, recordEvents, untilPart, untilState, warningsOf } from '../support/elements.js';
import { english as en } from '../support/english.js';
import type { HandMadeDevices } from '../support/hand-made-devices.js';
import { rejection } from '../support/hand-made-devices.js';
import { useHandMadeSession } from '../support/hand-made-session.js';
import { buttonOf, createToggle } from '../support/track-toggle.js';
import { nextEvent, waitFor } from '../support/wait.js';

const BOTH = { video: true, audio: true };

let devices: HandMadeDevices;
let session: CaptureSession;

useHandMadeSession((...made) => ([devices, session] = made));

describeElement('media-track-toggle', {
  defaults: {
    kind: 'video',
    offMode: '',
    label: '',
    iconOnly: false,
    shortcut: '',
    disabled: false,
    session: undefined,
    htmlFor: '',
    pressed: false,
    status: 'off',
    error: undefined,
  },
  attributes: [
    ['kind', 'audio', 'kind', 'audio'],
    ['off-mode', 'disable', 'offMode', 'disable'],
    ['label', 'My camera', 'label', 'My camera'],
    ['icon-only', '', 'iconOnly', true],
    ['shortcut', 'Control+D', 'shortcut', 'Control+D'],
    ['disabled', '', 'disabled', true],
    ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
  ],
  properties: { session: new CaptureSession() },
  reflected: [['disabled', true, '']],
  texts: ['Camera', 'Kamera'],
  tree: ['button Camera', 'status'],
  looks: {
    'without a session': () => undefined,
    off: (element) => {
      element.session = session;
    },
    on: async (element) => {
      await session.start();
      element.session = session;
    },
    'the icon alone': (element) => Object.assign(element, { session, iconOnly: true }),
    interrupted: async (element) => {
      await session.start();
      element.session = session;
      devices.mute(devices.live[0]!, true);
      await untilState(element, 'interrupted');
    },
    'with an error': async (element) => {
      devices.permissions.video = 'denied';
      element.session = session;
      await press(element, 'button');
      await untilPart(element, 'notice');
    },
  },
});

describe('<media-track-toggle>', () => {
  afterEach(() => session.stop());

  const kindsLive = (): string[] => devices.live.map(({ kind }) => kind).sort();

  const pressAndSee = async (element: MediaTrackToggle, state: string): Promise<void> => {
    await press(element, 'button');
    await untilState(element, state);
  };

  it('can not be pressed as long as it has no session', async () => {
    const element = await fixture<MediaTrackToggle>(html`<media-track-toggle></media-track-toggle>`);
    expect(buttonOf(element).disabled).to.equal(true);
    await element.toggle();
    expect(element.status).to.equal('off');
    element.session = session;
    await element.updateComplete;
    expect(buttonOf(element).disabled).to.equal(false);
  });

  it('uses the session around it', async () => {
    const around = await fixture<HTMLElement>(html`
      <media-capture-session><media-track-toggle></media-track-toggle></media-capture-session>
    `);
    const element = around.querySelector('media-track-toggle')!;
    await pressAndSee(element, 'on');
    expect(buttonOf(element).ariaPressed).to.equal('true');
    const track = around.closest('media-capture-session')!.stream!.getTracks()[0]!;
    await pressAndSee(element, 'off');
    expect(buttonOf(element).ariaPressed).to.equal('false');
    expect(track.readyState).to.equal('ended');
  });

  it('closes a camera, so that its light goes off, and opens it again', async () => {
    await session.start(BOTH);
    const element = await createToggle(session, 'video');
    expect(element.pressed).to.equal(true);
    await pressAndSee(element, 'off');
    expect(kindsLive()).to.deep.equal(['audio']);
    await pressAndSee(element, 'on');
    expect(kindsLive()).to.deep.equal(['audio', 'video']);
    expect(devices.requests).to.have.length(2);
  });

  it('silences a microphone, and has it on again at once', async () => {
    await session.start(BOTH);
    const element = await createToggle(session, 'audio');
    const track = session.stream!.getAudioTracks()[0]!;
    await pressAndSee(element, 'off');
    expect(track).to.include({ enabled: false, readyState: 'live' });
    await pressAndSee(element, 'on');
    expect(track.enabled).to.equal(true);
    expect(devices.requests).to.have.length(1);
  });

  it('turns off as its off-mode says', async () => {
    await session.start(BOTH);
    const sound = await createToggle(session, 'audio', { offMode: 'stop' });
    const picture = await createToggle(session, 'video', { offMode: 'disable' });
    await pressAndSee(sound, 'off');
    await pressAndSee(picture, 'off');
    expect(kindsLive()).to.deep.equal(['video']);
    expect(devices.live[0]!.enabled).to.equal(false);
  });

  it('tells of what the user did, once that is done, and of nothing that the page did', async () => {
    await session.start();
    const element = await createToggle(session, 'video');
    const events = recordEvents(element, 'change', 'error');
    session.turnOff('video');
    await untilState(element, 'off');
    await element.toggle();
    await untilState(element, 'on');
    expect(events).to.deep.equal([]);
    void press(element, 'button');
    await nextEvent(element, 'change');
    expect(element.pressed).to.equal(false);
    expect(events).to.deep.equal(['change bubbles']);
  });

  it('asks for its own kind alone where nothing is captured yet', async () => {
    session.constraints = { video: { width: 640 }, audio: { echoCancellation: false } };
    const picture = await createToggle(session, 'video');
    const sound = await createToggle(session, 'audio');
    await pressAndSee(picture, 'on');
    expect(devices.requests).to.deep.equal([{ video: { width: 640 } }]);
    expect(sound.pressed).to.equal(false);
    await pressAndSee(sound, 'on');
    expect(devices.requests.at(-1)).to.deep.equal({ audio: { echoCancellation: false } });
    expect(picture.pressed).to.equal(true);
  });

  it('leaves off what is off', async () => {
    const picture = await createToggle(session, 'video');
    const sound = await createToggle(session, 'audio');
    await pressAndSee(picture, 'on');
    await pressAndSee(picture, 'off');
    await pressAndSee(sound, 'on');
    expect(kindsLive()).to.deep.equal(['audio']);
    await pressAndSee(picture, 'on');
    expect(kindsLive()).to.deep.equal(['audio', 'video']);
  });

  it('waits for the other kind, so that pressing both turns on both', async () => {
    await session.start();
    session.turnOff('video');
    const picture = await createToggle(session, 'video');
    const sound = await createToggle(session, 'audio');
    buttonOf(picture).click();
    buttonOf(sound).click();
    await Promise.all([untilState(picture, 'on'), untilState(sound, 'on')]);
    expect(kindsLive()).to.deep.equal(['audio', 'video']);
  });

  it('is busy until the device is open, and then knows of one press', async () => {
    let answer = (): void => {};
    devices.before = () => new Promise<void>((resolve) => (answer = resolve));
    const element = await createToggle(session, 'video');
    await pressAndSee(element, 'starting');
    expect(buttonOf(element).ariaBusy).to.equal('true');
    await press(element, 'button');
    await waitFor(() => devices.requests.length);
    answer();
    await untilState(element, 'on');
    expect(buttonOf(element).ariaBusy).to.equal('false');
    expect(devices.requests).to.have.length(1);
  });

  it('turns on what the page has disabled by itself', async () => {
    const stream = await session.start();
    stream.getTracks()[0]!.enabled = false;
    const element = await createToggle(session, 'video');
    expect(element.pressed).to.equal(false);
    await pressAndSee(element, 'on');
    expect(stream.getTracks()[0]!.enabled).to.equal(true);
  });

  it('shows that the system holds a track back, which is not off', async () => {
    await session.start(BOTH);
    const element = await createToggle(session, 'audio');
    const track = session.stream!.getAudioTracks()[0]!;
    const other = await createToggle(session, 'video');
    devices.mute(track, true);
    await untilState(element, 'interrupted');
    expect(buttonOf(element).ariaPressed).to.equal('true');
    expect(partOf(element, 'hint')!.textContent).to.equal(en.heldBack('audio'));
    expect(other.status).to.equal('on');
    devices.mute(track, false);
    await untilState(element, 'on');
    expect(partOf(element, 'hint')).to.equal(null);
    devices.mute(track, true);
    await untilState(element, 'interrupted');
    await pressAndSee(element, 'off');
    expect(track.enabled).to.equal(false);
  });

  it('says why it could not be turned on, and tries again', async () => {
    devices.permissions.video = 'denied';
    const element = await createToggle(session, 'video');
    const events = recordEvents(element, 'change', 'error');
    await pressAndSee(element, 'error');
    expect(element.error).to.include({ code: 'permission-denied' });
    devices.permissions.video = 'granted';
    await press(element, 'retry');
    await untilState(element, 'on');
    expect(partOf(element, 'notice')).to.equal(null);
    expect(events).to.deep.equal(['error', 'change bubbles']);
  });

  it('keeps the focus where the button that tries again goes away', async () => {
    devices.permissions.video = 'denied';
    const element = await createToggle(session, 'video');
    await pressAndSee(element, 'error');
    const retry = await untilPart(element, 'retry');
    retry.focus();
    retry.click();
    await waitFor(() => !retry.isConnected);
    expect(element.shadowRoot!.activeElement === buttonOf(element)).to.equal(true);
  });

  it('says so where only the other kind can be had', async () => {
    await session.start();
    devices.permissions.audio = 'denied';
    const element = await createToggle(session, 'audio');
    const error = await rejection(element.toggle());
    expect(error).to.equal(element.error);
    expect(error).to.include({ code: 'permission-denied', kind: 'audio' });
    expect(kindsLive()).to.deep.equal(['video']);
  });

  it('is silent where the page calls it off', async () => {
    devices.before = () => session.stop();
    const element = await createToggle(session, 'video');
    const events = recordEvents(element, 'change', 'error');
    expect(await rejection(element.toggle())).to.include({ code: 'aborted' });
    await press(element, 'button');
    await waitFor(() => devices.requests.length === 2 && element.status === 'off');
    expect(element.error).to.equal(undefined);
    expect(events).to.deep.equal([]);
  });

  it('shows the icon alone, and still has its name', async () => {
    const element = await createToggle(session, 'audio', { iconOnly: true, shortcut: 'Alt+M' });
    expect(buttonOf(element).title).to.equal('Microphone · Alt+M');
    expect(partOf(element, 'label')!.getBoundingClientRect().width).to.be.below(2);
    await expect(element).to.be.accessible();
  });

  it('takes the focus to its button', async () => {
    const element = await createToggle(session, 'video');
    element.focus();
    expect(element.shadowRoot!.activeElement).to.equal(buttonOf(element));
  });

  it('takes what is no kind, and no way to turn off, for the default, and a developer hears of it', async () => {
    await session.start();
    const warnings = await warningsOf(async () => {
      const element = await createToggle(session, 'video');
      element.setAttribute('kind', 'webcam');
      element.setAttribute('off-mode', 'sleep');
      await pressAndSee(element, 'off');
    });
    expect(warnings.join()).to.contain('kind="webcam"').and.to.contain('off-mode="sleep"');
    expect(devices.live).to.have.length(0);
  });
});
