/** What is shown, in Hz: where voices and most of music are. */
const LOWEST = 60;
const HIGHEST = 10_000;
/** How loud a frequency is where its bar begins, and where it is full, in dB: single ones are far below 0. */
const QUIET = -90;
const LOUD = -30;

let edges: readonly number[] = [];
let edgesFor = '';

/**
 * The edges of `count` ranges of frequencies, as places in a spectrum of `size` values: as many as there are ranges, and
 * one more. An octave is as wide as any other, as it is to the ear.
 *
 * @param sampleRate - in Hz
 */
export function bandsOf(count: number, sampleRate: number, size: number): readonly number[] {
  const key = `${count} ${sampleRate} ${size}`;
  if (key === edgesFor) return edges;
  edgesFor = key;
  const perHertz = size / (sampleRate / 2);
  const frequency = (index: number): number => LOWEST * (HIGHEST / LOWEST) ** (index / count);
  edges = Array.from({ length: count + 1 }, (_, index) => Math.min(frequency(index) * perHertz, size - 1));
  return edges;
}

/** How loud the loudest frequency of a range is, 0 to 1. @param from - its edges, as places in the spectrum */
export function loudnessOf(spectrum: Float32Array, from: number, to: number): number {
  // Low ranges lie between two values.
  const middle = Math.floor((from + to) / 2);
  const part = (from + to) / 2 - middle;
  let decibels = spectrum[middle]! * (1 - part) + (spectrum[middle + 1] ?? QUIET) * part;
  for (let place = Math.ceil(from); place < to; place++) decibels = Math.max(decibels, spectrum[place]!);
  return Math.min(Math.max((decibels - QUIET) / (LOUD - QUIET), 0), 1) || 0;
}
