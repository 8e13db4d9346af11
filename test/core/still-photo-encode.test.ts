import { expect } from '@open-wc/testing';
import * as core from '../../src/core/index.js';
import { engine } from '../support/engine.js';
import { jpegSegments } from '../support/exif.js';
import {
  BLUE,
  GREEN,
  nameOf,
  paintedCanvas,
  pictureFile,
  plain,
  quartersOf,
  readPicture,
  RED,
  type Painter,
} from '../support/pictures.js';
import { nextEvent, waitFor } from '../support/wait.js';

const { photoFromFile, preparePhotos } = core;

/** The kit is many modules to load, where each is a file. */
const LOAD_MS = 20_000;

const UPRIGHT = 'red green blue white';

/** A picture that is hard to encode small. */
const noise: Painter = (context, width, height) => {
  const data = context.createImageData(width, height);
  for (let at = 0; at < data.data.length; at++) data.data[at] = at % 4 === 3 ? 255 : (at * at * 7919) % 251;
  context.putImageData(data, 0, 0);
};

/** What a page of its own sees of the kit's use of workers. */
interface PhotoPage extends Window {
  kit: typeof core;
  /** Workers that were made, and how many were ended. */
  workers: number;
  ended: number;
  /** Has the time pass in which the kit keeps a worker that has nothing to do; undefined while it does not wait. */
  pass: (() => void) | undefined;
}

const COUNT_WORKERS = `
  window.workers = window.ended = 0;
  window.Worker = class extends Worker {
    constructor(...args) { super(...args); workers++; }
    terminate() { super.terminate(); ended++; }
  };`;

/** The time for which the kit keeps a worker: however slow the machine, it passes when the test says so. */
const HOLD_IDLE_TIME = `
  const [later, never, IDLE] = [setTimeout, clearTimeout, -1];
  window.setTimeout = (task, ms, ...rest) => {
    if (ms !== 10000) return later(task, ms, ...rest);
    window.pass = () => { window.pass = undefined; task(); };
    return IDLE;
  };
  window.clearTimeout = (timer) => {
    if (timer === IDLE) window.pass = undefined;
    else never(timer);
  };`;

