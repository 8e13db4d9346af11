import type { Preview } from '@storybook/web-components-vite';

type Enhancer = NonNullable<Preview['argTypesEnhancers']>[number];
type ArgTypes = ReturnType<Enhancer>;

/** What a page writes in HTML can be changed in the controls; all else of the manifest is there to be read. */
const EDITABLE = ['attributes', 'css custom properties'];

/** The control that fits a type of the manifest: "'auto' | 'on'" is a choice, "number | undefined" a number. */
function controlFor(type: string): { control: string; options?: string[] } {
  const options = [...type.matchAll(/'([^']*)'/g)].map(([, option]) => option ?? '');
  if (options.length) return { control: 'select', options };
  if (/\b(boolean|number)\b/.test(type)) return { control: type.includes('number') ? 'number' : 'boolean' };
  return { control: 'text' };
}

/** Gives each row that came from custom-elements.json the control that fits, or none. */
export const controlsFromManifest: Enhancer = ({ argTypes }) => {
  const rows = Object.entries(argTypes).map(([name, row]) => {
    const { category, type } = row.table ?? {};
    if (!category) return [name, row];
    const editable = EDITABLE.includes(category);
    return [name, { ...row, ...(editable ? controlFor(type?.summary ?? '') : { control: false }) }];
  });
  return Object.fromEntries(rows) as ArgTypes;
};
