/** What a scene is drawn on, in a window or a worker. */
export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The moment that a scene shows, and how large it is in its own units. */
export interface SceneMoment {
  readonly width: number;
  readonly height: number;
  readonly frameNumber: number;
  /** In milliseconds since 1970. */
  readonly time: number;
  /** What pictures are made of that are not drawn here. */
  readonly source?: CanvasImageSource | undefined;
}

/** Draws what a camera sees; its upper left corner is at 0, 0. */
export type Scene = (context: Context2D, moment: SceneMoment) => void;

// The worker that draws runs the texts of these functions: nothing outside may be referred to, and nothing in them may
// make a compiler or a bundler want a helper.

const bars: Scene = (context, { width, height }) => {
  ['#fff', '#ff0', '#0ff', '#0f0', '#f0f', '#f00', '#00f'].forEach((colour, index) => {
    context.fillStyle = colour;
    context.fillRect(Math.floor((index * width) / 7), 0, Math.ceil(width / 7), height);
  });
};

const card: Scene = (context, { width, height, frameNumber, time }) => {
  const size = height / 12;
  ['#bbb', '#bb0', '#0bb', '#0b0', '#b0b', '#b00', '#00b'].forEach((colour, index) => {
    context.fillStyle = colour;
    context.fillRect(Math.floor((index * width) / 7), 0, Math.ceil(width / 7), height);
  });
  context.strokeStyle = '#fff';
  context.lineWidth = height / 180;
  context.beginPath();
  context.arc(width / 2, height / 2, height * 0.45, 0, 7);
  context.stroke();
  context.fillStyle = '#fff';
  context.fillRect(((time % 2000) / 2000) * width, 0, size / 2, height);
  context.fillStyle = '#222';
  context.fillRect(width / 2 - size * 4.5, height * 0.2, size * 9, size * 3);
  context.fillStyle = '#fff';
  context.font = `${Math.ceil(size)}px monospace`;
  context.textAlign = 'center';
  context.fillText(new Date(time).toISOString().slice(11, 23), width / 2, height * 0.3);
  context.fillText(`${frameNumber}`, width / 2, height * 0.4);
};

const person: Scene = (context, { width, height, time }) => {
  const shape = (colour: string, x: number, y: number, across: number, down: number): void => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(width / 2 + x * height, y * height, across * height, down * height, 0, 0, 7);
    context.fill();
  };
  context.fillStyle = '#cdd5d2';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#8fb7d6';
  context.fillRect(width / 2 - height * 0.8, height * 0.1, height * 0.35, height * 0.4);
  for (const leaf of [0.5, 0.58, 0.66]) shape('#4d7a4a', leaf, 0.6, 0.05, 0.2);
  context.fillStyle = '#8a6248';
  context.fillRect(width / 2 + height * 0.48, height * 0.75, height * 0.2, height * 0.25);
  const sway = Math.sin(time / 900) / 40;
  const nod = Math.sin(time / 700) / 90;
  shape('#3d4f7c', sway / 2, 1.05, 0.36, 0.34);
  shape('#c99877', sway, 0.7, 0.07, 0.12);
  shape('#3b2a22', sway, 0.4 + nod, 0.18, 0.23);
  shape('#e0b08f', sway, 0.46 + nod, 0.155, 0.2);
  // Eyes are shut for a moment every three seconds.
  const open = time % 3000 < 150 ? 0.003 : 0.022;
  for (const side of [-0.06, 0.06]) {
    shape('#fff', sway + side, 0.44 + nod, 0.028, open);
    shape('#2b2320', sway * 1.3 + side, 0.44 + nod, 0.013, open * 0.7);
  }
  shape('#a04a44', sway, 0.57 + nod, 0.045, 0.012 + Math.abs(Math.sin(time / 160)) / 60);
};

/** An image, a video or a canvas, as large as fits without an empty edge. */
const film: Scene = (context, { width, height, source }) => {
  const { videoWidth, videoHeight } = (source ?? {}) as HTMLVideoElement;
  const across = videoWidth ?? (source as ImageBitmap | undefined)?.width;
  const down = videoHeight ?? (source as ImageBitmap | undefined)?.height;
  if (!source || !across || !down) return;
  const scale = Math.max(width / across, height / down);
  const [w, h] = [across * scale, down * scale];
  context.drawImage(source, (width - w) / 2, (height - h) / 2, w, h);
};

/** The scenes by name. */
export const SCENES = { card, bars, person, film };
