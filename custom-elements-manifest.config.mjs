import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isPublic, publishedModule } from './scripts/element-files.mjs';

/** What custom elements have by way of the platform and of Lit, and no page calls. */
const NOT_API =
  /^(#.*|styles|shadowRootOptions|formAssociated|elementProperties|form\w+Callback|getUpdateComplete)$/;

const isApi = ({ name, privacy }) => !NOT_API.test(name) && (privacy ?? 'public') === 'public';

const elementsOf = (manifest) =>
  manifest.modules.flatMap(({ path, declarations = [] }) =>
    declarations.filter(({ customElement }) => customElement).map((element) => ({ path, element })),
  );

/** An event class that knows its own name has none at the place that fires it: `@fires` tells of that event. */
const isNamed = (event, events) =>
  event.description !== undefined ||
  !events.some(
    ({ description, type }) => description && `${type?.text} ${description}`.includes(event.type.text),
  );

/** Leaves out what no page can or should use. */
const publicApi = () => ({
  name: 'public-api',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations ?? []) {
      if (declaration.members) declaration.members = declaration.members.filter(isApi);
      if (declaration.events)
        declaration.events = declaration.events.filter((event) => isNamed(event, declaration.events));
      // Lit's own rule for a property without an attribute name.
      for (const attribute of declaration.attributes ?? []) attribute.name = attribute.name.toLowerCase();
    }
  },
});

const ATTRIBUTE_READ = /this\.(?:get|has)Attribute\('([\w-]+)'\)/;

/** Properties that read their attribute themselves, as the platform's own do. */
const readAttributes = () => ({
  name: 'read-attributes',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const { members, attributes } = moduleDoc.declarations.find(({ name }) => name === node.name.getText());
    for (const accessor of node.members.filter(ts.isGetAccessor)) {
      const attribute = ATTRIBUTE_READ.exec(accessor.getText())?.[1];
      const field = members.find(({ name }) => name === accessor.name.getText());
      if (!attribute || !field) continue;
      Object.assign(field, { attribute, reflects: true });
      attributes.push({
        name: attribute,
        type: field.type,
        description: field.description,
        fieldName: field.name,
      });
    }
  },
});

const SHARED_TAG = /^\s*\*\s*@(cssproperty|csspart|slot)\s+\[?([^\s=\]]+)=?([^\]\s]*)\]?\s+-\s+(.+?)\s*$/gm;
const KEYS = { cssproperty: 'cssProperties', csspart: 'cssParts', slot: 'slots' };

/** What the doc comments of a shared module say about the elements that import it. */
const sharedDocs = (file) =>
  [...readFileSync(file, 'utf8').matchAll(SHARED_TAG)].map(([, tag, name, value, description]) => ({
    key: KEYS[tag],
    doc: { name, description, ...(value && { default: value }) },
  }));

const internalImports = (file) =>
  [...readFileSync(file, 'utf8').matchAll(/ from '(\.\.[^']*\/internal\/[^']+)\.js'/g)].map(([, path]) =>
    join(dirname(file), `${path}.ts`),
  );

/** Shared styles and notices document what they bring; each element that imports them gets it. */
const sharedApi = () => ({
  name: 'shared-api',
  packageLinkPhase({ customElementsManifest }) {
    for (const { path, element } of elementsOf(customElementsManifest)) {
      for (const { key, doc } of internalImports(path).flatMap(sharedDocs)) {
        const known = (element[key] ??= []);
        if (!known.some(({ name }) => name === doc.name)) known.push(doc);
      }
    }
  },
});

const mapStrings = (value, map) => {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapStrings(item, map)]));
};

/** Names the modules that are published, and those that register the elements. */
const publishedPaths = () => ({
  name: 'published-paths',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const definitions = elementsOf(manifest).map(({ path, element: { name, tagName } }) => ({
      kind: 'javascript-module',
      path: `dist/define/${tagName}.js`,
      declarations: [],
      exports: [{ kind: 'custom-element-definition', name: tagName, declaration: { name, module: path } }],
    }));
    manifest.modules = mapStrings([...manifest.modules, ...definitions], publishedModule);
    manifest.modules.sort((a, b) => a.path.localeCompare(b.path, 'en'));
  },
});

export default {
  globs: ['src/elements/*/*.ts'],
  exclude: ['src/elements/*/*.styles.ts'],
  litelement: true,
  plugins: [
    readAttributes(),
    publicApi(),
    sharedApi(),
    {
      name: 'public-modules',
      packageLinkPhase({ customElementsManifest: manifest }) {
        manifest.modules = manifest.modules.filter(({ path }) => isPublic(path));
        for (const { declarations, exports } of manifest.modules) {
          const isExported = ({ name }) => exports.some(({ declaration }) => declaration?.name === name);
          declarations.splice(0, Infinity, ...declarations.filter(isExported));
        }
      },
    },
    publishedPaths(),
  ],
};
