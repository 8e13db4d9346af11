import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/still-photo-capture.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { StillPhotoCapture } from '../../src/elements/still-photo-capture/still-photo-capture.js';
import { VirtualCamera, VirtualDevices } from '../../src/virtual/index.js';
import { partOf, press, recordEvents, untilPart, untilState } from '../support/elements.js';
import { itNeeds } from '../support/engine.js';
import { jpegSegments, withExif } from '../support/exif.js';
import { rejection } from '../support/hand-made-devices.js';
import { setPermissions } from '../support/permissions.js';
import { canvasCamera, paintedCanvas, pictureFile, quartersOf } from '../support/pictures.js';
import { eventAfter, waitFor } from '../support/wait.js';

const EXIF = 0xe1;

/** Does what a user does with a file input. */
const chooseFile = async (element: StillPhotoCapture, file: Blob): Promise<void> => {
  const input = (await untilPart(element, 'file')).querySelector('input')!;
  const transfer = new DataTransfer();
  transfer.items.add(new File([file], 'mine.jpg', { type: file.type }));
  input.files = transfer.files;
  input.dispatchEvent(new Event('change'));
};

describe('a <still-photo-capture> without a camera', () => {
  let devices: VirtualDevices;
  let session: CaptureSession;

  beforeEach(() => {
    devices = new VirtualDevices({ devices: 'none' });
    session = new CaptureSession({ platform: devices.platform });
  });

  afterEach(() => session.stop());

  const create = async (content = html``): Promise<{ form: HTMLFormElement; element: StillPhotoCapture }> => {
    const form = await fixture<HTMLFormElement>(html`
      <form>
        <still-photo-capture name="photo" required max-width="200" .session=${session}
          >${content}</still-photo-capture
        >
        <button type="button">Other content</button>
      </form>
    `);
    return { form, element: form.querySelector('still-photo-capture')! };
  };

  it('says what is wrong in its own box, and leaves the rest of the page usable', async () => {
    const { form, element } = await create();
    await press(element, 'start');
    const notice = await untilPart(element, 'notice');
    expect(element.error).to.include({ code: 'device-not-found' });
    const own = element.getBoundingClientRect();
    const box = notice.getBoundingClientRect();
    expect(own.top <= box.top && own.bottom >= box.bottom).to.equal(true);
    const button = form.querySelector('button')!;
    button.scrollIntoView();
    const { left, top } = button.getBoundingClientRect();
    expect(document.elementFromPoint(left + 2, top + 2)).to.equal(button);
  });

  it('takes a picture file instead, in the size that is asked for and without what cameras write into it', async () => {
    const { form, element } = await create();
    const seen = recordEvents(form, 'photo-capture', 'change');
    await press(element, 'start');
    const input = (await untilPart(element, 'file')).querySelector('input')!;
    expect(input.accept).to.equal('image/*');
    expect(input.getAttribute('capture')).to.equal('user');
    const jpeg = await pictureFile(paintedCanvas(400, 300), 'image/jpeg');
    await chooseFile(element, withExif(jpeg, 1));
    await untilState(element, 'review');
    const file = new FormData(form).get('photo') as File;
    expect(element.photo).to.include({ source: 'file', width: 200, height: 150 });
    expect(await quartersOf(file)).to.equal('red green blue white');
    expect(await jpegSegments(file)).to.not.include(EXIF);
    expect(form.checkValidity()).to.equal(true);
    expect(seen).to.deep.equal(['photo-capture bubbles', 'change bubbles']);
  });

  it('asks for the camera that faces away where the page does', async () => {
    const { element } = await create();
    element.facingMode = 'environment';
    await press(element, 'start');
    const input = (await untilPart(element, 'file')).querySelector('input')!;
    expect(input.getAttribute('capture')).to.equal('environment');
  });

  it('does not store a file that the page keeps it from', async () => {
    const { element } = await create();
    element.addEventListener('photo-capture', (event) => event.preventDefault());
    await press(element, 'start');
    const file = await pictureFile(paintedCanvas(40, 30));
    await eventAfter(element, 'photo-capture', () => chooseFile(element, file));
    expect(element.photo).to.equal(undefined);
    await untilPart(element, 'file');
  });

  it('says so where a file is no picture, and takes the next one', async () => {
    const { element } = await create();
    await press(element, 'start');
    const file = new Blob(['no picture'], { type: 'image/jpeg' });
    await eventAfter(element, 'error', () => chooseFile(element, file));
    expect(element.error).to.include({ code: 'unknown' });
    await chooseFile(element, await pictureFile(paintedCanvas(40, 30)));
    await untilState(element, 'review');
  });

  it('takes another file, or a photo once there is a camera', async () => {
    const { element } = await create();
    await press(element, 'start');
    await chooseFile(element, await pictureFile(paintedCanvas(40, 30)));
    await untilState(element, 'review');
    const first = element.photo;
    await press(element, 'retake');
    // Still no camera: the photo stays, with the reason, and another file may take its place.
    await untilPart(element, 'notice');
    expect(element.photo).to.equal(first);
    await chooseFile(element, await pictureFile(paintedCanvas(80, 60)));
    await waitFor(() => element.photo?.width === 80);
    devices.plug(new VirtualCamera());
    await press(element, 'retake');
    await press(element, 'shutter');
    await waitFor(() => element.photo && element.photo.source !== 'file');
  });

  it('keeps a photo whose camera can not be opened again', async () => {
    devices.plug(new VirtualCamera());
    const { element } = await create();
    const photo = await element.takePhoto();
    session.stop();
    devices.unplug('camera');
    expect(await rejection(element.retake())).to.include({ code: 'device-not-found' });
    expect(element.photo).to.equal(photo);
    await untilPart(element, 'notice');
  });

  it('rejects takePhoto() with what the user sees', async () => {
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);
    element.constraints = { video: { width: { exact: 99_999 } } };
    const seen = recordEvents(element, 'error');
    const error = await rejection(element.takePhoto());
    expect(error).to.include({ code: 'overconstrained' });
    expect(element.error).to.equal(error);
    expect(seen).to.deep.equal(['error']);
    await untilPart(element, 'notice');
  });

  itNeeds('setPermissions', 'says that the user said no, and starts again after a yes', async () => {
    await setPermissions({ camera: 'denied' });
    const element = await fixture<StillPhotoCapture>(html`<still-photo-capture></still-photo-capture>`);
    const seen = recordEvents(element, 'stream', 'error');
    await press(element, 'start');
    expect((await untilPart(element, 'notice-title')).textContent).to.contain('blocked');
    await untilPart(element, 'file');
    await setPermissions({ camera: 'granted' });
    await press(element, 'retry');
    await untilState(element, 'live');
    expect(partOf(element, 'notice')).to.equal(null);
    expect(partOf(element, 'file')).to.equal(null);
    expect(seen).to.deep.equal(['error', 'stream']);
  });

  it('says so where the camera goes at the moment of the photo', async () => {
    const film = canvasCamera(320, 240);
    session.adopt(film.stream);
    const { element } = await create();
    await untilState(element, 'live');
    film.track.enabled = false;
    const seen = recordEvents(element, 'error');
    await press(element, 'shutter');
    await untilPart(element, 'notice');
    expect(element.error).to.include({ code: 'interrupted' });
    expect(seen).to.deep.equal(['error']);
    film.track.enabled = true;
    await press(element, 'shutter');
    await untilState(element, 'review');
    expect(element.error).to.equal(undefined);
    film.stop();
  });
});
