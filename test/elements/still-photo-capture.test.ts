import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/all.js';
import type { StillPhotoCapture } from '../../src/elements/still-photo-capture/still-photo-capture.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import { describeElement } from '../support/describe-element.js';
import { describeFormControl } from '../support/describe-form-control.js';
import { partOf, press, recordEvents, requests, untilPart, untilState } from '../support/elements.js';
import { liveTracks } from '../support/leak-check.js';
import { eventAfter, nextEvent, waitFor } from '../support/wait.js';

const create = (): Promise<StillPhotoCapture> =>
  fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);

const startLive = async (element: StillPhotoCapture): Promise<void> => {
  await press(element, 'start');
  await untilState(element, 'live');
};

const photoOf = async (element: StillPhotoCapture): Promise<HTMLImageElement> =>
  (await untilPart(element, 'photo')) as HTMLImageElement;

describeElement('still-photo-capture', {
  defaults: {
    countdown: 0,
    flash: false,
    type: 'image/jpeg',
    quality: 0.92,
    maxWidth: undefined,
    maxHeight: undefined,
    aspectRatio: '',
    photoSource: 'auto',
    mirrorPhoto: false,
    mirror: 'auto',
    warmUp: 0,
    cropToGuide: false,
    noReview: false,
    required: false,
    name: '',
    disabled: false,
    form: null,
    session: undefined,
    htmlFor: '',
    video: false,
    audio: false,
    facingMode: '',
    videoDevice: '',
    audioDevice: '',
    width: undefined,
    height: undefined,
    frameRate: undefined,
    autoplay: false,
    constraints: undefined,
    photo: undefined,
    stream: undefined,
    error: undefined,
  },
  attributes: [
    ['countdown', '3', 'countdown', 3],
    ['flash', '', 'flash', true],
    ['type', 'image/png', 'type', 'image/png'],
    ['quality', '0.5', 'quality', 0.5],
    ['max-width', '640', 'maxWidth', 640],
    ['max-height', '480', 'maxHeight', 480],
    ['aspect-ratio', '4/3', 'aspectRatio', '4/3'],
    ['photo-source', 'frame', 'photoSource', 'frame'],
    ['mirror-photo', '', 'mirrorPhoto', true],
    ['mirror', 'off', 'mirror', 'off'],
    ['warm-up', '0.5', 'warmUp', 0.5],
    ['crop-to-guide', '', 'cropToGuide', true],
    ['no-review', '', 'noReview', true],
    ['required', '', 'required', true],
    ['name', 'photo', 'name', 'photo'],
    ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
    ['video', '', 'video', true],
    ['audio', '', 'audio', true],
    ['facing-mode', 'environment', 'facingMode', 'environment'],
    ['video-device', 'a', 'videoDevice', 'a'],
    ['audio-device', 'b', 'audioDevice', 'b'],
    ['width', '1280', 'width', 1280],
    ['height', '720', 'height', 720],
    ['frame-rate', '15', 'frameRate', 15],
    ['disabled', '', 'disabled', true],
    ['autoplay', '', 'autoplay', true],
  ],
  properties: { session: new CaptureSession(), constraints: { audio: true } },
  reflected: [
    ['name', 'photo', 'photo'],
    ['disabled', true, ''],
    ['required', true, ''],
  ],
  texts: ['Start camera', 'Kamera starten'],
  start: async (element) => {
    await startLive(element);
    return element.stream!;
  },
  looks: {
    idle: () => undefined,
    live: startLive,
    'in review': async (element) => {
      await element.takePhoto();
      await photoOf(element);
    },
    disabled: (element) => {
      element.disabled = true;
    },
    'with a countdown': async (element) => {
      element.countdown = 60;
      await startLive(element);
      await press(element, 'shutter');
      await untilPart(element, 'countdown');
    },
    'without a camera': async (element) => {
      element.constraints = { video: { width: { exact: 99_999 } } };
      await press(element, 'start');
      await untilPart(element, 'file');
      await untilPart(element, 'notice');
    },
  },
  tree: ['button Start camera', 'status'],
});

describeFormControl('still-photo-capture', {
  fill: (element) => element.takePhoto(),
  value: (element) => element.photo!.file,
  valueMissing: 'Take a photo.',
  controls: (element) => [partOf(element, 'start')!],
});

