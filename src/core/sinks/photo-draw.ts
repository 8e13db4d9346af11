/** Draws a picture at the given size, in pixels. */
export type Draw = (
  image: HTMLVideoElement | ImageBitmap | OffscreenCanvas,
  width: number,
  height: number,
) => OffscreenCanvas;

/**
 * Makes what draws pictures, on white. The canvas is kept: to find memory for a new one takes as long as to draw. The
 * worker that encodes runs this function's text, so nothing outside may be referred to, and nothing in it may make a
 * compiler or bundler want a helper.
 */
export function createDraw(): Draw {
  const canvas = new OffscreenCanvas(1, 1);
  // Opaque, as a photo is: encoders then need not take transparency out of each pixel.
  const context = canvas.getContext('2d', { alpha: false })!;
  return (image, width, height) => {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return canvas;
  };
}

let draw: Draw | undefined;

/** Draws a picture on the one canvas that the page's thread keeps for that: it holds until the next is drawn. */
export const drawPicture: Draw = (image, width, height) => (draw ??= createDraw())(image, width, height);

/** Frees the canvas. */
export function forgetCanvas(): void {
  draw = undefined;
}
