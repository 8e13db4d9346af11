import type { Context2D } from '../pictures/scenes.js';
import type { Paint, Shot } from './painter.js';
import type { View } from './view.js';

/** A track of a canvas. */
export interface CanvasTrack extends MediaStreamTrack {
  /** Missing where each change of the canvas is a frame. */
  requestFrame?(): void;
}

/** What is to happen to an output; members of the same name as a shot's replace those. */
export interface StudioMessage extends Partial<Shot> {
  readonly id: number;
  /** How many frames a second from now on; 0 ends them. */
  readonly rate?: number;
  /** Where the frames go: as VideoFrames to a track generator, or onto the canvas of a track. */
  readonly writable?: WritableStream<VideoFrame>;
  readonly canvas?: HTMLCanvasElement;
  readonly track?: CanvasTrack;
  /** A frame is due. */
  readonly beat?: true;
  /** A photo is wanted, of this view, and goes to this port. */
  readonly photo?: View;
  readonly port?: MessagePort;
  readonly close?: true;
}

/** Hears what is to happen. */
export type Studio = (message: StudioMessage) => void;

type Film = Shot & {
  canvas?: HTMLCanvasElement | OffscreenCanvas;
  context?: Context2D;
  writer?: WritableStreamDefaultWriter<VideoFrame>;
  track?: CanvasTrack;
  frameNumber: number;
};

// The worker that draws runs the texts of these functions: nothing outside may be referred to.

/** Makes the clock of all outputs: late frames are made up for, but those that are late by 100 ms are left out. */
export function createMetronome(beat: (id: number) => void): (id: number, rate: number) => void {
  const timers = new Map<number, { due: number; period: number; timeout?: ReturnType<typeof setTimeout> }>();
  return (id, rate) => {
    const timer = timers.get(id) ?? { due: performance.now(), period: 0 };
    clearTimeout(timer.timeout);
    timers.delete(id);
    if (!rate) return;
    timers.set(id, timer);
    timer.due += Math.min(0, 1000 / rate - timer.period);
    timer.period = 1000 / rate;
    const next = (): void => {
      const now = performance.now();
      timer.due = Math.max(timer.due + timer.period, now - 100);
      timer.timeout = setTimeout(step, timer.due - now);
    };
    const step = (): void => {
      next();
      beat(id);
    };
    timer.timeout = setTimeout(step, Math.max(0, timer.due - performance.now()));
  };
}

/** Makes what films: it draws the frames of outputs and hands them over. */
export function createFilming(paint: Paint): { has(id: number): boolean; hear: Studio } {
  const films = new Map<number, Film>();
  const options = { alpha: false, willReadFrequently: true };
  const shoot = (film: Film): void => {
    const canvas = (film.canvas ??= new OffscreenCanvas(1, 1));
    film.context ??= canvas.getContext('2d', options) as Context2D;
    paint(film.context, film);
    film.frameNumber += 1;
    film.track?.requestFrame?.();
    // What nobody takes is not queued: it would be old when it is taken.
    if (!film.writer || film.writer.desiredSize! <= 0) return;
    const frame = new VideoFrame(canvas, { timestamp: Math.round(performance.now() * 1000) });
    film.writer.write(frame).catch(() => frame.close());
  };
  const photograph = (film: Film, view: View, port: MessagePort): void => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', options) as OffscreenCanvasRenderingContext2D;
    paint(context, { ...film, view });
    context.canvas
      .convertToBlob({ type: 'image/jpeg', quality: 0.92 })
      .then((blob) => port.postMessage(blob))
      .catch((reason: unknown) => port.postMessage(String(reason)));
  };
  const hear: Studio = ({ id, beat, photo, port, close, writable, ...changes }) => {
    const film = films.get(id) ?? ({ frameNumber: 0 } as Film);
    Object.assign(film, changes);
    if (writable) film.writer = writable.getWriter();
    if (close) films.delete(id);
    else if (film.scene) films.set(id, film);
    // What was due when the output was closed is not filmed.
    if (!films.has(id)) return;
    if (photo) photograph(film, photo, port!);
    if (beat) shoot(film);
  };
  return { has: (id) => films.has(id), hear };
}

/**
 * Makes a studio: it keeps the time of outputs, and films those that it was given.
 * @param missed called when a frame is due of an output that is filmed elsewhere
 */
export function createStudio(
  metronome: typeof createMetronome,
  { has, hear }: ReturnType<typeof createFilming>,
  missed: (id: number) => void,
): Studio {
  const beat = metronome((id) => {
    if (has(id)) hear({ id, beat: true });
    else missed(id);
  });
  return (message) => {
    if (message.rate === undefined) hear(message);
    else beat(message.id, message.rate);
  };
}
