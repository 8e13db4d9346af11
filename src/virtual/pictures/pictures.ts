import { check } from '../devices/checks.js';
import type { SCENES } from './scenes.js';

/** Something of the page that is filmed, as long as a camera films it. */
export interface FilmedSource {
  readonly source: CanvasImageSource;
  /** Called when the camera is closed. */
  close?(): void;
}

/** What a camera sees. */
export interface Picture {
  readonly scene: keyof typeof SCENES;
  /** Whether each frame carries its number and time: see `readFrameNumber()`. */
  readonly numbered?: boolean;
  /** An image, loaded when a camera begins to film it. */
  load?(): Promise<ImageBitmap>;
  /** What changes by itself in the page, and is drawn there. */
  film?(): FilmedSource;
}

/** How a picture is to be. */
export interface PictureOptions {
  /** Whether each frame carries its number and time as black and white cells in its lower part. */
  numbered?: boolean;
}

/** A test card with a running frame number and clock, to be read by people and by `readFrameNumber()`. */
export const testCard = ({ numbered = true }: PictureOptions = {}): Picture => ({ scene: 'card', numbered });

/** Seven bars: white, yellow, cyan, green, magenta, red, blue. */
export const colourBars = ({ numbered = false }: PictureOptions = {}): Picture => ({
  scene: 'bars',
  numbered,
});

/** A drawn person in a room who sways, talks and blinks. */
export const person = ({ numbered = false }: PictureOptions = {}): Picture => ({ scene: 'person', numbered });

/**
 * An image, which fills the frame; black until it is loaded, or where it can't be.
 * @param image its URL (of this origin, or shared with it by CORS), a file, or anything else that
 *   `createImageBitmap()` takes
 */
export const image = (
  image: string | ImageBitmapSource,
  { numbered = false }: PictureOptions = {},
): Picture => ({
  scene: 'film',
  numbered,
  load: async () => createImageBitmap(typeof image === 'string' ? await (await fetch(image)).blob() : image),
});

/** A canvas of the page, which fills the frame, as it is when a frame is due. */
export const canvas = (
  source: HTMLCanvasElement | OffscreenCanvas,
  { numbered = false }: PictureOptions = {},
): Picture => {
  check('getContext' in (Object(source) as object), 'source', 'a canvas');
  return { scene: 'film', numbered, film: () => ({ source }) };
};

/**
 * A video, which fills the frame.
 * @param video a video element as it plays, or the URL of one that is played without sound again and again
 */
export const video = (
  video: string | HTMLVideoElement,
  { numbered = false }: PictureOptions = {},
): Picture => {
  check('play' in (Object(video) as object) || typeof video === 'string', 'video', 'a video, or its URL');
  return {
    scene: 'film',
    numbered,
    film: () => (typeof video === 'string' ? playing(video) : { source: video }),
  };
};

function playing(src: string): FilmedSource {
  const source = Object.assign(document.createElement('video'), {
    crossOrigin: 'anonymous',
    muted: true,
    loop: true,
    playsInline: true,
    src,
  });
  source.play().catch(() => undefined);
  return {
    source,
    close() {
      source.removeAttribute('src');
      source.load();
    },
  };
}
