import { propertyNamed } from '../../core/constraints/properties.js';
import type { SettingValue } from '../../core/constraints/settings-space.js';
import type { ConstraintLevel } from '../../i18n/messages.js';

/** Constraints that are being written: frozen, and replaced as a whole. What the form can't show stays in them. */
export type Draft = Readonly<MediaTrackConstraints>;

/** What one constraint says, in the form that can say all. */
export interface Members {
  readonly ideal?: unknown;
  readonly exact?: unknown;
  readonly min?: unknown;
  readonly max?: unknown;
}

/** One of the values that a constraint consists of. */
export type MemberName = keyof Members;

/** What a constraint starts with when it is first asked for. */
export interface Start {
  readonly value: unknown;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const MOVES = ['pan', 'tilt', 'zoom'];
const SHOWN: readonly string[] = ['ideal', 'exact', 'min', 'max', 'max min'];

const isDictionary = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The constraint of a name, as it stands in the draft. */
export const askOf = (draft: Draft, name: string): unknown => (draft as Record<string, unknown>)[name];

/** What a constraint says; a value that stands alone is ideal, but `true` for zoom asks for a permission. */
export function membersOf(name: string, ask: unknown): Members | undefined {
  if (isDictionary(ask)) return ask;
  const asksToMove = typeof ask === 'boolean' && MOVES.includes(name);
  return ask === undefined || asksToMove ? undefined : { ideal: ask };
}

/** A form has one field for a value: it can't show a choice of several, nor what no table tells the type of. */
function isPlain(name: string, value: unknown): boolean {
  const { type } = propertyNamed(name) ?? {};
  if (type === 'points') return Array.isArray(value) && value.length < 2;
  return type ? !(Object(value) === value) : typeof value === 'boolean';
}

/** How a constraint is asked for: `written` is what only the JSON can say, as an ideal within limits. */
export function levelOf(name: string, ask: unknown): ConstraintLevel {
  if (ask === undefined) return 'none';
  const members = membersOf(name, ask) ?? {};
  const names = Object.keys(members).sort().join(' ');
  const shown = SHOWN.includes(names) && Object.values(members).every((value) => isPlain(name, value));
  return shown ? (names === 'max min' ? 'range' : (names as ConstraintLevel)) : 'written';
}

/** The levels that a property has: limits only for numbers. */
export function levelsFor(name: string): readonly ConstraintLevel[] {
  const { type = '' } = propertyNamed(name) ?? {};
  const limits: ConstraintLevel[] = /long|double/.test(type) ? ['min', 'max', 'range'] : [];
  return ['none', 'ideal', 'exact', ...limits];
}

/** The draft with another constraint of this name; none where it is undefined. */
export function withAsk(draft: Draft, name: string, ask: unknown): Draft {
  const { [name]: before, ...others } = draft as Record<string, unknown>;
  if (ask === undefined) return Object.freeze(others);
  // It keeps its place among the others.
  return Object.freeze(before === undefined ? { ...others, [name]: ask } : { ...draft, [name]: ask });
}

/** What a constraint says as far as a form has fields for it. */
function plainMembers(name: string, ask: unknown): Members {
  const members = Object.entries(membersOf(name, ask) ?? {});
  return Object.fromEntries(members.filter(([, own]) => isPlain(name, own)));
}

/** The draft with a constraint that is asked for in another way; its value goes along. */
export function withLevel(draft: Draft, name: string, level: ConstraintLevel, start: Start): Draft {
  const own = plainMembers(name, askOf(draft, name));
  const value = own.exact ?? own.ideal ?? own.min ?? own.max ?? start.value;
  const all = { min: start.min ?? value, max: start.max ?? value, ...own };
  const asks: Partial<Record<ConstraintLevel, unknown>> = {
    ideal: { ideal: value },
    exact: { exact: value },
    min: { min: own.min ?? value },
    max: { max: own.max ?? value },
    range: { min: all.min, max: all.max },
  };
  return level === 'written' ? draft : withAsk(draft, name, asks[level]);
}

/** The draft with another value in a constraint. */
export function withMember(draft: Draft, name: string, member: MemberName, value: unknown): Draft {
  return withAsk(draft, name, { ...membersOf(name, askOf(draft, name)), [member]: value });
}

/** The draft with a value that works in the place of one that does not. */
export function withNearest(draft: Draft, name: string, nearest: SettingValue): Draft {
  const members = membersOf(name, askOf(draft, name)) ?? {};
  const { min, max, exact } = members;
  if (exact !== undefined) return withAsk(draft, name, { ...members, exact: nearest });
  return withAsk(draft, name, {
    ...members,
    ...(typeof min === 'number' && min > Number(nearest) && { min: nearest }),
    ...(typeof max === 'number' && max < Number(nearest) && { max: nearest }),
  });
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

function meaningOf(name: string, ask: unknown): string {
  const members = membersOf(name, ask);
  return JSON.stringify(members ? Object.entries(members).sort(byName) : ask) ?? '';
}

/** Whether two constraints of a name ask for the same. */
export const sameAsk = (name: string, one: unknown, other: unknown): boolean =>
  meaningOf(name, one) === meaningOf(name, other);

/** The names of what is asked for otherwise in two drafts. */
export const changesIn = (one: Draft, other: Draft): string[] =>
  Object.keys({ ...one, ...other }).filter((name) => !sameAsk(name, askOf(one, name), askOf(other, name)));
