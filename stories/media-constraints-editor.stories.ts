import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { MediaConstraintsEditor } from '../src/elements/media-constraints-editor/media-constraints-editor.js';
import { stacked } from './support/layout.js';
import { find, mayStart, press, until, untilPart, untilState } from './support/play.js';
import { THEMED } from './support/themed.js';
import { withArgs, type Args } from './support/with-args.js';

type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const meta: Meta = {
  title: 'Elements/media-constraints-editor',
  component: 'media-constraints-editor',
  render: (args: Args) =>
    html`<media-capture-session autoplay>
      <media-stream-preview></media-stream-preview>
      <media-constraints-editor ${withArgs(args)}></media-constraints-editor>
    </media-capture-session>`,
  decorators: [stacked('44rem')],
  parameters: { devices: 'laptop' },
};
export default meta;

/** Chooses how something is asked for, as a person does. */
function ask(editor: MediaConstraintsEditor, name: string, level: string): void {
  const select = editor.shadowRoot!.querySelector<HTMLSelectElement>(`#${name}`)!;
  select.value = level;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Writes a value in a field. */
async function write(editor: MediaConstraintsEditor, id: string, value: string): Promise<void> {
  const find = (): HTMLInputElement | null => editor.shadowRoot!.querySelector(`#${id}`);
  const field = await until(find, `the field ${id}`);
  field.value = value;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

const untilLive =
  (then: (editor: MediaConstraintsEditor) => Promise<void> = () => Promise.resolve()): Play =>
  async ({ canvasElement }) => {
    if (!(await mayStart())) return;
    const editor = find(canvasElement, 'media-constraints-editor');
    await untilState(editor, 'live');
    await then(editor);
  };

/** The camera of a laptop: nothing is asked for yet. */
export const Default: Story = { play: untilLive() };

/** A phone has more to set: zoom, light, and cameras that look another way. */
export const Phone: Story = {
  parameters: { devices: 'phone' },
  render: (args: Args) =>
    html`<media-capture-session autoplay facing-mode="environment">
      <media-stream-preview></media-stream-preview>
      <media-constraints-editor ${withArgs(args)}></media-constraints-editor>
    </media-capture-session>`,
  play: untilLive(async (editor) => {
    ask(editor, 'zoom', 'ideal');
    await write(editor, 'zoom-ideal', '2');
    ask(editor, 'width', 'range');
    ask(editor, 'torch', 'exact');
    ask(editor, 'facingMode', 'exact');
    await until(() => editor.matches(':state(changed)'), 'changes');
  }),
};

/** Camera and microphone, each with its own: here what is done to the sound. */
export const Sound: Story = {
  render: (args: Args) =>
    html`<media-capture-session autoplay video audio>
      <media-stream-preview></media-stream-preview>
      <media-constraints-editor ${withArgs(args)}></media-constraints-editor>
    </media-capture-session>`,
  play: untilLive(async (editor) => {
    const radio = await until(
      () => editor.shadowRoot!.querySelector<HTMLInputElement>('[value="audio"]'),
      'the choice of the microphone',
    );
    radio.click();
    const preset = await untilPart(editor, 'preset');
    (preset as HTMLSelectElement).value = 'music';
    preset.dispatchEvent(new Event('change'));
    await press(editor, 'apply');
  }),
};

/** Applied, with a compromise that is told of. */
export const Compromise: Story = {
  play: untilLive(async (editor) => {
    ask(editor, 'width', 'ideal');
    await write(editor, 'width-ideal', '3840');
    ask(editor, 'frameRate', 'max');
    await write(editor, 'frameRate-max', '15');
    await press(editor, 'apply');
    await until(() => editor.shadowRoot!.querySelector('.fair'), 'a compromise');
  }),
};

/** What no value can meet is named, with one that works. */
export const Impossible: Story = {
  play: untilLive(async (editor) => {
    ask(editor, 'width', 'exact');
    await write(editor, 'width-exact', '20000');
    ask(editor, 'facingMode', 'exact');
    await press(editor, 'apply');
    await untilState(editor, 'error');
    await expect(editor.error?.constraint).toBe('width');
  }),
};

/** The same as text; a text that is no JSON stays, and says where it went wrong. */
export const Json: Story = {
  play: untilLive(async (editor) => {
    const text = editor.shadowRoot!.querySelector<HTMLTextAreaElement>('#json')!;
    text.closest('details')!.open = true;
    text.value = '{\n  "width": { "min": 320, "ideal": 640 },\n  "height": { exact: 480 }\n}';
    for (const type of ['input', 'change']) text.dispatchEvent(new Event(type, { bubbles: true }));
    await untilPart(editor, 'json-problem');
    text.scrollIntoView();
  }),
};

/** With `live` there is nothing to apply: a slider is followed while it is dragged. */
export const Live: Story = {
  parameters: { devices: 'phone' },
  args: { live: true },
  render: (args: Args) =>
    html`<media-capture-session autoplay facing-mode="environment">
      <media-stream-preview></media-stream-preview>
      <media-constraints-editor ${withArgs(args)}></media-constraints-editor>
    </media-capture-session>`,
  play: untilLive(async (editor) => {
    ask(editor, 'zoom', 'ideal');
    await write(editor, 'zoom-ideal', '4');
  }),
};

/** Nothing is captured: it asks for nothing by itself. */
export const Idle: Story = {
  render: (args: Args) =>
    html`<media-capture-session>
      <media-stream-preview></media-stream-preview>
      <media-constraints-editor ${withArgs(args)}></media-constraints-editor>
    </media-capture-session>`,
};

export const RightToLeft: Story = {
  ...Compromise,
  globals: { direction: 'rtl', locale: 'ar' },
};

/** Colours, corners and type by custom properties. */
export const Themed: Story = { ...Compromise, args: THEMED };
