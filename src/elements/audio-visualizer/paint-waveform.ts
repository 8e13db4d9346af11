import type { Paint } from './paint.js';

/** How thick the line is, and how far its points are apart, in px. */
const LINE = 2;
const STEP = 2;

/** Quiet sounds are drawn larger than they are: those of a voice would hardly be seen. */
const heightOf = (sample: number): number => Math.sign(sample) * Math.min(Math.abs(sample), 1) ** 0.6;

/** Where the wave goes up through zero in the first half: begun there, a tone stands still from frame to frame. */
function startOf(samples: Float32Array): number {
  for (let at = 1; at < samples.length / 2; at++) if (samples[at - 1]! < 0 && samples[at]! >= 0) return at;
  return 0;
}

/** The last 20 ms or so as one line; where nothing is heard, a straight one. */
export const paintWaveform: Paint = ({ context, width, height }, level) => {
  const samples = level?.waveform ?? new Float32Array(2);
  const start = startOf(samples);
  const points = Math.max(Math.ceil(width / STEP), 2);
  const perPoint = samples.length / 2 / points;
  const reach = (height - LINE) / 2;
  let heard = false;
  context.beginPath();
  for (let point = 0; point < points; point++) {
    const sample = samples[start + Math.floor(point * perPoint)]!;
    heard ||= sample !== 0;
    context.lineTo((width * point) / (points - 1), height / 2 - heightOf(sample) * reach);
  }
  context.lineWidth = LINE;
  context.lineJoin = 'round';
  context.stroke();
  return heard;
};
