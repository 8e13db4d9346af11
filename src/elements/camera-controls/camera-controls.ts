import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { LocalizeController } from '../../controllers/localize-controller.js';
import type { CaptureSession } from '../../core/capture-session.js';
import type { CaptureError } from '../../core/errors.js';
import { cameraMessages } from '../../i18n/en-camera.js';
import { deviceMessages } from '../../i18n/en-devices.js';
import type { CameraMessages, CameraSettingName, DeviceMessages, Messages } from '../../i18n/messages.js';
import { devWarning } from '../../internal/dev-warning.js';
import { icon } from '../../internal/icons.js';
import { renderNotice } from '../../internal/notice.js';
import { sharedStyles } from '../../internal/shared-styles.js';
import { setStates } from '../../internal/states.js';
import { CameraChanges } from './camera-changes.js';
import { cameraControlsStyles } from './camera-controls.styles.js';
import { CameraSwitch } from './camera-switch.js';
import { CameraTrack } from './camera-track.js';
import { expectAmount, expectPoint } from './check-arguments.js';
import { controlsOf, type ControlList, type RangeControl } from './control-list.js';
import { renderControl, renderSwitch, type ControlView } from './control-views.js';
import { FocusMark } from './focus-mark.js';
import { GESTURES, PreviewGestures, type ClientPlace, type GestureHost } from './preview-gestures.js';
import { ZoomGesture } from './zoom-gesture.js';

const switchIcon = 'M4 9a8 8 0 0 1 14-3M18 2v4h-4M20 15a8 8 0 0 1-14 3M6 22v-4h4';

const STATES = ['idle', 'starting', 'none', 'live'] as const;

/** What the controls show, one at a time; each is also a custom state. */
export type CameraControlsStatus = (typeof STATES)[number];

/**
 * Controls for the camera of a session: zoom, light, focus, exposure, white balance, pan and tilt, and a switch to the
 * next camera. There is a control for what the camera in use can do, and none for what it can't; browsers tell some of
 * it a moment after the start, and pan, tilt and zoom of some cameras only where the session asked for them
 * (`{ video: { pan: true, tilt: true, zoom: true } }`). The values are those of the track's settings, not what was
 * asked for. A preview of the same session takes pinches, wheels and taps.
 *
 * @summary Zoom, light, focus, and what else a camera can do.
 * @tag camera-controls
 * @fires change - The user changed a setting, or the camera, and it is in effect.
 * @fires error - That failed; `error` says why. Does not bubble.
 * @csspart controls - The box around all controls.
 * @csspart buttons - The row of buttons.
 * @csspart switch - A button that turns the light, or the blur, on and off.
 * @csspart switch-camera - The button that goes on to the next camera.
 * @csspart lens - The name of the camera in use.
 * @csspart control - A slider or a list, with its label.
 * @csspart slider - A slider.
 * @csspart value - The value that is in effect, beside a slider.
 * @csspart select - A list of modes.
 * @csspart more - What is unfolded.
 * @csspart hint - Says what there is to know.
 * @csspart focus-mark - The mark where the camera was told to focus.
 * @csspart notice - The box that says why the camera could not be switched.
 * @csspart notice-title - Its title.
 * @csspart retry - Its button.
 * @cssstate idle - There is no camera to control.
 * @cssstate starting - It is not known yet what the camera can do.
 * @cssstate none - The camera has nothing to adjust.
 * @cssstate live - There are controls.
 * @cssstate error - The last change failed.
 */
export class CameraControls extends LitElement implements GestureHost {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [sharedStyles, cameraControlsStyles];
  static override properties = {
    preview: {},
    gestures: { useDefault: true },
    session: { attribute: false },
    htmlFor: { attribute: 'for' },
  };

  /** The id of the preview that takes gestures; by default each in the same tree that shows the session. */
  preview = '';
  /** What a preview takes: `pinch`, `wheel` and `tap`, separated by spaces; nothing where it is empty. */
  gestures = GESTURES.join(' ');
  /** A session to control, for scripts. */
  session: CaptureSession | undefined;
  /** The id of the `<media-capture-session>` to control. */
  htmlFor = '';

  #camera = new CameraTrack(this);
  #changes = new CameraChanges(this, this.#camera);
  #switch = new CameraSwitch(this, this.#camera);
  #zoom = new ZoomGesture();
  #mark = new FocusMark(this);
  #localize = new LocalizeController(this);
  #internals = this.attachInternals();

  constructor() {
    super();
    new PreviewGestures(this);
  }

  /** The stream whose camera is controlled. */
  get stream(): MediaStream | undefined {
    return this.#camera.session.session?.stream;
  }

  /** Why the last change failed. */
  get error(): CaptureError | undefined {
    return this.#switch.error ?? this.#changes.failure?.[0];
  }

