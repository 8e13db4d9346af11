import { expect } from '@open-wc/testing';
import { photoFromFile } from '../../src/core/sinks/photo-file.js';
import { jpegSegments, withExif } from '../support/exif.js';
import { paintedCanvas, pictureFile, plain, quartersOf, RED } from '../support/pictures.js';

const EXIF = 0xe1;

const phonePicture = async (orientation: number): Promise<Blob> =>
  withExif(await pictureFile(paintedCanvas(320, 200), 'image/jpeg'), orientation);

const failure = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('it should have rejected'),
    (error: unknown) => error,
  );

describe('photoFromFile', () => {
  it('turns the picture upright as its Exif orientation says', async () => {
    const { file, width, height } = await photoFromFile(await phonePicture(6));
    expect([width, height]).to.deep.equal([200, 320]);
    expect(await quartersOf(file)).to.equal('blue red white green');
  });

  it('leaves nothing of the metadata', async () => {
    const picture = await phonePicture(6);
    expect(await jpegSegments(picture)).to.include(EXIF);
    const { file } = await photoFromFile(picture);
    expect(await jpegSegments(file)).to.not.include(EXIF);
    expect(await file.text()).to.not.include('Exif');
  });

  it('crops, scales and encodes as any photo', async () => {
    const picture = await pictureFile(paintedCanvas(320, 200));
    const photo = await photoFromFile(picture, { aspectRatio: 1, maxWidth: 50, mirror: true, name: 'me' });
    expect(photo).to.include({ width: 50, height: 50, source: 'file', requestedType: 'image/jpeg' });
    expect(photo.file.name).to.equal('me.jpg');
    expect(await quartersOf(photo.file)).to.equal('green red white blue');
    expect(photo.settings).to.deep.equal({});
  });

  it('puts what is transparent on white, whatever photo was before', async () => {
    await photoFromFile(await pictureFile(paintedCanvas(8, 8, plain(RED))));
    const { file } = await photoFromFile(await pictureFile(paintedCanvas(8, 8, () => {})));
    expect(await quartersOf(file)).to.equal('white white white white');
  });

  it('was taken when the file was last modified, or else now', async () => {
    const picture = await pictureFile(paintedCanvas(4, 4));
    const lastModified = +new Date(2026, 10, 22, 14, 30, 7);
    const { file, takenAt } = await photoFromFile(new File([picture], 'IMG_7.png', { lastModified }));
    expect(+takenAt).to.equal(lastModified);
    expect(file.name).to.equal('photo-2026-11-22-143007.jpg');
    const before = Date.now();
    expect(+(await photoFromFile(picture)).takenAt).to.be.at.least(before);
  });

  it('rejects what is no picture, with the reason', async () => {
    const error = await failure(photoFromFile(new Blob(['text'], { type: 'image/png' })));
    expect(error).to.include({ name: 'CaptureError', code: 'unknown' });
    expect((error as Error).cause).to.be.instanceOf(DOMException);
  });

  it('rejects with aborted', async () => {
    const picture = await pictureFile(paintedCanvas(4, 4));
    const error = await failure(photoFromFile(picture, { signal: AbortSignal.abort() }));
    expect(error).to.include({ name: 'CaptureError', code: 'aborted' });
  });

  it('names a bad argument', async () => {
    const none = await failure(photoFromFile(undefined as unknown as Blob));
    expect(none).to.be.instanceOf(TypeError).with.property('message').that.includes('file');
    const quality = await failure(photoFromFile(new Blob(), { quality: 7 }));
    expect(quality).to.be.instanceOf(TypeError).with.property('message').that.includes('quality');
  });
});
