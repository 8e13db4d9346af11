/** What has to come out: the most that ours / bare may be, or the most or the least that ours itself may be. */
export type BenchTarget = { ratio: number } | { most: number } | { least: number };

/** A line of the table that `npm run bench` prints. */
export interface BenchRow {
  what: string;
  unit: string;
  /** The median of the bare platform's figures; left out where there is nothing to compare. */
  bare?: number;
  /** The median of ours. */
  ours: number;
  target: BenchTarget;
  /** How far apart the middle halves of both lie: more than a few % says that the machine was busy. */
  spread?: string;
}

/** Does the job once, and gives its figure: for most jobs the time that it took, in milliseconds. */
export type Way = () => Promise<number>;

const quantile = (figures: readonly number[], part: number): number =>
  [...figures].sort((a, b) => a - b)[Math.floor((figures.length - 1) * part)]!;

const median = (figures: readonly number[]): number => quantile(figures, 0.5);

const middleHalf = (figures: readonly number[]): string =>
  `${quantile(figures, 0.25).toFixed(1)}–${quantile(figures, 0.75).toFixed(1)}`;

/** What is compared, and how. */
export interface Comparison {
  bare: Way;
  ours: Way;
  target: BenchTarget;
  rounds: number;
  /** Rounds that are not counted. */
  warmUp?: number;
  unit?: string;
}

/** Measures two ways in turns, each first in every other round, so that whatever the machine does besides hits both. */
export async function compare(
  what: string,
  { bare, ours, target, rounds, warmUp = 3, unit = 'ms' }: Comparison,
): Promise<BenchRow> {
  const figures = { bare: [] as number[], ours: [] as number[] };
  for (let round = -warmUp; round < rounds; round++) {
    const order = round % 2 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const);
    for (const name of order) {
      const figure = await { bare, ours }[name]();
      if (round >= 0) figures[name].push(figure);
    }
  }
  const spread = `${middleHalf(figures.bare)} / ${middleHalf(figures.ours)}`;
  return { what, unit, bare: median(figures.bare), ours: median(figures.ours), target, spread };
}

/** Resolves when the video has presented `count` more frames. */
export async function frames(video: HTMLVideoElement, count = 1): Promise<void> {
  for (let left = count; left > 0; left--) {
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
  }
}

/** Resolves after so many milliseconds: time for the browser to put away what the round before left. */
export const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
