import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SettingPoint } from '../../core/constraints/settings-space.js';
import type { MemberName } from './draft.js';
import { deviceName, labelOf, unitOf, valueText, type EditorView } from './editor-view.js';
import type { ConstraintRow } from './rows.js';

/** One value of a constraint, and how it is told. */
interface Field {
  readonly row: ConstraintRow;
  readonly member: MemberName;
  readonly view: EditorView;
}

/** Kept inside: the page hears of what is applied. */
const stop = (event: Event): void => event.stopPropagation();

const isHeld = ({ type }: Event): boolean => type === 'input';

const valueOf = ({ row, member }: Field): unknown => row.members[member];

const nameOf = ({ row, member, view: { texts } }: Field): string =>
  `${labelOf(row.name, texts)}: ${texts.constraintLevel[member]}`;

const idOf = ({ row, member }: Field): string => `${row.name}-${member}`;

const invalid = ({ row: { verdict } }: Field): 'true' | typeof nothing =>
  verdict?.tone === 'bad' ? 'true' : nothing;

const why = ({ row }: Field): string => `why-${row.name}`;

function renderSlider(
  field: Field,
  { min, max, step }: Record<'min' | 'max' | 'step', number>,
): TemplateResult {
  const { row, member, view } = field;
  const value = valueOf(field);
  const onInput = (event: Event): void => {
    stop(event);
    view.edits.value(row, member, (event.target as HTMLInputElement).valueAsNumber, isHeld(event));
  };
  return html`<input
    type="range"
    part="slider"
    min=${min}
    max=${max}
    step=${step}
    .value=${live(String(value))}
    aria-label=${nameOf(field)}
    aria-valuetext=${valueText(row.name, value, view)}
    aria-invalid=${invalid(field)}
    aria-describedby=${why(field)}
    @input=${onInput}
    @change=${onInput}
  />`;
}

function renderNumber(field: Field): TemplateResult {
  const { row, member, view } = field;
  const text = String(valueOf(field));
  const onInput = (event: Event): void => {
    stop(event);
    const input = event.target as HTMLInputElement;
    if (Number.isFinite(input.valueAsNumber))
      view.edits.value(row, member, input.valueAsNumber, isHeld(event));
    else if (!isHeld(event)) input.value = text;
  };
  return html`<span class="number"
    ><input
      id=${idOf(field)}
      type="number"
      part="number"
      step="any"
      .value=${text}
      aria-label=${nameOf(field)}
      aria-invalid=${invalid(field)}
      aria-describedby=${why(field)}
      @input=${onInput}
      @change=${onInput}
    /><span class="unit">${unitOf(row.name)}</span></span
  >`;
}

type Option = readonly [value: unknown, text: string];

/** A value that is asked for stays in the list, also where the device does not have it. */
function withValue(options: readonly Option[], value: unknown, text: string): readonly Option[] {
  return value === undefined || options.some(([own]) => own === value)
    ? options
    : [...options, [value, text]];
}

function renderSelect(field: Field, options: readonly Option[]): TemplateResult {
  const { row, member, view } = field;
  const value = valueOf(field);
  const all = withValue(options, value, valueText(row.name, value, view));
  const onChange = ({ target }: Event): void =>
    view.edits.value(row, member, all[(target as HTMLSelectElement).selectedIndex]![0], false);
  return html`<select
    id=${idOf(field)}
    part="select"
    aria-label=${nameOf(field)}
    aria-invalid=${invalid(field)}
    aria-describedby=${why(field)}
    @input=${stop}
    @change=${(event: Event) => (stop(event), onChange(event))}
  >
    ${all.map(([own, text]) => html`<option .selected=${live(own === value)}>${text}</option>`)}
  </select>`;
}

function renderSwitch(field: Field): TemplateResult {
  const { row, member, view } = field;
  const checked = valueOf(field) === true;
  const onChange = (event: Event): void => {
    stop(event);
    view.edits.value(row, member, (event.target as HTMLInputElement).checked, false);
  };
  return html`<label class="switch"
    ><input
      id=${idOf(field)}
      type="checkbox"
      role="switch"
      part="switch"
      .checked=${live(checked)}
      aria-label=${nameOf(field)}
      aria-invalid=${invalid(field)}
      aria-describedby=${why(field)}
      @input=${stop}
      @change=${onChange}
    /><span aria-hidden="true">${view.texts.onOff(checked)}</span></label
  >`;
}

/** A point of the picture; 0, 0 is above left, 1, 1 below right. */
function renderPoint(field: Field): TemplateResult {
  const { row, member, view } = field;
  const [point = { x: 0.5, y: 0.5 }] = (valueOf(field) ?? []) as readonly SettingPoint[];
  return html`${(['x', 'y'] as const).map((axis) => {
    const onInput = (event: Event): void => {
      stop(event);
      const { valueAsNumber } = event.target as HTMLInputElement;
      view.edits.value(row, member, [{ ...point, [axis]: valueAsNumber }], isHeld(event));
    };
    return html`<label class="point"
      >${axis}<input
        type="range"
        part="slider"
        dir="ltr"
        min="0"
        max="1"
        step="0.01"
        .value=${live(String(point[axis]))}
        aria-label="${nameOf(field)} ${axis}"
        aria-describedby=${why(field)}
        @input=${onInput}
        @change=${onInput}
    /></label>`;
  })}`;
}

function deviceOptions({ row: { name }, view }: Field): readonly Option[] {
  const { devices, texts } = view;
  if (name === 'deviceId') return devices.map((device) => [device.deviceId, deviceName(device, texts)]);
  return [...new Set(devices.map(({ groupId }) => groupId))].map((id) => [id, valueText(name, id, view)]);
}

/** Draws what one value of a constraint is chosen with. */
export function renderValue(row: ConstraintRow, member: MemberName, view: EditorView): unknown {
  const field: Field = { row, member, view };
  const { control } = row;
  switch (control.kind) {
    case 'range':
      return html`${renderSlider(field, control)}${renderNumber(field)}`;
    case 'number':
      return renderNumber(field);
    case 'list':
      return renderSelect(
        field,
        control.values.map((value) => [value, valueText(row.name, value, view)]),
      );
    case 'device':
      return renderSelect(field, deviceOptions(field));
    case 'switch':
      return renderSwitch(field);
    case 'point':
      return renderPoint(field);
  }
}
