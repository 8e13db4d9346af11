import { dirname, join, relative, sep } from 'node:path';

const LIT = ['lit', '@lit/context'];

/**
 * What each folder of src may import: `modules` in full, `types` with `import type` only, and npm packages. A folder
 * may always import itself, apart from src/elements, where only the element's own folder counts as itself.
 */
export const LAYERS = {
  core: {},
  virtual: { modules: ['core'] },
  i18n: { types: ['core'] },
  internal: { modules: ['i18n'], types: ['core'], packages: LIT },
  controllers: { modules: ['core', 'i18n', 'internal'], packages: LIT },
  elements: { modules: ['core', 'i18n', 'internal', 'controllers'], packages: LIT },
  define: { modules: ['core', 'i18n', 'internal', 'controllers', 'elements'], packages: LIT },
  'index.ts': { modules: ['core', 'i18n', 'internal', 'controllers', 'elements'], packages: LIT },
};

/** The first part of a path in src, or the first two in src/elements: what a module counts as. */
const roomOf = (path) => {
  const [layer, folder] = path.split(sep);
  return layer === 'elements' ? `${layer}/${folder}` : layer;
};

const packageOf = (specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/**
 * Whether a module of src may import another.
 * @param from the importing file, relative to src
 * @param specifier what it imports, as written
 * @param typeOnly whether nothing of the import is left at run time
 */
export function mayImport(from, specifier, typeOnly) {
  const own = roomOf(from);
  const { modules = [], types = [], packages = [] } = LAYERS[own.split('/')[0]] ?? {};
  if (!specifier.startsWith('.')) return packages.includes(packageOf(specifier));
  const target = roomOf(join(dirname(from), specifier));
  const layer = target.split('/')[0];
  return target === own || modules.includes(layer) || (typeOnly && types.includes(layer));
}

/** `import { type A }` keeps the module itself at run time under verbatimModuleSyntax: only `import type` counts. */
const isTypeOnly = (node) =>
  node.type === 'TSImportType' || [node.importKind, node.exportKind].includes('type');

/** What is imported; a specifier that is put together at run time is none of the layers, and so never allowed. */
const specifierOf = ({ type, source, argument }) => {
  const node = source ?? (type === 'TSImportType' ? argument.literal : null);
  return node && (node.value ?? 'a path known only at run time');
};

/** An ESLint rule: each folder of src imports only the layers below it. */
export const layersRule = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep the layers of src apart.' },
    messages: { layer: '{{from}} may not import {{specifier}}: see the layers in CONTRIBUTING.md.' },
    schema: [],
  },
  create(context) {
    const from = relative(join(context.cwd, 'src'), context.filename);
    const check = (node) => {
      const specifier = specifierOf(node);
      if (!specifier || mayImport(from, specifier, isTypeOnly(node))) return;
      context.report({ node, messageId: 'layer', data: { from, specifier } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
