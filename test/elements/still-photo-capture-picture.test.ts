import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import '../../src/define/still-photo-capture.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { StillPhotoCapture } from '../../src/elements/still-photo-capture/still-photo-capture.js';
import { partOf, untilState, warningsOf } from '../support/elements.js';
import { engine } from '../support/engine.js';
import { canvasCamera, nameOf, quartersOf, readPicture, type CanvasCamera } from '../support/pictures.js';
import { waitFor } from '../support/wait.js';

describe('the photo of a <still-photo-capture>', () => {
  let film: CanvasCamera;
  let session: CaptureSession;

  beforeEach(() => {
    film = canvasCamera(400, 300);
    session = new CaptureSession();
    session.adopt(film.stream);
  });

  afterEach(() => {
    session.stop();
    film.stop();
  });

  /** An element that shows the canvas: red and green above, blue and white below. */
  const create = async (attributes: Record<string, string> = {}, content?: TemplateResult) => {
    const element = await fixture<StillPhotoCapture>(
      html`<still-photo-capture style="inline-size: 400px">${content}</still-photo-capture>`,
    );
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.session = session;
    await untilState(element, 'live');
    return element;
  };

  const take = async (attributes: Record<string, string> = {}, content?: TemplateResult) =>
    (await create(attributes, content)).takePhoto();

  it('has the size and the sides of the picture, however small and mirrored that is shown', async () => {
    const element = await create({ mirror: 'on' });
    element.style.inlineSize = '100px';
    const photo = await element.takePhoto();
    expect([photo.width, photo.height]).to.deep.equal([400, 300]);
    expect(await quartersOf(photo.file)).to.equal('red green blue white');
    expect(photo.file.name).to.match(/^photo-.*\.jpg$/);
  });

  it('is as the mirror showed it with mirror-photo', async () => {
    const photo = await take({ mirror: 'on', 'mirror-photo': '' });
    expect(await quartersOf(photo.file)).to.equal('green red white blue');
  });

  it('is not mirrored with mirror-photo where the preview is not', async () => {
    const photo = await take({ mirror: 'off', 'mirror-photo': '' });
    expect(await quartersOf(photo.file)).to.equal('red green blue white');
  });

  it('has the ratio that is asked for, as has the preview', async () => {
    const element = await create({ 'aspect-ratio': '1' });
    const preview = partOf(element, 'preview')!.getBoundingClientRect();
    expect(preview.width / preview.height).to.be.closeTo(1, 0.01);
    const photo = await element.takePhoto();
    expect([photo.width, photo.height]).to.deep.equal([300, 300]);
    expect(await quartersOf(photo.file)).to.equal('red green blue white');
  });

  it('goes back to the ratio of the picture', async () => {
    const element = await create({ 'aspect-ratio': '16:9' });
    element.removeAttribute('aspect-ratio');
    await element.updateComplete;
    const preview = partOf(element, 'preview')!.getBoundingClientRect();
    expect(preview.width / preview.height).to.be.closeTo(4 / 3, 0.01);
    const photo = await element.takePhoto();
    expect(photo.width / photo.height).to.be.closeTo(4 / 3, 0.01);
  });

  it('is no larger than it may be', async () => {
    const wide = await take({ 'max-width': '200' });
    expect([wide.width, wide.height]).to.deep.equal([200, 150]);
    const high = await take({ 'max-height': '75', 'max-width': '200' });
    expect([high.width, high.height]).to.deep.equal([100, 75]);
  });

  it('is of the type that is asked for, or of the nearest that the engine has', async () => {
    expect((await take({ type: 'image/png' })).file.type).to.equal('image/png');
    const webp = await take({ type: 'image/webp' });
    expect(webp.requestedType).to.equal('image/webp');
    expect(webp.file.type).to.equal(engine.name === 'webkit' ? 'image/jpeg' : 'image/webp');
  });

  it('is smaller with less quality', async () => {
    const rough = await take({ quality: '0.1' });
    const fine = await take({ quality: '1' });
    expect(rough.file.size).to.be.below(fine.file.size);
  });

  it('is the default where an attribute makes no sense, and a developer hears of it', async () => {
    const warnings = await warningsOf(async () => {
      const photo = await take({
        type: 'text/html',
        quality: '7',
        'max-width': '-1',
        'max-height': 'high',
        'aspect-ratio': 'round',
        'photo-source': 'film',
      });
      expect([photo.width, photo.height, photo.file.type]).to.deep.equal([400, 300, 'image/jpeg']);
    });
    for (const name of ['type', 'quality', 'max-width', 'max-height', 'aspect-ratio', 'photo-source']) {
      expect(warnings.filter((warning) => warning.startsWith(`${name}="`))).to.have.length(1);
    }
  });

  it('comes with nothing for developers to hear where all is well', async () => {
    const warnings = await warningsOf(async () => {
      const element = await create({ 'max-width': '200', 'aspect-ratio': '1', type: 'image/png' });
      for (const name of ['max-width', 'aspect-ratio', 'type', 'quality']) element.removeAttribute(name);
      await element.takePhoto();
    });
    expect(warnings).to.deep.equal([]);
  });

  describe('with crop-to-guide', () => {
    /** Covers the upper right quarter of what is shown. */
    const guide = html`<div
      slot="guide"
      style="position: absolute; inset: 0 0 50% 50%; outline: 2px solid"
    ></div>`;

    it('is what the guide covers', async () => {
      const photo = await take({ 'crop-to-guide': '', mirror: 'off' }, guide);
      expect([photo.width, photo.height]).to.deep.equal([200, 150]);
      expect(nameOf((await readPicture(photo.file)).at(0.5, 0.5))).to.equal('green');
    });

    it('is what the guide covers in the mirror', async () => {
      const photo = await take({ 'crop-to-guide': '', mirror: 'on' }, guide);
      expect(nameOf((await readPicture(photo.file)).at(0.5, 0.5))).to.equal('red');
    });

    it('is what the guide covers where the ratio crops the picture as well', async () => {
      const element = await create({ 'crop-to-guide': '', mirror: 'off', 'aspect-ratio': '1' }, guide);
      await waitFor(() => partOf(element, 'preview')!.getBoundingClientRect().height === 400);
      const photo = await element.takePhoto();
      expect([photo.width, photo.height]).to.deep.equal([150, 150]);
      expect(nameOf((await readPicture(photo.file)).at(0.5, 0.5))).to.equal('green');
    });

    for (const [fit, width, height] of [
      ['cover', 200, 150],
      ['contain', 400, 300],
      ['fill', 200, 300],
      ['none', 200, 150],
    ] as const) {
      it(`is what the guide covers with object-fit: ${fit}`, async () => {
        // The box is twice as wide, for its height, as the picture; the guide covers half of its width.
        const middle = html`<div slot="guide" style="position: absolute; inset: 0 25%"></div>`;
        const element = await create({ 'crop-to-guide': '', mirror: 'off' }, middle);
        element.style.setProperty('--capture-object-fit', fit);
        element.style.setProperty('--capture-aspect-ratio', '8 / 3');
        const photo = await element.takePhoto();
        expect([photo.width, photo.height]).to.deep.equal([width, height]);
        expect(await quartersOf(photo.file)).to.equal('red green blue white');
      });
    }

    it('is all of the picture where no guide lies over it', async () => {
      const without = await take({ 'crop-to-guide': '' });
      expect(without.width).to.equal(400);
      const hidden = await take({ 'crop-to-guide': '' }, html`<div slot="guide" hidden></div>`);
      expect(hidden.width).to.equal(400);
      const beside = html`<div slot="guide" style="position: absolute; inset: 0 100% 0 -50%"></div>`;
      expect((await take({ 'crop-to-guide': '' }, beside)).width).to.equal(400);
    });
  });
});
