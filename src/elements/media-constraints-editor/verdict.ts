import type { ConstraintExplanation, Explanation } from '../../core/constraints/explanation.js';
import { propertyNamed } from '../../core/constraints/properties.js';
import type { SettingValue } from '../../core/constraints/settings-space.js';
import type { Verification, VerifiedConstraint } from '../../core/constraints/verify.js';
import { isPictureName } from '../../core/tracks/picture-constraints.js';
import type { ConstraintWhy } from '../../i18n/messages.js';

/** What there is to say of one constraint. */
export interface Verdict {
  readonly why: ConstraintWhy;
  readonly tone: 'good' | 'fair' | 'bad';
  /** What it comes out as. */
  readonly got?: unknown;
  /** A value that would work. */
  readonly nearest?: SettingValue | undefined;
  /** The names of what is in its way. */
  readonly others?: readonly string[] | undefined;
}

/** What is known of constraints. */
export interface Judgement {
  /** What would become of the draft. */
  readonly explanation: Explanation;
  /** What became of what was applied. */
  readonly verification: Verification;
  /** The names of what is not applied yet. */
  readonly changes: readonly string[];
  /** The names of what the browser refused. */
  readonly refused: readonly string[];
  /** The names of what another device is to be opened for. */
  readonly switching: readonly string[];
}

/** A camera that was told no point to focus on has a list without any. */
const isNothing = (got: unknown): boolean => got === undefined || (Array.isArray(got) && !got.length);

function foreseen(one: ConstraintExplanation): Verdict {
  switch (one.status) {
    case 'met':
      return { why: 'possible', tone: 'good', got: one.got };
    case 'compromised':
      return { why: isNothing(one.got) ? 'without' : 'near', tone: 'fair', got: one.got };
    case 'conflicting':
      return { why: 'conflict', tone: 'bad', nearest: one.nearest, others: one.with };
    case 'impossible':
      return { why: one.because === 'value' ? 'impossible' : 'absent', tone: 'bad', nearest: one.nearest };
    case 'unknown':
      return { why: 'unknown', tone: 'fair' };
  }
}

/** Where the device could have done otherwise, it was the browser that did. */
function seen({ status, got }: VerifiedConstraint, explained: ConstraintExplanation | undefined): Verdict {
  if (status === 'met') return { why: 'met', tone: 'good', got };
  if (status === 'untold' || isNothing(got)) return { why: 'untold', tone: 'fair' };
  if (status === 'violated') return { why: 'violated', tone: 'bad', got };
  return { why: explained?.status === 'met' ? 'otherwise' : 'nearest', tone: 'fair', got };
}

/** What only the browser knows, or only an open camera, and what tracks of this kind don't have. */
function unforeseen(name: string, switching: readonly string[]): Verdict {
  const isUntold = !propertyNamed(name) || (switching.length > 0 && isPictureName(name));
  return { why: isUntold ? 'unknown' : 'ignored', tone: 'fair' };
}

/** What becomes, or became, of one constraint, and why. */
export function judge(name: string, judgement: Judgement): Verdict {
  const { explanation, verification, changes, refused, switching } = judgement;
  const explained = explanation.constraints.find((one) => one.name === name);
  const verified = verification.constraints.find((one) => one.name === name);
  const isRefused = refused.includes(name);
  if (!isRefused && switching.includes(name)) return { why: 'switching', tone: 'fair' };
  if (!isRefused && verified && !changes.includes(name)) return seen(verified, explained);
  const verdict: Verdict = explained ? foreseen(explained) : unforeseen(name, switching);
  if (!isRefused || verdict.tone === 'bad') return verdict;
  return { ...verdict, why: 'refused', tone: 'bad' };
}
