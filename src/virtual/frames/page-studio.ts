import { STAMP_LAYOUT, stampCells } from '../pictures/frame-stamp.js';
import { SCENES } from '../pictures/scenes.js';
import { createEffects, createPainter } from './painter.js';
import { createFilming, createMetronome, createStudio, type StudioMessage } from './studio.js';

/** Where messages for a studio go: a worker, or this thread. */
export interface StudioPort {
  postMessage(message: StudioMessage, transfer: Transferable[]): void;
  terminate?(): void;
}

/** The studios that a page has while something is filmed. */
export interface PageStudio {
  /** Keeps the time, and films what it can see from there. */
  readonly worker: Promise<StudioPort>;
  /** Films what only the page's own thread can see; where there can be no worker, it is also that. */
  readonly here: StudioPort;
}

const workerText = (): string => `const filming = (${String(createFilming)})((${String(createPainter)})(
  {${Object.entries(SCENES)
    .map(([name, scene]) => `${name}: ${String(scene)}`)
    .join()}},
  ${String(stampCells)}, ${JSON.stringify(STAMP_LAYOUT)}, (${String(createEffects)})()));
const studio = (${String(createStudio)})(${String(createMetronome)}, filming, (id) => postMessage(id));
onmessage = ({ data }) => studio(data);
postMessage(0)`;

function openHere(): StudioPort {
  const filming = createFilming(createPainter(SCENES, stampCells, STAMP_LAYOUT, createEffects()));
  return { postMessage: createStudio(createMetronome, filming, () => undefined) };
}

/** Opens the worker, which keeps the time although the page is hidden or busy. Its code is text, as no file is sure. */
function openWorker(here: StudioPort): Promise<StudioPort> {
  return new Promise((resolve) => {
    const url = URL.createObjectURL(new Blob([workerText()], { type: 'text/javascript' }));
    const worker = new Worker(url);
    // A stream that is handed over does not come back: the worker has to say first that it is there.
    worker.onmessage = ({ data: id }: MessageEvent<number>) => {
      URL.revokeObjectURL(url);
      if (id) here.postMessage({ id, beat: true }, []);
      else resolve(worker);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      resolve(here);
    };
  });
}

let studio: PageStudio | undefined;
let users = 0;

/** Gives the page's studio to one more user. */
export function enterStudio(): PageStudio {
  users += 1;
  if (!studio) {
    const here = openHere();
    studio = { here, worker: openWorker(here).catch(() => here) };
  }
  return studio;
}

/** Says that a user needs it no more: it ends with the last. */
export function leaveStudio(): void {
  users -= 1;
  if (users) return;
  void studio?.worker.then((worker) => worker.terminate?.());
  studio = undefined;
}
