import { fitOf, readSources, type ReadSources } from './constraint-sources.js';
import { ALLOWED_REQUIRED, applicableConstraints } from './device-selection.js';
import type { PropertyKind } from './properties.js';
import { readConstraints, type NamedConstraint } from './read-constraint.js';
import { namesIn, obstaclesTo, type Obstacles } from './requirements.js';
import { selectSettings, type SelectedSettings } from './select-settings.js';
import { basicOf, readTrackConstraints } from './track-constraints.js';

/** Constraints that were read, and what they are to be met by. */
export interface Question extends ReadSources {
  /** Those that count. */
  readonly constraints: MediaTrackConstraints;
  readonly named: readonly NamedConstraint[];
  readonly ignored: readonly string[];
  readonly obstacles: Obstacles;
}

/** Reads constraints and sources, and finds what is in the way. @throws TypeError that names the argument */
export function ask(given: unknown, from: unknown, kind?: PropertyKind): Question {
  const all = readTrackConstraints(given);
  const read = readSources(from, kind);
  const constraints = read.kind ? applicableConstraints(all, read.kind) : all;
  const named = readConstraints(basicOf(constraints), 'ideal');
  const required = named.filter(([, constraint]) => constraint.required);
  const forbidden = read.selects ? namesIn(required).filter((name) => !ALLOWED_REQUIRED.includes(name)) : [];
  const ignored = Object.keys(Object(given) as object).filter((name) => !(name in constraints));
  return { ...read, constraints, named, ignored, obstacles: obstaclesTo(read.sources, required, forbidden) };
}

/** What those constraints lead to that can be met; undefined where the engine does not tell. */
export function outcomeOf({ sources, constraints, kind, obstacles }: Question): SelectedSettings | undefined {
  const { failed, conflicts, rest } = obstacles;
  const left = namesIn([...failed, ...conflicts.flat()]);
  const kept = Object.entries(constraints).filter(([name]) => !left.includes(name));
  const fitting = sources.filter((source) => source.knows !== 'ids' && fitOf(source, rest) === 'fits');
  if (!fitting.length) return undefined;
  const spaces = fitting.flatMap((source) => source.spaces);
  const selected = selectSettings(spaces, Object.fromEntries(kept), kind && { kind });
  return 'settings' in selected ? selected : undefined;
}
