import { createDraw, drawPicture, forgetCanvas, type Draw } from './photo-draw.js';

/** Between the photos of a series the worker stays; after that it would only hold memory. */
const IDLE_MS = 10_000;

type Encode = (image: ImageBitmap, type: string, quality: number) => Promise<Blob>;

let url: string | undefined;
let worker: Worker | undefined;
let encoder: Promise<Encode> | undefined;
let jobs = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * Makes what encodes pictures out of what draws them. An image is closed only when it is encoded: WebKit draws late,
 * and would draw whatever its memory is used for next.
 */
const createEncode =
  (draw: Draw): Encode =>
  (image, type, quality) =>
    draw(image, image.width, image.height)
      .convertToBlob({ type, quality })
      .finally(() => image.close());

const encodeHere = createEncode(drawPicture);

/**
 * What the worker runs. It is made of text, so that it is there however the kit was bundled, and from whichever host
 * it was loaded.
 */
const workerText = (): string => `const encode = (${String(createEncode)})((${String(createDraw)})());
onmessage = async ({ data, ports }) => ports[0].postMessage(await encode(...data).catch(String));
postMessage(0)`;

/** Sends pictures to the worker; the answer is a blob, or what went wrong. */
const encodeThere =
  (worker: Worker): Encode =>
  (image, type, quality) =>
    new Promise((resolve, reject) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<Blob | string>) => {
        port1.close();
        if (typeof data === 'string') reject(new Error(data));
        else resolve(data);
      };
      worker.postMessage([image, type, quality], [image, port2]);
    });

/** A picture that is handed over does not come back: the worker has to say first that it has what it needs. */
function openWorker(): Promise<Encode> {
  return new Promise((resolve) => {
    url ??= URL.createObjectURL(new Blob([workerText()], { type: 'text/javascript' }));
    const opened = new Worker(url);
    opened.onmessage = () => {
      worker = opened;
      resolve(encodeThere(opened));
    };
    opened.onerror = (event) => {
      event.preventDefault();
      opened.terminate();
      resolve(encodeHere);
    };
  });
}

function closeLater(): void {
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (jobs) return;
    forgetCanvas();
    if (!worker) return;
    worker.terminate();
    worker = encoder = undefined;
  }, IDLE_MS);
}

/**
 * Starts the page's one encoding thread, if it does not run; it ends by itself when it has nothing to do. Where a
 * Content Security Policy does not allow it (it takes `worker-src blob:`), the page's own thread has to do.
 */
export function startEncoder(): Promise<Encode> {
  closeLater();
  encoder ??= openWorker().catch(() => encodeHere);
  return encoder;
}

/** Encodes a picture, in the worker where there can be one. The image is not to be used after that. */
export function encodePhoto(image: ImageBitmap, type: string, quality: number): Promise<Blob> {
  jobs++;
  const blob = startEncoder().then((encode) => encode(image, type, quality));
  return blob.finally(() => {
    jobs--;
    closeLater();
  });
}
