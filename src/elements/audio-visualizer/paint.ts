import type { AudioLevel } from '../../core/sinks/audio-level.js';

/** Where to draw, in CSS px. */
export interface Place {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

/** Draws what is heard; without `level`, as if nothing were. @returns whether anything was to be seen of it */
export type Paint = (place: Place, level: AudioLevel | undefined) => boolean;
