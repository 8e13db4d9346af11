import { bandsOf, loudnessOf } from './frequency-bands.js';
import type { Paint } from './paint.js';

/** What a bar takes of the width at least, and its share of that, in px. */
const PITCH = 8;
const BAR = 5;
const MOST_BARS = 64;

/** One bar for each range of frequencies, low ones first, as high as it is loud; where nothing is heard, a dot. */
export const paintBars: Paint = ({ context, width, height }, level) => {
  const count = Math.min(Math.max(Math.floor(width / PITCH), 1), MOST_BARS);
  const pitch = width / count;
  const bar = (pitch * BAR) / PITCH;
  const spectrum = level?.spectrum;
  const bands = bandsOf(count, level?.sampleRate ?? 0, spectrum?.length ?? 0);
  let heard = false;
  context.beginPath();
  for (let index = 0; index < count; index++) {
    const loudness = spectrum ? loudnessOf(spectrum, bands[index]!, bands[index + 1]!) : 0;
    const length = Math.max(loudness * height, bar);
    heard ||= loudness > 0;
    context.roundRect((index + 0.5) * pitch - bar / 2, (height - length) / 2, bar, length, bar / 2);
  }
  context.fill();
  return heard;
};
