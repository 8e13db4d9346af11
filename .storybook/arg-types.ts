import type { ArgTypes } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';

interface Item {
  name: string;
  kind?: string;
  description?: string;
  default?: string;
  attribute?: string;
  readonly?: boolean;
  type?: { text: string };
  return?: { type: { text: string } };
}

type Lists = Partial<
  Record<'attributes' | 'members' | 'events' | 'slots' | 'cssProperties' | 'cssParts' | 'cssStates', Item[]>
>;

/** The control that fits a type: "'auto' | 'on'" is a choice, "number | undefined" a number. */
function controlFor(type = ''): ArgTypes[string] {
  const options = [...type.matchAll(/'([^']*)'/g)].map(([, option]) => option);
  if (options.length) return { control: { type: 'select' }, options };
  if (type.includes('boolean')) return { control: { type: 'boolean' } };
  return { control: { type: type.includes('number') ? 'number' : 'text' } };
}

function row(category: string, item: Item, control: ArgTypes[string]): ArgTypes[string] {
  const { name, description, type, return: returned } = item;
  const summary = returned?.type.text ?? type?.text;
  const defaultValue = item.default && { summary: item.default };
  return {
    name,
    ...(description && { description }),
    table: { category, ...(summary && { type: { summary } }), ...(defaultValue && { defaultValue }) },
    ...control,
  };
}

/** Rows that are there to be read. Their keys have the category in them, as a part may be called like an attribute. */
function documented(category: string, items: Item[] = []): ArgTypes {
  return Object.fromEntries(
    items.map((item) => [`${category} ${item.name}`, row(category, item, { control: false })]),
  );
}

/** Rows that can be changed; their keys are what a page writes in HTML or CSS. */
function editable(category: string, items: Item[] = []): ArgTypes {
  return Object.fromEntries(
    items.map((item) => [item.name, row(category, item, controlFor(item.type?.text))]),
  );
}

/** One action per event: `onPhotoCapture` logs `photo-capture`. */
function actions(events: Item[] = []): ArgTypes {
  const handler = (name: string): string =>
    `-${name}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    events.map(({ name }) => [`on${handler(name)}`, { name, action: name, table: { disable: true } }]),
  );
}

function isPublished({ kind, name, attribute }: Item): boolean {
  return kind === 'method' ? !name.endsWith('Callback') : !attribute;
}

/** The rows of a tag's table in the docs, and its controls: all from custom-elements.json. */
export function extractArgTypes(tagName: string): ArgTypes {
  const declarations = manifest.modules.flatMap(
    ({ declarations }) => declarations as (Lists & { tagName?: string })[],
  );
  const lists = declarations.find((declaration) => declaration.tagName === tagName) ?? {};
  const members = lists.members?.filter(isPublished) ?? [];
  return {
    ...editable('Attributes', lists.attributes),
    ...documented(
      'Properties',
      members.filter(({ kind }) => kind === 'field'),
    ),
    ...documented(
      'Methods',
      members.filter(({ kind }) => kind === 'method'),
    ),
    ...documented('Events', lists.events),
    ...actions(lists.events),
    ...documented('Slots', lists.slots),
    ...editable('Custom properties', lists.cssProperties),
    ...documented('Parts', lists.cssParts),
    ...documented('States', lists.cssStates),
  };
}
