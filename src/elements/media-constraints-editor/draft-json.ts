import { toConstraints } from '../../core/constraints/to-constraints.js';
import { frozenCopy } from '../../core/frozen-copy.js';
import type { Draft } from './draft.js';

/** Why a text is no draft, and where. */
export interface JsonProblem {
  /** `syntax`: it is no JSON; `shape`: no object; `value`: a value is of another type than its constraint. */
  readonly code: 'syntax' | 'shape' | 'value';
  /** From 1. */
  readonly line: number;
}

/** What a text says. */
export type ReadJson = { readonly draft: Draft } | { readonly problem: JsonProblem };

const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"/iu.source;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/i.source;
const TOKEN = new RegExp(`(${STRING})|(${NUMBER}|true|false|null)|([{}[\\],:])`, 'iuy');
const SPACE = /[ \t\r\n]*/y;

/** What may come next in JSON, by what came: `v` a value, `k` a key, `:` `,` and the ends. */
function nextOf(token: string, expected: string, open: string[]): string | undefined {
  const isString = token.startsWith('"');
  const kind = /^[{}[\],:]$/.test(token) ? token : isString ? '"' : 'v';
  if (kind === '"' && expected.includes('k')) return ':';
  if ((kind === '"' || kind === 'v') && expected.includes('v')) return afterValue(open);
  if (!'{['.includes(kind)) return expected.includes(kind) ? afterMark(kind, open) : undefined;
  if (!expected.includes('v')) return undefined;
  open.push(kind);
  return kind === '{' ? 'k}' : 'v]';
}

const afterValue = (open: readonly string[]): string =>
  !open.length ? '' : open.at(-1) === '{' ? ',}' : ',]';

function afterMark(mark: string, open: string[]): string {
  if (mark === ':') return 'v';
  if (mark === ',') return open.at(-1) === '{' ? 'k' : 'v';
  open.pop();
  return afterValue(open);
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  return from + (SPACE.exec(text)?.[0].length ?? 0);
}

/** The line in which a text stops being JSON; engines tell it in words of their own, or not at all. */
export function lineOfFault(text: string): number {
  const open: string[] = [];
  let [expected, at]: [string, number] = ['v', skipSpace(text, 0)];
  for (;;) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    const next = token && nextOf(token, expected, open);
    if (token === undefined || next === undefined) return lineAt(text, Math.min(at, text.trimEnd().length));
    expected = next;
    at = skipSpace(text, at + token.length);
  }
}

/** The line in which a constraint stands. */
function lineOfName(text: string, name: string): number {
  return lineAt(text, Math.max(text.indexOf(JSON.stringify(name)), 0));
}

/** No constraint goes half as deep; what goes much deeper engines can't even write down again. */
const DEEPEST = 16;

/** Whether there is more in a value than so many levels; looks no further. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (!levels || Object.values(value).some((own) => isDeeper(own, levels - 1)));

/** The first constraint that WebIDL does not take, or nobody can read. */
function misfit(draft: object): string | undefined {
  return Object.entries(draft).find(([name, value]) => {
    if (isDeeper(value, DEEPEST)) return true;
    try {
      toConstraints({ [name]: value as unknown });
      return false;
    } catch {
      return true;
    }
  })?.[0];
}

/** Reads constraints; names that are not known stay: the browser may know them. */
export function readJson(text: string): ReadJson {
  let data: unknown;
  try {
    data = JSON.parse(text.trim() || '{}');
  } catch {
    return { problem: { code: 'syntax', line: lineOfFault(text) } };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { problem: { code: 'shape', line: 1 } };
  const name = misfit(data);
  if (name !== undefined) return { problem: { code: 'value', line: lineOfName(text, name) } };
  return { draft: frozenCopy(data) };
}

/** Constraints as text: one line for each, as they are read. */
export function toJson(draft: Draft): string {
  const lines = Object.entries(draft).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return lines.length ? `{\n${lines.join(',\n')}\n}` : '{}';
}
