import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import { SessionController } from '../../controllers/session-controller.js';
import { StateController } from '../../controllers/state-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import { DeviceList, labelsOf, type CaptureDevice } from '../../core/device-list.js';
import type { CaptureError } from '../../core/errors.js';
import { deviceMessages } from '../../i18n/en-devices.js';
import type { DeviceMessages, Messages } from '../../i18n/messages.js';
import { devWarning } from '../../internal/dev-warning.js';
import { cameraIcon, icon, microphoneIcon } from '../../internal/icons.js';
import { renderNotice } from '../../internal/notice.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { DeviceChoice } from './device-choice.js';
import { pickerStyles } from './media-device-picker.styles.js';

const speakerIcon = 'M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6a8 8 0 0 1 0 12';

const ICONS = { videoinput: cameraIcon, audioinput: microphoneIcon, audiooutput: speakerIcon };
const STATES = ['ready', 'permission', 'empty', 'unsupported', 'error'] as const;

/** What the picker shows, one at a time; each is also a custom state. */
export type PickerStatus = (typeof STATES)[number];

/** Kept inside: the value is another only once the device is in use. */
const stop = (event: Event): void => event.stopPropagation();

/**
 * A list of the cameras, microphones or speakers. It shows the device that is in use, not the one that was asked for,
 * and choosing another switches the session around it. Listing never prompts.
 *
 * @summary Lets the user choose a camera, microphone or speaker.
 * @tag media-device-picker
 * @slot label - The label, in the place of the built-in one.
 * @fires input - The user chose a device.
 * @fires change - The user chose a device.
 * @fires error - The chosen device could not be used; `error` says why. Does not bubble.
 * @csspart label - The label.
 * @csspart select - The `<select>`.
 * @csspart allow - The button that asks for permission.
 * @csspart notice - The box that says what went wrong.
 * @csspart notice-title - Its title.
 * @csspart retry - Its button.
 * @cssstate ready - There are devices to choose from.
 * @cssstate permission - Their names are hidden until the user gives permission.
 * @cssstate empty - There is no such device.
 * @cssstate unsupported - The browser lets nobody choose: the system's default is used.
 * @cssstate error - Devices can't be listed, or the chosen one could not be used.
 */
