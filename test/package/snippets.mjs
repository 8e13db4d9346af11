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

/**
 * The fenced code blocks of a document.
 * @param {string} file its path in the repository
 * @returns {{ file: string, line: number, lang: string, code: string, lead: string }[]} `line` is the block's first
 *   line, `lead` the last line of text above it
 */
export function snippetsIn(file) {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^( *)```(\w*)\n([^]*?)^\1```$/gm)].map(
    ({ 1: indent, 2: lang, 3: code, index }) => {
      const before = text.slice(0, index).trimEnd().split('\n');
      const line = text.slice(0, index).split('\n').length + 1;
      return {
        file,
        line,
        lang,
        code: code.replaceAll(`\n${indent}`, '\n').trimStart(),
        lead: before.at(-1),
      };
    },
  );
}
