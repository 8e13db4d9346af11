import type { ReadSources } from './constraint-sources.js';
import { valueDistance } from './fitness-distance.js';
import type { NamedConstraint } from './read-constraint.js';
import { selectSettings } from './select-settings.js';
import type { SettingValue } from './settings-space.js';

/** A value that works, and how far it is from what is asked. */
export interface NearestValue {
  readonly value: SettingValue;
  readonly distance: number;
}

interface Asked extends Pick<ReadSources, 'sources' | 'kind'> {
  readonly constraints: MediaTrackConstraints;
}

/** The requirements of a set, without what is ideal beside them: that must not pull the value away. */
function requirementsOf(set: MediaTrackConstraints, names: readonly string[]): MediaTrackConstraints {
  const entries = Object.entries(set as Record<string, object>).filter(([name]) => names.includes(name));
  return Object.fromEntries(entries.map(([name, own]) => [name, { ...own, ideal: undefined }]));
}

/** What to look for: by the formula all numbers are equally far from 0, and the smallest is nearest to what is next to it. */
const goalsOf = (ideal: SettingValue): readonly SettingValue[] => (ideal === 0 ? [1e-9, 0] : [ideal]);

/**
 * The value that is nearest to what a requirement asks for, and works together with others.
 * @param asked - all that is asked, and of what
 * @param named - the requirement
 * @param others - requirements that can be met together
 * @returns undefined where nothing has the property, or the engine does not tell
 */
export function nearestValue(
  asked: Asked,
  named: NamedConstraint,
  others: readonly NamedConstraint[],
): NearestValue | undefined {
  const { sources, kind, constraints } = asked;
  const [name, { exact, min, max }] = named;
  const spaces = sources.filter(({ knows }) => knows !== 'ids').flatMap((source) => source.spaces);
  const base = requirementsOf(
    constraints,
    others.map(([other]) => other),
  );
  const nearestTo = (ideal: SettingValue, goal: SettingValue): NearestValue[] => {
    const selected = selectSettings(spaces, { ...base, [name]: { ideal: goal } }, kind && { kind });
    if ('failed' in selected) return [];
    const value = (selected.settings as Record<string, SettingValue | undefined>)[name];
    return value === undefined ? [] : [{ value, distance: valueDistance(value, ideal) }];
  };
  const wanted = exact ?? [min, max].filter((limit) => limit !== undefined);
  const found = wanted.flatMap((ideal) => goalsOf(ideal).flatMap((goal) => nearestTo(ideal, goal)));
  return found.sort((one, other) => one.distance - other.distance)[0];
}
