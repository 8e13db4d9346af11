import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { modulePath } from './element-files.mjs';

const KINDS = {
  members: 'member',
  attributes: 'attribute',
  events: 'event',
  slots: 'slot',
  cssParts: 'CSS part',
  cssProperties: 'CSS property',
  cssStates: 'CSS state',
};

const undescribed = (element) =>
  Object.entries(KINDS).flatMap(([key, kind]) =>
    (element[key] ?? [])
      .filter(({ description }) => !description?.trim())
      .map(({ name }) => `${kind} "${name}" has no description`),
  );

/** tag → class name, as a module adds it to HTMLElementTagNameMap. */
function tagNameMap(source) {
  const map = new Map();
  const visit = (node) => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'HTMLElementTagNameMap')
      for (const { name, type } of node.members) map.set(name.text, type.getText());
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('element.ts', source, ts.ScriptTarget.Latest, true));
  return map;
}

const IN_SOURCE = {
  attributes: /this\.(?:get|has)Attribute\('([\w-]+)'\)/g,
  cssParts: /\spart="([\w -]+)"/g,
  slots: /<slot(?:\s+name="([\w-]+)")?/g,
};

/** What the element's own module has and its class comment leaves out. */
const untold = (element, source) =>
  Object.entries(IN_SOURCE).flatMap(([key, pattern]) => {
    const told = new Set((element[key] ?? []).map(({ name }) => name));
    const used = [...source.matchAll(pattern)].flatMap(([, names = '']) => names.split(' '));
    return [...new Set(used)]
      .filter((name) => !told.has(name))
      .map((name) => `${KINDS[key]} "${name}" is not documented`);
  });

function elementProblems(element, root) {
  const { tagName, name, summary, description } = element;
  const source = readFileSync(join(root, modulePath(tagName)), 'utf8');
  const problems = [...undescribed(element), ...untold(element, source)];
  if (!summary) problems.push('the class has no @summary');
  if (!description) problems.push('the class has no description');
  if (tagNameMap(source).get(tagName) !== name) problems.push('HTMLElementTagNameMap has no entry for it');
  if (!existsSync(join(root, `src/define/${tagName}.ts`)))
    problems.push(`src/define/${tagName}.ts is missing`);
  return problems.map((problem) => `<${tagName}>: ${problem}`);
}

/** What keeps a manifest from telling all about each public member, attribute, event, slot, part, property and state. */
export const problemsOf = (manifest, root = '.') =>
  manifest.modules
    .flatMap(({ declarations = [] }) => declarations.filter(({ kind }) => kind === 'class'))
    .flatMap((declaration) =>
      declaration.customElement
        ? elementProblems(declaration, root)
        : undescribed(declaration).map((problem) => `${declaration.name}: ${problem}`),
    );
