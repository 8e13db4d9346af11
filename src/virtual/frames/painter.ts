import type { StampLayout, stampCells } from '../pictures/frame-stamp.js';
import type { Context2D, Scene, SceneMoment } from '../pictures/scenes.js';
import type { View } from './view.js';

/** What is drawn into a frame. */
export interface Shot {
  readonly view: View;
  readonly scene: string;
  readonly numbered?: boolean | undefined;
  readonly source?: CanvasImageSource | undefined;
  readonly frameNumber: number;
}

/** Draws a frame, and gives the canvas the frame's size. */
export type Paint = (context: Context2D, shot: Shot) => void;

// The worker that draws runs the texts of these functions: nothing outside may be referred to.

/** Makes what changes a drawn frame as the settings of a camera do. */
export function createEffects(): (context: Context2D, view: View, scene: () => void) => void {
  const tint = (context: Context2D, mode: GlobalCompositeOperation, colour: string, amount: number): void => {
    const { width, height } = context.canvas;
    context.globalCompositeOperation = mode;
    context.globalAlpha = amount;
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
  };
  // Of one size: for the memory of another one, a worker may have to wait for the page's own thread.
  const small = new OffscreenCanvas(20, 15);
  const smallContext = small.getContext('2d', { willReadFrequently: true })!;
  /** As small a copy as loses every detail, drawn large again: not every engine has filters. */
  const blur = (context: Context2D, { width, height }: View): void => {
    // What is made small at once keeps single pixels: the mean of eight copies, each a bit aside, is none of them.
    for (let copy = 0; copy < 8; copy += 1) {
      smallContext.globalAlpha = 1 / (copy + 1);
      smallContext.drawImage(context.canvas, (copy % 4) / 4 - 0.4, Math.floor(copy / 4) / 2 - 0.25, 20, 15);
    }
    context.drawImage(small, 0, 0, width, height);
  };
  return (context, view, scene) => {
    if (view.blur) {
      blur(context, view);
      const { width, height } = view.native;
      context.setTransform(view.scale, 0, 0, view.scale, view.x, view.y);
      context.beginPath();
      context.ellipse(width / 2, height * 0.45, height * 0.23, height * 0.32, 0, 0, 7);
      context.ellipse(width / 2, height * 1.05, height * 0.4, height * 0.38, 0, 0, 7);
      context.save();
      context.clip();
      scene();
      context.restore();
      context.resetTransform();
    }
    if (view.light)
      tint(context, 'source-over', view.light > 0 ? '#fff' : '#000', Math.abs(view.light) * 0.7);
    if (view.torch) tint(context, 'screen', '#776', 1);
  };
}

/** Makes what draws frames. */
export function createPainter(
  scenes: Readonly<Record<string, Scene>>,
  cells: typeof stampCells,
  { columns, rows, share }: StampLayout,
  effects: ReturnType<typeof createEffects>,
): Paint {
  const stamp = (context: Context2D, { width, height }: View, { frameNumber, time }: SceneMoment): void => {
    const top = height - Math.round(height * share);
    cells(frameNumber, time).forEach((white, cell) => {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      const [x, right] = [column, column + 1].map((edge) => Math.round((edge * width) / columns));
      const [y, bottom] = [row, row + 1].map((edge) => top + Math.round((edge * (height - top)) / rows));
      context.fillStyle = white ? '#fff' : '#000';
      context.fillRect(x!, y!, right! - x!, bottom! - y!);
    });
  };
  return (context, { view, scene, numbered, source, frameNumber }) => {
    const { width, height, scale, x, y, native, muted } = view;
    if (context.canvas.width !== width) context.canvas.width = width;
    if (context.canvas.height !== height) context.canvas.height = height;
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
    if (muted) return;
    const moment = { ...native, frameNumber, time: Date.now(), source };
    const draw = (): void => {
      context.setTransform(scale, 0, 0, scale, x, y);
      scenes[scene]!(context, moment);
      context.resetTransform();
    };
    draw();
    effects(context, view, draw);
    if (numbered) stamp(context, view, moment);
  };
}