  /** What the controls show now. */
  get status(): CameraControlsStatus {
    if (!this.#camera.track) return this.#switch.busy ? 'starting' : 'idle';
    const { switches, main, more } = this.#controls;
    if (switches.length || main.length || more.length) return 'live';
    return this.#camera.looking ? 'starting' : 'none';
  }

  /**
   * Multiplies the zoom, as a pinch does.
   * @param time - when, in ms; steps that are close to each other add up, also where each is less than the camera's
   * @returns whether that changes anything
   * @throws TypeError that names the argument which can't be that
   */
  zoomBy(factor: number, time = performance.now()): boolean {
    expectAmount('factor', factor);
    expectAmount('time', time);
    const control = this.#controls.main.find(({ name }) => name === 'zoom') as RangeControl | undefined;
    if (!control || !this.#camera.live) return false;
    const value = this.#zoom.next(control, factor, time);
    if (value === undefined) return false;
    if (value !== this.#changes.pending('zoom')) void this.#set('zoom', value);
    return true;
  }

  /**
   * Focuses at a point of the picture, where the camera can.
   * @param point - 0, 0 is above left, 1, 1 below right
   * @param place - where to mark it, in CSS px of the window
   * @throws TypeError that names the argument which can't be that
   */
  focusAt(point: DOMPointInit, place?: ClientPlace): void {
    expectPoint(point);
    if (!this.#changes.abilities.points || !this.#camera.live) return;
    void this.#changes.focusAt(point).then((done) => {
      if (!done) return;
      if (place) this.#mark.show(place);
      this.#fireChange();
    });
  }

  protected override willUpdate(): void {
    this.#camera.resolve();
    this.#switch.resolve();
    this.#checkGestures();
    const { status } = this;
    setStates(this.#internals, {
      error: !!this.error,
      ...Object.fromEntries(STATES.map((name) => [name, name === status])),
    });
  }

  protected override render(): TemplateResult {
    const texts = this.#texts;
    const { error } = this.#switch;
    return html`<div
      class="controls"
      part="controls"
      role="group"
      aria-label=${texts.cameraControls}
      lang=${texts.lang}
      dir=${texts.dir}
    >
      ${this.#renderButtons(texts)}
      ${renderNotice({ host: this, error, messages: texts, onRetry: () => void this.#onSwitch(), compact: true })}
      ${this.#renderControls(texts)}
      <div role="status">${this.#renderRefusal(texts)}</div>
      ${this.#mark.render()}
    </div>`;
  }

  #renderButtons(texts: CameraMessages & DeviceMessages & Messages): unknown {
    const { offered, current, busy } = this.#switch;
    const { switches } = this.#controls;
    if (!offered && !switches.length) return nothing;
    const view = this.#view(texts);
    return html`<div class="buttons" part="buttons">
      ${switches.map((control) => renderSwitch(control, view))}
      ${
        offered
          ? html`<button
                part="switch-camera"
                type="button"
                aria-busy=${busy}
                aria-describedby="lens"
                @click=${this.#onSwitch}
              >
                ${icon(switchIcon)} ${texts.switchCamera}
              </button>
              <span id="lens" part="lens" class="lens" role="status"
                >${current?.label || texts.deviceFallback('videoinput', current?.ordinal)}</span
              >`
          : nothing
      }
    </div>`;
  }

  #renderControls(texts: CameraMessages & Messages): unknown {
    const { status } = this;
    const hints = { idle: texts.cameraOff, starting: texts.starting, none: texts.noControls };
    if (status !== 'live') return this.#renderHint(hints[status]);
    const view = this.#view(texts);
    const { main, more } = this.#controls;
    return html`${main.length ? html`<div class="grid">${main.map((each) => renderControl(each, view))}</div>` : nothing}
    ${this.#renderTapHint(texts)}
    ${
      more.length
        ? html`<details part="more">
            <summary>${texts.moreControls}</summary>
            <div class="grid">${more.map((each) => renderControl(each, view))}</div>
          </details>`
        : nothing
    }`;
  }

  #renderTapHint(texts: CameraMessages): unknown {
    const taps = this.#changes.abilities.points && this.gestures.includes('tap');
    return taps ? this.#renderHint(texts.tapToFocus) : nothing;
  }

  #renderRefusal(texts: CameraMessages): unknown {
    const [, name] = this.#changes.failure ?? [];
    return name ? this.#renderHint(texts.refused(texts.cameraSetting[name]), 'failure') : nothing;
  }

  #renderHint(text: string, look = ''): TemplateResult {
    return html`<p class="hint ${look}" part="hint">${text}</p>`;
  }

  get #controls(): ControlList {
    return controlsOf(this.#changes.abilities);
  }

  get #texts(): CameraMessages & DeviceMessages & Messages {
    return { ...cameraMessages, ...deviceMessages, ...this.#localize.messages };
  }

  #view(texts: CameraMessages & Messages): ControlView {
    return {
      texts,
      disabled: !this.#camera.live,
      pending: (name) => this.#changes.pending(name),
      onChange: (name, value, held) => void this.#set(name, value, held),
    };
  }

  #checkGestures(): void {
    const unknown = this.gestures.split(/\s+/).find((word) => word && !GESTURES.includes(word as 'tap'));
    if (unknown) devWarning(`gestures="${unknown}" is none of ${GESTURES.join(', ')}: it is left out.`);
  }

  async #set(name: CameraSettingName, value: unknown, held?: boolean): Promise<void> {
    if (await this.#changes.set(name, value, held)) this.#fireChange();
  }

  #fireChange(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  #onSwitch = async (): Promise<void> => {
    if (await this.#switch.next()) this.#fireChange();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'camera-controls': CameraControls;
  }
}
