import { valueDistance } from './fitness-distance.js';
import { limits, nearest } from './setting-domains.js';
import { ratioOf, scaledHeight, visitHeights, visitWidths, type Sizes } from './sizes.js';

/** What something costs: the first number that differs decides. */
export type Cost = readonly number[];

/** A width and a height in pixels, and their ratio; what is not there does not matter. */
export interface SizeGoal {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly aspectRatio?: number | undefined;
}

/** A size in pixels. Its cost: fitness distance, how much is cropped, and how unusual it is. */
export interface BestSize {
  readonly width: number;
  readonly height: number;
  readonly cost: Cost;
}

/** Sums of the same distances in another order differ by less than this. */
const ROUNDING = 1e-13;

/** Whether one cost is less than another, by more than errors of rounding. */
export function isLess(one: Cost, other: Cost): boolean {
  const decisive = one.findIndex((value, index) => Math.abs(value - other[index]!) > ROUNDING);
  return one[decisive]! < other[decisive]!;
}

const away = (actual: number, goal: number | undefined): number =>
  goal === undefined ? 0 : valueDistance(actual, goal);

/**
 * Finds the size with the lowest cost.
 *
 * Not all heights need to be tried. With H the ideal height, R the ideal ratio and K = width / R, the fitness distance
 * of a height h at a given width is a constant plus the sum of
 *   1 - h / H up to H and 1 - H / h above it;   1 - h / K up to K and 1 - K / h above it.
 * Below both H and K it falls; above both it grows; between them it is strictly concave, so that no inner height of
 * that stretch is as good as the better one of its ends. The least of whole heights is therefore next to H or K, or
 * at the end of what the bounds leave where they exclude those. Without H and R, heights only differ by what is
 * cropped, which is least next to the height of the whole picture and grows away from it, and is taken for none at
 * the default size; of two that crop alike, one is on each side of that height.
 *
 * Not all widths need to be tried either: what width and height alone cost is a lower bound that grows with the
 * distance from the ideal (else the default) width; where it is above the best cost, so are all widths further off.
 */
export class SizeSearch {
  readonly #sizes: Sizes;
  readonly #ideal: SizeGoal;
  readonly #usual: SizeGoal;
  #best: BestSize | undefined;
  #cost: Cost;
  /** What the heights alone cost at least: in fitness, and in unusualness. */
  readonly #heightCost: Cost;

  /** @param limit the fitness distance above which a size is of no use */
  constructor(sizes: Sizes, ideal: SizeGoal, usual: SizeGoal, limit: number) {
    this.#sizes = sizes;
    this.#ideal = ideal;
    this.#usual = usual;
    this.#cost = [limit, Infinity, Infinity];
    this.#heightCost = [ideal.height, usual.height].map((goal) =>
      Math.min(
        ...nearest(sizes.height, goal === undefined ? [] : [goal]).map((h) => away(h as number, goal)),
      ),
    );
  }

  /** The best size; undefined where none is within the limit. */
  find(): BestSize | undefined {
    const { width, shape } = this.#sizes;
    const { width: ideal, height = this.#usual.height, aspectRatio = shape } = this.#ideal;
    // With a good size at hand from the outset, most widths need not be tried.
    for (const seed of [shape, aspectRatio]) this.#visitOne((height ?? 0) * seed);
    visitWidths(width, ideal ?? this.#usual.width ?? limits(width).max, this.#isDone, this.#visit);
    return this.#best;
  }

  #visitOne(start: number): void {
    let count = 0;
    visitWidths(this.#sizes.width, start, () => count++ > 0, this.#visit);
  }

  #isDone = (width: number): boolean => {
    const [fit, cropped, unusual] = this.#cost as [number, number, number];
    const [heightFit, heightUnusual] = this.#heightCost as [number, number];
    const least = away(width, this.#ideal.width) + heightFit;
    if (least > fit + ROUNDING) return true;
    // Widths are visited away from the usual one only where none is ideal.
    if (this.#ideal.width !== undefined || least < fit - ROUNDING || cropped > 0) return false;
    return away(width, this.#usual.width) + heightUnusual >= unusual - ROUNDING;
  };

  #visit = (width: number): void => {
    const { height, aspectRatio } = this.#ideal;
    const byFit = [height, aspectRatio && width / aspectRatio].filter((target) => target !== undefined);
    const targets = byFit.length ? byFit : [width / this.#sizes.shape, this.#usual.height ?? 0];
    visitHeights(this.#sizes, width, targets, (value) => this.#try(width, value));
  };

  #try(width: number, height: number): void {
    const [ideal, usual] = [this.#ideal, this.#usual];
    const ratio = ratioOf(width, height);
    const fit = away(width, ideal.width) + away(height, ideal.height) + away(ratio, ideal.aspectRatio);
    if (fit > this.#cost[0]! + ROUNDING) return;
    const unusual = away(width, usual.width) + away(height, usual.height);
    const cost = [fit, this.#cropped(width, height, ratio), unusual];
    if (!isLess(cost, this.#cost)) return;
    this.#cost = cost;
    this.#best = { width, height, cost };
  }

  /** The share of the picture that is cropped. */
  #cropped(width: number, height: number, ratio: number): number {
    const { shape, uncropped, aspectRatio } = this.#sizes;
    if (uncropped || (width === this.#usual.width && height === this.#usual.height)) return 0;
    const share = valueDistance(ratio, shape);
    // Small sizes are not to win because they come nearer to both ratios, that of the picture and the one asked for.
    if (this.#ideal.aspectRatio !== undefined) return Math.floor(share * 100) / 100;
    const isFree = aspectRatio.min === 0 && aspectRatio.max === Infinity;
    return isFree && height === scaledHeight(width, shape) ? 0 : share;
  }
}
