/** Black and white cells in rows, over the lower part of a frame: few and large, so that they outlast a codec. */
export interface StampLayout {
  readonly columns: number;
  readonly rows: number;
  /** The share of the frame's height that the cells take. */
  readonly share: number;
}

/** What a stamped frame says of itself. */
export interface FrameStamp {
  /** Counts up by one with each frame of an output, and starts again at 65536. */
  readonly frameNumber: number;
  /** When the frame was drawn, in milliseconds since 1970; right for frames that are read within a minute. */
  readonly time: number;
}

/** Where the cells of a stamp are. */
export const STAMP_LAYOUT: StampLayout = { columns: 10, rows: 4, share: 0.3 };

/** Anything that shows a frame. */
export type FrameSource =
  ImageData | HTMLCanvasElement | OffscreenCanvas | HTMLVideoElement | ImageBitmap | VideoFrame;

/**
 * The 40 cells of a stamp, true for white: 16 of the frame's number, 16 of the time, 8 that check the others. The
 * worker that draws runs this function's text, so nothing outside may be referred to.
 */
export function stampCells(frameNumber: number, time: number): boolean[] {
  const number = frameNumber % 65536;
  const clock = time % 65536;
  const check = (Math.imul(number * 65599 + clock + 1, 0x9e3779b1) >>> 24) ^ 0xa5;
  const bits = (value: number, count: number): boolean[] =>
    Array.from({ length: count }, (_, bit) => ((value >> bit) & 1) === 1);
  return [...bits(number, 16), ...bits(clock, 16), ...bits(check, 8)];
}

interface Strip {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Kept from frame to frame: in a worker, Chromium may wait for the page's own thread to make another. */
let reader: OffscreenCanvasRenderingContext2D | undefined;

/** The lower part of a frame, if it has one. */
function stripOf(source: FrameSource): Strip | undefined {
  const { width, height } = sizeOf(source);
  const rows = Math.round(height * STAMP_LAYOUT.share);
  if (!width || !rows) return undefined;
  if ('data' in source)
    return { data: source.data.subarray((height - rows) * width * 4), width, height: rows };
  reader ??= new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true })!;
  const { canvas } = reader;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== rows) canvas.height = rows;
  reader.drawImage(source, 0, rows - height, width, height);
  return { data: reader.getImageData(0, 0, width, rows).data, width, height: rows };
}

function sizeOf(source: FrameSource): { width: number; height: number } {
  if ('displayWidth' in source) return { width: source.displayWidth, height: source.displayHeight };
  if ('videoWidth' in source) return { width: source.videoWidth, height: source.videoHeight };
  return source;
}

/** How bright the middle of a cell is, from 0 to 255. */
function brightness({ data, width, height }: Strip, column: number, row: number): number {
  const { columns, rows } = STAMP_LAYOUT;
  const [left, right] = [column + 0.3, column + 0.7].map((x) => Math.floor((x / columns) * width));
  const [top, bottom] = [row + 0.3, row + 0.7].map((y) => Math.floor((y / rows) * height));
  let sum = 0;
  let count = 0;
  for (let y = top!; y <= bottom!; y += 1) {
    for (let x = left!; x <= right!; x += 1, count += 1) sum += data[(y * width + x) * 4 + 1]!;
  }
  return sum / count;
}

const valueOf = (cells: readonly boolean[]): number =>
  cells.reduce((value, cell, bit) => value + (cell ? 2 ** bit : 0), 0);

/**
 * Reads the number and the time from a frame of a picture that is `numbered`, whole and not mirrored, at any size
 * that leaves a cell some pixels.
 * @returns undefined where there is no stamp, or it is too damaged to be read
 */
export function readFrameStamp(source: FrameSource): FrameStamp | undefined {
  const strip = stripOf(source);
  const { columns, rows } = STAMP_LAYOUT;
  if (!strip || strip.width < columns || strip.height < rows) return undefined;
  const levels = Array.from({ length: columns * rows }, (_, cell) =>
    brightness(strip, cell % columns, Math.floor(cell / columns)),
  );
  const cells = levels.map((level) => level > 127);
  const frameNumber = valueOf(cells.slice(0, 16));
  const clock = valueOf(cells.slice(16, 32));
  const unclear = levels.some((level) => level > 80 && level < 175);
  if (unclear || String(stampCells(frameNumber, clock)) !== String(cells)) return undefined;
  const now = Date.now();
  return { frameNumber, time: now - ((now - clock) % 65536) };
}

/** The number of a frame, as `readFrameStamp()` reads it. */
export const readFrameNumber = (source: FrameSource): number | undefined =>
  readFrameStamp(source)?.frameNumber;
