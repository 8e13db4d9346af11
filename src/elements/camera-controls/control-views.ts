import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CameraMessages, CameraMode, CameraSettingName } from '../../i18n/messages.js';
import { icon } from '../../internal/icons.js';
import {
  snap,
  type CameraControl,
  type ModeControl,
  type RangeControl,
  type SwitchControl,
} from './control-list.js';
import { valueText } from './value-text.js';

const SWITCH_ICONS: Partial<Record<CameraSettingName, string>> = {
  torch: 'M7 3h10v4l-2 4v10H9V11L7 7zM7 7h10M12 13v3',
  backgroundBlur: 'M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M5 21a7 7 0 0 1 14 0M2 4v1M22 4v1M2 12v1M22 12v1',
};

/** What a control needs to be drawn. */
export interface ControlView {
  readonly texts: CameraMessages & { readonly lang: string };
  readonly disabled: boolean;
  /** What was asked for and is not settled yet. */
  pending(name: CameraSettingName): unknown;
  /** @param held - whether a slider is still held */
  onChange(name: CameraSettingName, value: unknown, held?: boolean): void;
}

/** These are about left and right of the picture, whichever way people read. */
const isPhysical = (name: CameraSettingName): boolean => name === 'pan' || name === 'pointX';

/** A slider stays where it is held; the text beside it says what is so. */
function renderRange(control: RangeControl, view: ControlView): TemplateResult {
  const { name, min, max, step, value } = control;
  const { texts, disabled } = view;
  const shown = (view.pending(name) as number | undefined) ?? snap(control, value);
  const tell = (event: Event): void => {
    event.stopPropagation();
    view.onChange(name, (event.target as HTMLInputElement).valueAsNumber, event.type === 'input');
  };
  return html`<div class="control" part="control">
    <label for=${name}>${texts.cameraSetting[name]}</label>
    <span class="value" part="value" dir="ltr" aria-hidden="true"
      >${valueText(control, value, texts.lang)}</span
    >
    <input
      id=${name}
      part="slider"
      type="range"
      dir=${isPhysical(name) ? 'ltr' : nothing}
      min=${min}
      max=${max}
      step=${step}
      .value=${live(String(shown))}
      aria-valuetext=${valueText(control, shown, texts.lang)}
      ?disabled=${disabled}
      @input=${tell}
      @change=${tell}
    />
  </div>`;
}

function renderMode({ name, modes, value }: ModeControl, view: ControlView): TemplateResult {
  const { texts, disabled } = view;
  const shown = view.pending(name) ?? value;
  const onChange = (event: Event): void =>
    view.onChange(name, (event.target as HTMLSelectElement).value as CameraMode);
  return html`<div class="control" part="control">
    <label for=${name}>${texts.cameraSetting[name]}</label>
    <select id=${name} part="select" ?disabled=${disabled} @input=${stop} @change=${onChange}>
      ${modes.map(
        (mode) =>
          html`<option value=${mode} .selected=${live(mode === shown)}>
            ${texts.cameraMode[mode] ?? mode}
          </option>`,
      )}
    </select>
  </div>`;
}

/** Draws a switch: pressed is what is so. */
export function renderSwitch({ name, value }: SwitchControl, view: ControlView): TemplateResult {
  const { texts, disabled } = view;
  const busy = view.pending(name) !== undefined;
  return html`<button
    id=${name}
    part="switch"
    type="button"
    class=${value ? 'primary' : ''}
    aria-pressed=${value}
    aria-busy=${busy}
    ?disabled=${disabled}
    @click=${() => view.onChange(name, !(view.pending(name) ?? value))}
  >
    ${icon(SWITCH_ICONS[name]!)} ${texts.cameraSetting[name]}
  </button>`;
}

/** Draws a slider or a list. */
export const renderControl = (control: CameraControl, view: ControlView): unknown => {
  if (control.kind === 'range') return renderRange(control, view);
  return control.kind === 'mode' ? renderMode(control, view) : renderSwitch(control, view);
};

const stop = (event: Event): void => event.stopPropagation();