/** Loads the kit in a page of its own, where a script may change the engine first. */
async function inPage(script: string, csp: string, test: (page: PhotoPage) => Promise<void>): Promise<void> {
  const frame = document.createElement('iframe');
  const module = new URL('../../src/core/index.ts', import.meta.url).href;
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${csp}"><script>${script}</script>
    <script type="module">import * as kit from '${module}'; window.kit = kit;</script>`;
  document.body.append(frame);
  await nextEvent(frame, 'load', { timeout: LOAD_MS });
  const page = frame.contentWindow as unknown as PhotoPage;
  await waitFor(() => page.kit);
  await test(page);
  frame.remove();
}

let picture: Blob;
before(async () => {
  picture = await pictureFile(paintedCanvas(320, 200));
});

describe('the type of a photo', () => {
  it('is JPEG by default', async () => {
    const { file, requestedType } = await photoFromFile(picture);
    expect([file.type, requestedType]).to.deep.equal(['image/jpeg', 'image/jpeg']);
    expect(await jpegSegments(file)).to.not.be.empty;
  });

  it('is PNG on request, however it is spelled', async () => {
    const { file, requestedType } = await photoFromFile(picture, { type: 'IMAGE/PNG' });
    expect([file.type, requestedType]).to.deep.equal(['image/png', 'image/png']);
    expect(file.name).to.match(/\.png$/);
  });

  it('is WebP where the engine encodes it, else JPEG, and says so', async () => {
    const type = engine.name === 'webkit' ? 'image/jpeg' : 'image/webp';
    // The second time it is known what the engine gives.
    for (let time = 0; time < 2; time++) {
      const { file, requestedType } = await photoFromFile(picture, { type: 'image/webp' });
      expect([file.type, requestedType]).to.deep.equal([type, 'image/webp']);
      expect(file.name).to.match(type === 'image/jpeg' ? /\.jpg$/ : /\.webp$/);
      expect(await quartersOf(file)).to.equal(UPRIGHT);
    }
  });

  it('is JPEG where no engine knows the type', async () => {
    const { file, requestedType } = await photoFromFile(picture, { type: 'image/x-unheard-of' });
    expect([file.type, requestedType]).to.deep.equal(['image/jpeg', 'image/x-unheard-of']);
  });

  it('is smaller with less quality', async () => {
    const source = await pictureFile(paintedCanvas(320, 200, noise));
    const sizes: number[] = [];
    for (const quality of [0, 0.5, undefined, 1]) {
      const { file } = await photoFromFile(source, { quality });
      sizes.push(file.size);
    }
    expect(sizes).to.deep.equal([...sizes].sort((a, b) => a - b));
    expect(sizes[3]).to.be.above(sizes[0]! * 2);
  });
});

describe('the thread that encodes', () => {
  it('takes many photos at once, each in its own way', async () => {
    const photos = await Promise.all(
      [10, 20, 30, 40].map((maxWidth, index) =>
        photoFromFile(picture, { maxWidth, type: index % 2 ? 'image/png' : 'image/jpeg' }),
      ),
    );
    expect(photos.map(({ width, file }) => `${width} ${file.type}`)).to.deep.equal([
      '10 image/jpeg',
      '20 image/png',
      '30 image/jpeg',
      '40 image/png',
    ]);
  });

  it('keeps pictures apart that come at once', async () => {
    const pictures = await Promise.all(
      [RED, GREEN, BLUE].map((colour) => pictureFile(paintedCanvas(40, 40, plain(colour)))),
    );
    const photos = await Promise.all(pictures.map((one) => photoFromFile(one)));
    const colours = await Promise.all(photos.map(async ({ file }) => (await readPicture(file)).at(0.5, 0.5)));
    expect(colours.map(nameOf)).to.deep.equal(['red', 'green', 'blue']);
  });

  it('is one worker, which ends when there is nothing to do, and comes again', async () => {
    await inPage(COUNT_WORKERS + HOLD_IDLE_TIME, '', async (page) => {
      page.kit.preparePhotos();
      expect(page.workers).to.equal(1);
      await Promise.all([page.kit.photoFromFile(picture), page.kit.photoFromFile(picture)]);
      expect([page.workers, page.ended]).to.deep.equal([1, 0]);
      page.pass!();
      expect(page.ended).to.equal(1);
      expect(await quartersOf((await page.kit.photoFromFile(picture)).file)).to.equal(UPRIGHT);
      expect([page.workers, page.ended]).to.deep.equal([2, 1]);
      page.pass!();
      expect(page.ended).to.equal(2);
    });
  });

  async function expectPhotos(photoOf: (type: string) => Promise<core.Photo>): Promise<void> {
    // Both the first time and later, when it is known that there is no worker.
    for (const type of ['image/jpeg', 'image/jpeg', 'image/png', 'image/x-unheard-of']) {
      const { file } = await photoOf(type);
      expect(file.type).to.equal(type === 'image/png' ? type : 'image/jpeg');
      expect(await quartersOf(file)).to.equal(UPRIGHT);
    }
  }

  it("is the page's own where a policy forbids the worker", async () => {
    await inPage('', "worker-src 'none'", ({ kit }) =>
      expectPhotos((type) => kit.photoFromFile(picture, { type })),
    );
  });

  it("is the page's own where the policy spoke before the first photo", async () => {
    await inPage(COUNT_WORKERS, "worker-src 'none'", async (page) => {
      page.kit.preparePhotos();
      await expectPhotos((type) => page.kit.photoFromFile(picture, { type }));
      expect(page.workers).to.be.at.most(1);
    });
  });

  it("is the page's own where workers can't be made, or have no canvas", async () => {
    const scripts = [
      'window.Worker = class { constructor() { throw new DOMException("no", "SecurityError"); } };',
      `const { createObjectURL } = URL;
       URL.createObjectURL = (blob) => createObjectURL(new Blob(["OffscreenCanvas = undefined;", blob]));`,
    ];
    for (const script of scripts) {
      await inPage(script, '', ({ kit }) => expectPhotos((type) => kit.photoFromFile(picture, { type })));
    }
  });

  it('may be started ahead', async () => {
    preparePhotos();
    expect(await quartersOf((await photoFromFile(picture)).file)).to.equal(UPRIGHT);
  });
});
