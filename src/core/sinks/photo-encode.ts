import { keepCanvas } from './photo-draw.js';

/** Between the photos of a series the worker stays; after that it would only hold memory. */
const IDLE_MS = 10_000;

/** What the worker is sent, and answers with the same id. */
type Job = [id: number, bitmap: ImageBitmap, type: string, quality: number];

/** Resolves with null where the worker can't do the job. */
type Answer = (blob: Blob | null) => void;

const jobs = new Map<number, Answer>();

const JPEG = 'image/jpeg';

/** Types that the engine does not encode. */
const refused = new Set<string>();

let url: string | undefined;
let worker: Worker | undefined;
let blocked = false;
let lastId = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * What the worker does; it runs this function's text, so nothing outside may be referred to, and no function in it has
 * a name that a bundler could want to keep. The canvas is kept: to find memory for a new one takes as long as to
 * draw.
 */
function serve(): void {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { alpha: false })!;
  addEventListener('message', ({ data: [id, bitmap, type, quality] }: MessageEvent<Job>) => {
    const { width, height } = bitmap;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.drawImage(bitmap, 0, 0);
    void canvas
      .convertToBlob({ type, quality })
      .catch(() => null)
      .then((blob) => {
        postMessage([id, blob]);
        // Not before: WebKit draws late, and would draw whatever the memory is used for next.
        bitmap.close();
      });
  });
}

function closeLater(): void {
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (jobs.size) return;
    worker?.terminate();
    worker = undefined;
    keepCanvas();
  }, IDLE_MS);
}

function answer(id: number, blob: Blob | null): void {
  jobs.get(id)?.(blob);
  jobs.delete(id);
  closeLater();
}

/** The worker did not come about, or does not know what it needs: the page's own thread has to do. */
function giveUp(event?: Event): void {
  event?.preventDefault();
  blocked = true;
  worker?.terminate();
  worker = undefined;
  for (const id of jobs.keys()) answer(id, null);
}

/**
 * Starts the page's one encoding thread, if it does not run; it ends by itself when it has nothing to do. It is made
 * of text, so that it is there however the kit was bundled, and from whichever host it was loaded. Where a Content
 * Security Policy does not allow that (it takes `worker-src blob:`) the error comes as an event.
 */
export function startEncoder(): void {
  closeLater();
  if (worker || blocked) return;
  try {
    url ??= URL.createObjectURL(new Blob([`(${String(serve)})()`], { type: 'text/javascript' }));
    worker = new Worker(url);
    worker.onmessage = ({ data }: MessageEvent<[number, Blob | null]>) => answer(...data);
    worker.onerror = giveUp;
  } catch {
    giveUp();
  }
}

function encodeInWorker(bitmap: ImageBitmap, type: string, quality: number): Promise<Blob | null> {
  startEncoder();
  return new Promise((resolve) => {
    if (!worker) return resolve(null);
    jobs.set(++lastId, resolve);
    worker.postMessage([lastId, bitmap, type, quality] satisfies Job, [bitmap]);
  });
}

/**
 * Encodes what was drawn, in the worker where there can be one; as JPEG where the engine does not know the type, which
 * it shows by giving PNG (large for a photo). The canvas is not to be used after that.
 */
export async function encodePhoto(canvas: OffscreenCanvas, type: string, quality: number): Promise<Blob> {
  const asked = refused.has(type) ? JPEG : type;
  const blob =
    (await encodeInWorker(await createImageBitmap(canvas), asked, quality)) ??
    (await canvas.convertToBlob({ type: asked, quality }));
  if (blob.type === asked || asked === JPEG) {
    keepCanvas(canvas);
    return blob;
  }
  refused.add(asked);
  return encodePhoto(canvas, type, quality);
}