export class MediaDevicePicker extends LitElement {
  static formAssociated = true;
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, pickerStyles];
  static override properties = {
    kind: { useDefault: true },
    label: {},
    name: { noAccessor: true, attribute: false },
    disabled: { noAccessor: true, attribute: false },
    value: { noAccessor: true, attribute: false },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
  };

  /** What to choose: `videoinput`, `audioinput` or `audiooutput`. */
  kind: MediaDeviceKind = 'videoinput';
  /** The label; by default that of the kind. */
  label = '';
  /** A session to switch, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to switch. */
  htmlFor = '';

  #session = new SessionController(this);
  #choice = new DeviceChoice(this, this.#session);
  #devices = new StateController(this, () => DeviceList.for(this.#choice.platform));
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();

  /** The name in a form. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** Keeps the user from choosing. */
  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** The deviceId of the device in use, else of the one that was chosen; '' for none, or the system's default. */
  get value(): string {
    const { session } = this.#session;
    const kind = this.#kind;
    const track = session?.stream?.getTracks().find((each) => `${each.kind}input` === kind);
    const id = track?.getSettings().deviceId ?? session?.selected[kind] ?? this.#choice.chosen;
    return this.#devices.source.resolve(kind, id)?.deviceId ?? id;
  }

  set value(deviceId: string) {
    // Frameworks set what they have read; only another device is a choice.
    if (deviceId !== this.value) void this.#choice.choose(this.#kind, deviceId);
  }

  /** The devices to choose from. */
  get devices(): readonly CaptureDevice[] {
    return this.#devices.state[this.#kind];
  }

  /** Why the last choice, or the list, failed. */
  get error(): CaptureError | undefined {
    return this.#choice.error ?? this.#devices.state.error;
  }

  /** What the picker shows now. */
  get status(): PickerStatus {
    if (this.error) return 'error';
    if (this.#kind === 'audiooutput' && !('setSinkId' in HTMLMediaElement.prototype)) return 'unsupported';
    if (labelsOf(this.devices) === 'hidden') return 'permission';
    const none = this.#devices.state.status !== 'unknown' && !this.devices.length;
    if (this.#kind !== 'audiooutput') return none ? 'empty' : 'ready';
    // Some browsers list speakers only once one was chosen in a list of their own.
    return none && 'selectAudioOutput' in (this.#choice.platform.mediaDevices ?? {}) ? 'permission' : 'ready';
  }

  /** Called by the browser when the form, or a fieldset, is disabled or enabled. */
  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** Called by the browser when the form is reset. A device that is in use stays: it is not the form's to switch. */
  formResetCallback(): void {
    this.#choice.chosen = '';
    this.requestUpdate();
  }

  /** Called by the browser when it restores a form: the device that was chosen before. */
  formStateRestoreCallback(deviceId: string): void {
    this.value = deviceId;
  }

  protected override willUpdate(): void {
    this.#session.resolve();
    this.#devices.resolve();
    this.#choice.tell(this.#kind);
    const { status } = this;
    setStates(this.#internals, Object.fromEntries(STATES.map((name) => [name, name === status])));
    this.#internals.setFormValue(this.value || null);
  }

  protected override updated(): void {
    // An option that is rendered after the value was set would not be the one selected.
    const select = this.renderRoot.querySelector('select');
    if (select) select.value = this.#choice.pending ?? this.value;
  }

  protected override render(): TemplateResult {
    const messages = this.#messages;
    const { error } = this;
    const onRetry = this.#choice.retry ?? this.#onRefresh;
    return html`<div class="field" lang=${messages.lang} dir=${messages.dir}>
      <label part="label" for="select"
        ><slot name="label">${this.label || messages.deviceFallback(this.#kind)}</slot></label
      >
      ${this.#renderControl()} ${renderNotice({ host: this, error, messages, onRetry, compact: true })}
    </div>`;
  }

  #renderControl(): unknown {
    if (this.status === 'permission') return this.#renderPermission();
    // What went wrong is below: a list of devices without names would be of no use beside it.
    const nothingToChoose =
      this.#kind !== 'audiooutput' && (!this.devices.length || labelsOf(this.devices) === 'hidden');
    return this.status === 'error' && nothingToChoose ? nothing : this.#renderSelect();
  }

  #renderPermission(): TemplateResult {
    const messages = this.#messages;
    return html`<p class="hint">${messages.permissionFirst(this.#kind)}</p>
      <button part="allow" type="button" ?disabled=${this.matches(':disabled')} @click=${this.#onAllow}>
        ${icon(ICONS[this.#kind])} ${messages.allow(this.#kind)}
      </button>`;
  }

  #renderSelect(): TemplateResult {
    const { status } = this;
    const disabled = this.matches(':disabled') || status === 'empty' || status === 'unsupported';
    return html`<select
      part="select"
      id="select"
      ?disabled=${disabled}
      @input=${stop}
      @change=${this.#onChange}
    >
      ${this.#renderFirstOption()}
      ${status === 'unsupported' ? nothing : this.devices.map(this.#renderOption)}
    </select>`;
  }

  /** Speakers have a default that can be chosen; elsewhere the first option says that nothing is in use yet. */
  #renderFirstOption(): unknown {
    const messages = this.#messages;
    const kind = this.#kind;
    if (kind === 'audiooutput') return html`<option value="">${messages.systemDefault}</option>`;
    if (this.value && this.devices.length) return nothing;
    const text = this.status === 'empty' ? messages.noDevice(kind) : messages.chooseDevice(kind);
    return html`<option value="" disabled selected>${text}</option>`;
  }

  #renderOption = ({ deviceId, label, ordinal }: CaptureDevice): TemplateResult => {
    const name = label || this.#messages.deviceFallback(this.#kind, ordinal);
    return html`<option value=${deviceId}>${name}</option>`;
  };

  get #messages(): Messages & DeviceMessages {
    return { ...deviceMessages, ...this.#localize.messages };
  }

  get #kind(): MediaDeviceKind {
    if (this.kind in ICONS) return this.kind;
    devWarning(`kind="${this.kind}" is none of ${Object.keys(ICONS).join(', ')}: videoinput is used.`);
    return 'videoinput';
  }

  #onRefresh = (): void => void this.#devices.source.refresh();

  #onAllow = async (): Promise<void> => {
    await this.#choice.reveal(this.#kind);
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('select, button')?.focus();
  };

  #onChange = async ({ target }: Event): Promise<void> => {
    if (!(await this.#choice.choose(this.#kind, (target as HTMLSelectElement).value))) return;
    for (const type of ['input', 'change']) this.dispatchEvent(new Event(type, { bubbles: true }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'media-device-picker': MediaDevicePicker;
  }
}
