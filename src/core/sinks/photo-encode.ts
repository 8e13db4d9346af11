/** Between the photos of a series the worker stays; after that it would only hold memory. */
const IDLE_MS = 10_000;

/** What the worker is sent: where to answer, and what to encode. */
type Job = [port: MessagePort, bitmap: ImageBitmap, type: string, quality: number];

/** For each type that was asked for, the one that the worker encodes in its place. */
const encodedAs = new Map<string, string>();

let url: string | undefined;
let worker: Worker | undefined;
let blocked = false;
let busy = 0;
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * What the worker does with a job. It runs this function's text, so nothing outside may be referred to. Only for JPEG
 * is the bitmap handed to the canvas without a copy: WebKit encodes such a canvas as nothing else.
 */
function serve({ data: [port, bitmap, type, quality] }: MessageEvent<Job>): void {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  if (type === 'image/jpeg') canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(bitmap);
  else canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
  canvas.convertToBlob({ type, quality }).then(
    (blob) => port.postMessage(blob),
    () => port.postMessage(null),
  );
}

/**
 * Made of text, so that it is there however the kit was bundled, and from whichever host it was loaded. Where that is
 * not allowed (a Content Security Policy without `worker-src blob:`) the event comes later, and is remembered.
 */
function openWorker(): Worker {
  url ??= URL.createObjectURL(new Blob([`onmessage=${String(serve)}`], { type: 'text/javascript' }));
  const opened = new Worker(url);
  opened.onerror = (event) => {
    event.preventDefault();
    blocked = true;
  };
  return opened;
}

function closeLater(): void {
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (busy) return;
    worker?.terminate();
    worker = undefined;
  }, IDLE_MS);
}

/** Starts the page's one encoding thread, if it does not run; it ends by itself when it has nothing to do. */
export function startEncoder(): void {
  closeLater();
  try {
    if (!blocked) worker ??= openWorker();
  } catch {
    blocked = true;
  }
}

async function encodeInWorker(bitmap: ImageBitmap, type: string, quality: number): Promise<Blob> {
  const { port1, port2 } = new MessageChannel();
  busy++;
  try {
    return await new Promise((resolve, reject) => {
      startEncoder();
      if (blocked) throw Error('worker');
      port1.onmessage = ({ data }: MessageEvent<Blob | null>) =>
        data ? resolve(data) : reject(Error('encode'));
      worker!.addEventListener('error', reject);
      worker!.postMessage([port2, bitmap, type, quality], [port2, bitmap]);
    });
  } finally {
    port1.close();
    busy--;
    closeLater();
  }
}

/**
 * Encodes what was drawn, in a worker where there can be one; as JPEG where the engine does not know the type, which
 * it shows by giving PNG (large for a photo). The canvas may be empty after that.
 */
export async function encodePhoto(canvas: OffscreenCanvas, type: string, quality: number): Promise<Blob> {
  const known = encodedAs.get(type);
  if (known) return encodeInWorker(canvas.transferToImageBitmap(), known, quality);
  // The first time a copy goes to the worker, and the canvas stays for another attempt.
  let inWorker = true;
  const encode = async (asked: string): Promise<Blob> =>
    encodeInWorker(await createImageBitmap(canvas), asked, quality).catch(() => {
      inWorker = false;
      return canvas.convertToBlob({ type: asked, quality });
    });
  const blob = await encode(type);
  const final = blob.type === type ? blob : await encode('image/jpeg');
  if (inWorker) encodedAs.set(type, final.type);
  return final;
}
