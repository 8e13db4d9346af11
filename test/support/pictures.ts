import { waitFor } from './wait.js';

/** An opaque colour: red, green and blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

export const RED: Colour = [220, 30, 30];
export const GREEN: Colour = [30, 200, 30];
export const BLUE: Colour = [30, 30, 220];
export const WHITE: Colour = [255, 255, 255];

/** Paints a whole canvas. */
export type Painter = (context: CanvasRenderingContext2D, width: number, height: number) => void;

const css = (colour: Colour): string => `rgb(${colour.join()})`;

/** Red and green above, blue and white below: no two ways of turning or mirroring it look the same. */
export const quadrants: Painter = (context, width, height) => {
  [RED, GREEN, BLUE, WHITE].forEach((colour, index) => {
    context.fillStyle = css(colour);
    context.fillRect(((index % 2) * width) / 2, (Math.floor(index / 2) * height) / 2, width / 2, height / 2);
  });
};

/** One colour all over. */
export const plain =
  (colour: Colour): Painter =>
  (context, width, height) => {
    context.fillStyle = css(colour);
    context.fillRect(0, 0, width, height);
  };

/** A canvas of this size, painted once. */
export function paintedCanvas(width: number, height: number, paint: Painter = quadrants): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  paint(canvas.getContext('2d')!, width, height);
  return canvas;
}

/** A picture file. */
export async function pictureFile(canvas: HTMLCanvasElement, type = 'image/png'): Promise<Blob> {
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), type));
}

/** A camera that films a canvas. */
export interface CanvasCamera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  /** What it films from now on. */
  paint: Painter;
  /** Its canvas: another size is another size of the picture. */
  readonly canvas: HTMLCanvasElement;
  /** No frame comes any more. */
  pause(): void;
  /** Ends the track. */
  stop(): void;
}

/** Films a picture: a stream with a new frame 20 times a second. */
export function canvasCamera(width: number, height: number, paint: Painter = quadrants): CanvasCamera {
  const canvas = paintedCanvas(width, height, paint);
  const stream = canvas.captureStream();
  const track = stream.getVideoTracks()[0]!;
  const repaint = setInterval(() => camera.paint(canvas.getContext('2d')!, width, height), 50);
  const pause = (): void => clearInterval(repaint);
  const stop = (): void => {
    pause();
    track.stop();
  };
  const camera: CanvasCamera = { stream, track, canvas, paint, pause, stop };
  return camera;
}

/** A video element that plays a stream as a preview does; it is not in the document. */
export function videoOf(srcObject: MediaStream): HTMLVideoElement {
  return Object.assign(document.createElement('video'), {
    autoplay: true,
    muted: true,
    playsInline: true,
    srcObject,
  });
}

/** Resolves with the video when it has presented a frame from now on. */
export function presented(video: HTMLVideoElement): Promise<HTMLVideoElement> {
  return new Promise((resolve) => video.requestVideoFrameCallback(() => resolve(video)));
}

/** Tells the colours of a picture file. */
export interface PictureReader {
  readonly width: number;
  readonly height: number;
  /** The colour at a place given in fractions of width and height. */
  at(x: number, y: number): Colour;
}

/** Decodes a picture file. */
export async function readPicture(file: Blob): Promise<PictureReader> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const context = paintedCanvas(width, height, (context) => context.drawImage(bitmap, 0, 0)).getContext(
    '2d',
  )!;
  const at = (x: number, y: number): Colour => {
    const [red = 0, green = 0, blue = 0] = context.getImageData(x * width, y * height, 1, 1).data;
    return [red, green, blue];
  };
  return { width, height, at };
}

/** Whether two colours are the same as far as video and JPEG keep them. */
export const isLike = (a: Colour, b: Colour): boolean =>
  a.every((value, index) => Math.abs(value - b[index]!) < 48);

/** The name of a colour of the quadrants, or its numbers. */
export function nameOf(colour: Colour): string {
  const names = { red: RED, green: GREEN, blue: BLUE, white: WHITE };
  const [name] = Object.entries(names).find(([, known]) => isLike(known, colour)) ?? [css(colour)];
  return name;
}

/** The colours in the four quarters: above left, above right, below left, below right. */
export async function quartersOf(file: Blob): Promise<string> {
  const { at } = await readPicture(file);
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)].map(nameOf).join(' ');
}

/** Resolves when the video shows this colour in its centre. */
export async function shows(video: HTMLVideoElement, colour: Colour): Promise<void> {
  await waitFor(() => {
    const canvas = paintedCanvas(9, 9, (context) => context.drawImage(video, 0, 0, 9, 9));
    const [red = 0, green = 0, blue = 0] = canvas.getContext('2d')!.getImageData(4, 4, 1, 1).data;
    return isLike([red, green, blue], colour);
  });
}
