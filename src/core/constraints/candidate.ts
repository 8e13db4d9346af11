import { propertyNamed } from './properties.js';
import type { NamedConstraint } from './read-constraint.js';
import { narrow } from './setting-domains.js';
import { hasSize, narrowSizes, SIZE_NAMES, sizesOf, type Sizes } from './sizes.js';
import type { SettingDomain, SettingsSpace } from './settings-space.js';

/** What constraints have left of a space. */
export interface Candidate {
  /** The place of the space in the list of all. */
  readonly index: number;
  readonly domains: ReadonlyMap<string, SettingDomain>;
  /** Of pictures: width, height and aspect ratio, which are not in `domains` then. */
  readonly sizes: Sizes | undefined;
}

/** A property whose constraints are whole numbers has whole numbers, too. */
function withStep([name, domain]: [string, SettingDomain]): [string, SettingDomain] {
  const isWhole = propertyNamed(name)?.type === 'unsigned long' && 'min' in domain;
  return [name, isWhole ? { step: 1, ...domain } : domain];
}

/** All of a space. */
export function candidateOf(space: SettingsSpace, index: number): Candidate {
  const entries = Object.entries(space).map(withStep);
  const sizes = sizesOf(Object.fromEntries(entries));
  return { index, sizes, domains: new Map(entries.filter(([name]) => !sizes || !SIZE_NAMES.includes(name))) };
}

/** What the required ones among constraints leave of a candidate; undefined where that is nothing. */
export function narrowCandidate(
  candidate: Candidate,
  constraints: readonly NamedConstraint[],
): Candidate | undefined {
  const domains = new Map(candidate.domains);
  let { sizes } = candidate;
  for (const [name, constraint] of constraints.filter(([, { required }]) => required)) {
    if (sizes && SIZE_NAMES.includes(name)) {
      sizes = narrowSizes(sizes, name, constraint);
      if (!sizes) return undefined;
    } else {
      const domain = domains.get(name);
      const left = domain && narrow(domain, constraint);
      if (!left) return undefined;
      domains.set(name, left);
    }
  }
  return !sizes || hasSize(sizes) ? { ...candidate, domains, sizes } : undefined;
}

/** Those of the candidates of which constraints leave something, as they are then. */
export const narrowAll = (
  candidates: readonly Candidate[],
  constraints: readonly NamedConstraint[],
): Candidate[] => candidates.flatMap((candidate) => narrowCandidate(candidate, constraints) ?? []);
