/** A line of the table that `npm run bench` prints. */
export interface BenchRow {
  what: string;
  unit: string;
  /** The median of the bare platform's times. */
  bare: number;
  /** The median of ours. */
  ours: number;
  /** The most that ours / bare may be. */
  target: number;
  /** How far apart the middle halves of both lie: more than a few % says that the machine was busy. */
  spread: string;
}

/** Does the job once, and gives its time in milliseconds. */
export type Way = () => Promise<number>;

const quantile = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * part)]!;

const median = (times: readonly number[]): number => quantile(times, 0.5);

const middleHalf = (times: readonly number[]): string =>
  `${quantile(times, 0.25).toFixed(1)}–${quantile(times, 0.75).toFixed(1)}`;

/**
 * Measures two ways in turns, each first in every other round, so that whatever the machine does besides hits both.
 * @param warmUp rounds that are not counted
 */
export async function compare(
  what: string,
  {
    bare,
    ours,
    target,
    rounds,
    warmUp = 3,
  }: { bare: Way; ours: Way; target: number; rounds: number; warmUp?: number },
): Promise<BenchRow> {
  const times = { bare: [] as number[], ours: [] as number[] };
  for (let round = -warmUp; round < rounds; round++) {
    const order = round % 2 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const);
    for (const name of order) {
      const time = await { bare, ours }[name]();
      if (round >= 0) times[name].push(time);
    }
  }
  const spread = `${middleHalf(times.bare)} / ${middleHalf(times.ours)}`;
  return { what, unit: 'ms', bare: median(times.bare), ours: median(times.ours), target, spread };
}

/** Resolves when the video has presented `count` more frames. */
export async function frames(video: HTMLVideoElement, count = 1): Promise<void> {
  for (let left = count; left > 0; left--) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  }
}

/** Resolves after so many milliseconds: time for the browser to put away what the round before left. */
export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