describe('<still-photo-capture>', () => {
  beforeEach(() => {
    requests.length = 0;
  });

  it('does the whole job in a form', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form>
        <media-capture-session facing-mode="user">
          <media-device-picker kind="videoinput"></media-device-picker>
          <still-photo-capture name="photo" required></still-photo-capture>
        </media-capture-session>
        <button>Send</button>
      </form>
    `);
    const element = form.querySelector('still-photo-capture')!;
    await element.updateComplete;
    expect(form.checkValidity()).to.equal(false);
    await press(element, 'start');
    await press(element, 'shutter');
    const image = await photoOf(element);
    const file = new FormData(form).get('photo') as File;
    expect(file.type).to.equal('image/jpeg');
    expect(form.checkValidity()).to.equal(true);
    await image.decode();
    expect(image.naturalWidth).to.equal(element.photo!.width);
    await press(element, 'retake');
    await untilPart(element, 'shutter');
    expect(new FormData(form).get('photo')).to.equal(null);
  });

  it('does the whole job alone, and its camera is off while the photo is in review', async () => {
    const element = await create();
    expect(requests).to.deep.equal([]);
    await startLive(element);
    expect(liveTracks()).to.have.length(1);
    await press(element, 'shutter');
    await photoOf(element);
    expect(element.matches(':state(review)')).to.equal(true);
    expect(element.matches(':state(live)')).to.equal(false);
    expect(liveTracks()).to.have.length(0);
    await press(element, 'retake');
    await untilState(element, 'live');
    expect(element.photo).to.equal(undefined);
    expect(liveTracks()).to.have.length(1);
  });

  it('has a shutter only while there is a picture to take', async () => {
    const element = await create();
    expect(partOf(element, 'shutter')).to.equal(null);
    await press(element, 'start');
    const shutter = await waitFor(() => partOf(element, 'shutter'));
    await untilState(element, 'live');
    await waitFor(() => shutter.matches(':enabled'));
    const microphone = new CaptureSession();
    await microphone.start({ audio: true });
    element.session = microphone;
    // The form can be filled all the same.
    await untilPart(element, 'file');
    expect(partOf(element, 'shutter')).to.equal(null);
    microphone.stop();
  });

  it('captures video beside audio', async () => {
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture audio></still-photo-capture>`);
    await element.takePhoto();
    expect(requests.at(-1)).to.have.all.keys('audio', 'video');
  });

  it('keeps the camera of a session that others use as well', async () => {
    const session = new CaptureSession();
    const stream = await session.start();
    const element = await create();
    element.session = session;
    await press(element, 'shutter');
    await photoOf(element);
    expect(session.stream).to.equal(stream);
    await press(element, 'retake');
    await untilPart(element, 'shutter');
    expect(requests).to.have.length(1);
    session.stop();
  });

  it('fires photo-capture with the photo, then change; both bubble', async () => {
    const element = await create();
    const seen = recordEvents(element.parentElement!, 'photo-capture', 'change');
    const captured = nextEvent<HTMLElementEventMap['photo-capture']>(element, 'photo-capture');
    const taken = await element.takePhoto();
    const { photo } = await captured;
    expect(photo).to.equal(taken);
    expect(element.photo).to.equal(taken);
    expect(taken.source).to.equal('frame');
    expect([taken.width, taken.height]).to.deep.equal([640, 480]);
    expect(seen).to.deep.equal(['photo-capture bubbles', 'change bubbles']);
  });

  it('does not store a photo that the page keeps it from', async () => {
    const element = await create();
    const seen = recordEvents(element, 'change');
    element.addEventListener('photo-capture', (event) => event.preventDefault());
    await startLive(element);
    await eventAfter(element, 'photo-capture', () => press(element, 'shutter'));
    await untilPart(element, 'shutter');
    expect(element.photo).to.equal(undefined);
    expect(seen).to.deep.equal([]);
    expect(element.matches(':state(live)')).to.equal(true);
  });

  it('stays with the camera with no-review, and keeps the latest photo', async () => {
    const element = await create();
    element.noReview = true;
    const seen = recordEvents(element, 'change');
    await startLive(element);
    await press(element, 'shutter');
    const first = await waitFor(() => element.photo);
    await press(element, 'shutter');
    const second = await waitFor(() => (element.photo === first ? undefined : element.photo));
    expect(second.file).to.not.equal(first.file);
    expect(seen).to.have.length(2);
    expect(partOf(element, 'photo')).to.equal(null);
    expect(element.matches(':state(live)')).to.equal(true);
    await element.retake();
    expect(element.photo).to.equal(undefined);
  });

  it('tells of its own stream with an event that does not bubble', async () => {
    const element = await create();
    const seen = recordEvents(element, 'stream', 'error', 'cancel');
    await startLive(element);
    expect(seen).to.deep.equal(['stream']);
    expect(element.stream!.getVideoTracks()).to.have.length(1);
  });

  it('starts by itself with autoplay, but not while it is disabled or in review', async () => {
    const element = await create();
    element.disabled = true;
    element.autoplay = true;
    await element.updateComplete;
    await navigator.permissions.query({ name: 'camera' as PermissionName });
    expect(requests).to.deep.equal([]);
    element.disabled = false;
    await untilState(element, 'live');
    await element.takePhoto();
    element.autoplay = false;
    await element.updateComplete;
    element.autoplay = true;
    await element.updateComplete;
    await navigator.permissions.query({ name: 'camera' as PermissionName });
    expect(requests).to.have.length(1);
    expect(liveTracks()).to.have.length(0);
  });

  it('stops its camera, and what it is about to do, when it is disabled', async () => {
    const element = await create();
    element.countdown = 60;
    await startLive(element);
    await press(element, 'shutter');
    await untilState(element, 'countdown');
    element.disabled = true;
    await waitFor(() => !element.matches(':state(countdown)'));
    expect(liveTracks()).to.have.length(0);
    expect(element.photo).to.equal(undefined);
    expect(requests).to.have.length(1);
  });

  it('forgets photo and camera when its form is reset', async () => {
    const form = await fixture<HTMLFormElement>(
      html`<form><still-photo-capture name="photo" countdown="60"></still-photo-capture></form>`,
    );
    const element = form.querySelector('still-photo-capture')!;
    await startLive(element);
    await press(element, 'shutter');
    await untilState(element, 'countdown');
    form.reset();
    await waitFor(() => !element.matches(':state(countdown)'));
    expect(liveTracks()).to.have.length(0);
    await element.takePhoto();
    form.reset();
    await untilPart(element, 'start');
    expect(element.photo).to.equal(undefined);
  });

  it('takes its photo out of memory when it leaves the page, and shows it again when it comes back', async () => {
    const element = await create();
    await element.takePhoto();
    const { src } = await photoOf(element);
    const parent = element.parentElement!;
    element.remove();
    await waitFor(() =>
      fetch(src).then(
        () => false,
        () => true,
      ),
    );
    parent.append(element);
    await element.updateComplete;
    const image = await photoOf(element);
    await image.decode();
    expect(image.naturalWidth).to.equal(640);
  });
});
