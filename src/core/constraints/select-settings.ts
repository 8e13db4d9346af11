import { isLess, SizeSearch, type BestSize, type Cost } from './best-size.js';
import { candidateOf, narrowAll, type Candidate } from './candidate.js';
import { constraintDistance, valueDistance } from './fitness-distance.js';
import type { PropertyKind } from './properties.js';
import { readConstraints, type NamedConstraint } from './read-constraint.js';
import { nearest } from './setting-domains.js';
import type { SettingDomain, SettingsSpace, SettingValue } from './settings-space.js';
import { ratioOf, SIZE_NAMES } from './sizes.js';

/** The settings that fit constraints best. */
export interface SelectedSettings {
  /** A value for every property of the space, and the aspect ratio of pictures. */
  readonly settings: MediaTrackSettings;
  /** Their fitness distance. */
  readonly distance: number;
  /** The place, in the list that was given, of the space that they are from. */
  readonly space: number;
}

/** No settings satisfy the constraints. */
export interface FailedConstraint {
  /** The first required constraint that nothing satisfies; '' where each by itself could be satisfied. */
  readonly failed: string;
}

/** What decides besides the constraints. */
export interface SelectOptions {
  /**
   * What to choose where it makes no difference to the constraints; added to 640 × 480 pixels at 30 frames per second
   * and, of sound, echo cancellation, automatic gain and noise suppression.
   */
  readonly defaults?: MediaTrackSettings;
  /** Names of constraints that don't count, such as `displaySurface` once the user has chosen one. */
  readonly ignore?: readonly string[];
  /** Of the track: optional constraints of properties of other kinds add nothing to the distance then. */
  readonly kind?: PropertyKind;
}

interface Selection extends SelectedSettings {
  readonly cost: Cost;
}

/** What engines start a track with where nothing else is asked for. Pixels, frames per second. */
export const DEFAULT_SETTINGS: MediaTrackSettings = {
  width: 640,
  height: 480,
  frameRate: 30,
  echoCancellation: true,
  autoGainControl: true,
  noiseSuppression: true,
};

/** The part of a selection that one property has. */
interface Pick {
  readonly value: SettingValue;
  readonly cost: Cost;
}

/** The value of a domain that is nearest to an ideal one, then to the default; the first of those that are equal. */
function pick(domain: SettingDomain, ideals: readonly SettingValue[], usual: SettingValue | undefined): Pick {
  const targets = usual === undefined ? [] : [usual];
  const distance = (value: SettingValue, goals: readonly SettingValue[]) =>
    goals.length ? Math.min(...goals.map((goal) => valueDistance(value, goal))) : 0;
  return nearest(domain, [...ideals, ...targets])
    .map((value) => ({ value, cost: [distance(value, ideals), distance(value, targets)] }))
    .reduce((best, next) => (isLess(next.cost, best.cost) ? next : best));
}

/** Chooses from candidates: each property by itself, but width and height together. */
class Selector {
  readonly #constraints: readonly NamedConstraint[];
  readonly #defaults: Readonly<Record<string, SettingValue | undefined>>;
  readonly #kind: PropertyKind | undefined;

  constructor(constraints: readonly NamedConstraint[], { defaults, kind }: SelectOptions) {
    this.#constraints = constraints;
    this.#defaults = { ...DEFAULT_SETTINGS, ...defaults } as Record<string, SettingValue>;
    this.#kind = kind;
  }

  /** The best of a candidate; undefined where it is worse than the best so far. */
  select(candidate: Candidate, best: Selection | undefined): Selection | undefined {
    const { index, sizes } = candidate;
    const { settings, unusual } = this.#pickAll(candidate);
    const rest = this.#distance(settings, ([name]) => !sizes || !SIZE_NAMES.includes(name));
    const size = sizes && this.#findSize(candidate, (best?.cost[0] ?? Infinity) - rest);
    if (sizes && !size) return undefined;
    if (size) Object.assign(settings, sizeSettings(size));
    const [fit, cropped, odd] = size?.cost ?? [0, 0, 0];
    const cost = [rest + fit!, cropped!, unusual + odd!, settings.resizeMode === 'none' ? 0 : 1];
    if (best && !isLess(cost, best.cost)) return undefined;
    return { settings, distance: this.#distance(settings, () => true), space: index, cost };
  }

  #ideals(name: string): readonly SettingValue[] {
    return this.#constraints.find(([constrained]) => constrained === name)?.[1].ideal ?? [];
  }

  #pickAll({ domains }: Candidate) {
    const settings: Record<string, SettingValue> = {};
    let unusual = 0;
    for (const [name, domain] of domains) {
      const { value, cost } = pick(domain, this.#ideals(name), this.#defaults[name]);
      settings[name] = value;
      unusual += cost[1]!;
    }
    return { settings, unusual };
  }

  #findSize({ sizes }: Candidate, limit: number): BestSize | undefined {
    const [width, height, aspectRatio] = SIZE_NAMES.map(
      (name) => this.#ideals(name)[0] as number | undefined,
    );
    return new SizeSearch(
      sizes!,
      { width, height, aspectRatio },
      this.#defaults as MediaTrackSettings,
      limit,
    ).find();
  }

  #distance(settings: Record<string, SettingValue>, counts: (named: NamedConstraint) => boolean): number {
    return this.#constraints
      .filter(counts)
      .reduce((sum, named) => sum + constraintDistance(settings[named[0]], named, this.#kind), 0);
  }
}

const sizeSettings = ({ width, height }: BestSize) => ({
  width,
  height,
  aspectRatio: ratioOf(width, height),
});

function failedConstraint(candidates: readonly Candidate[], constraints: readonly NamedConstraint[]): string {
  const [name = ''] = constraints.find((named) => !narrowAll(candidates, [named]).length) ?? [];
  return candidates.length ? name : '';
}

/**
 * Finds the settings of a source, or of several, that fit constraints best (Media Capture and Streams,
 * "SelectSettings"). Where several fit equally, the least is cropped of the picture (the default size counts as
 * uncropped), then the settings nearest to the defaults are taken, then those with resizeMode 'none', then those of the
 * first space. Aspect ratios, those of constraints too, are compared at ten decimals.
 * @param spaces all ways in which the source, or the sources to choose from, can run
 * @param constraints as WebIDL has converted them (see `toConstraints`)
 */
export function selectSettings(
  spaces: readonly SettingsSpace[],
  constraints: MediaTrackConstraints,
  options: SelectOptions = {},
): SelectedSettings | FailedConstraint {
  const { advanced = [], ...basic } = constraints;
  const required = readConstraints(basic, 'ideal', options.ignore);
  const all = narrowAll(spaces.map(candidateOf), []);
  let candidates = narrowAll(all, required);
  if (!candidates.length) return { failed: failedConstraint(all, required) };
  for (const set of advanced) {
    const left = narrowAll(candidates, readConstraints(set, 'exact', options.ignore));
    if (left.length) candidates = left;
  }
  const selector = new Selector(required, options);
  let best: Selection | undefined;
  for (const candidate of candidates) best = selector.select(candidate, best) ?? best;
  const { settings, distance, space } = best!;
  return { settings, distance, space };
}
