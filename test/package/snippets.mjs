import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './pack.mjs';

/** The documents of the repository: their paths in it. */
export const documents = () => [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
    .sort(),
];

/** The text of a document. */
export const textOf = (file) => readFileSync(join(root, file), 'utf8');

/**
 * The fenced code blocks of a document.
 * @param {string} file its path in the repository
 * @returns {{ name: string, file: string, line: number, lang: string, code: string, lead: string }[]} `line` is that
 *   of the first line of code, `lead` the last line of text above it
 */
export function snippetsIn(file) {
  const text = textOf(file);
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(({ 1: lang, 2: code, index }) => {
    const before = text.slice(0, index).split('\n');
    const line = before.length + 1;
    const lead = before.findLast((each) => each.trim()) ?? '';
    return { name: `${file}:${line}`, file, line, lang, code, lead };
  });
}
