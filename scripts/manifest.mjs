// Writes custom-elements.json. With --check: says whether it is fresh and complete. With --editor: writes what VS Code
// and JetBrains read, made from it, into dist/editor.
import { readFileSync, writeFileSync } from 'node:fs';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';
import { format } from 'prettier';
import { problemsOf } from './manifest-problems.mjs';

const FILE = 'custom-elements.json';

/** The manifest of what src/elements says now, as text. */
async function analyze() {
  const argv = ['analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'];
  return format(JSON.stringify(await cli({ argv, noWrite: true })), { parser: 'json' });
}

async function check() {
  const fresh = await analyze();
  const problems = problemsOf(JSON.parse(fresh));
  if (fresh !== readFileSync(FILE, 'utf8')) problems.push(`${FILE} is stale: run npm run manifest`);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length ? 1 : 0;
}

function writeEditorData() {
  const manifest = JSON.parse(readFileSync(FILE, 'utf8'));
  const options = { outdir: 'dist/editor', hideLogs: true };
  generateVsCodeCustomElementData(manifest, options);
  generateJetBrainsWebTypes(manifest, { ...options, packageJson: false });
}

const [task] = process.argv.slice(2);
if (task === '--check') await check();
else if (task === '--editor') writeEditorData();
else writeFileSync(FILE, await analyze());
