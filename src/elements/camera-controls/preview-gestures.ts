import type { LitElement, ReactiveController } from 'lit';
import { devWarning } from '../../internal/dev-warning.js';
import { pointIn } from './picture-point.js';

/** What can be done on a preview. */
export const GESTURES = ['pinch', 'wheel', 'tap'] as const;

/** A place in the window, in CSS px, as mouse events have it. */
export type ClientPlace = Pick<MouseEvent, 'clientX' | 'clientY'>;

/** An element whose preview takes gestures. */
export interface GestureHost extends LitElement {
  /** The id of the preview; without one, each that shows the same stream. */
  preview: string;
  /** Which gestures, separated by spaces. */
  gestures: string;
  /** The stream that previews show. */
  readonly stream: MediaStream | undefined;
  /** Multiplies the zoom. @returns whether that changes anything */
  zoomBy(factor: number, time: number): boolean;
  /** Focuses at a point of the picture; the place is that of the tap, in CSS px. */
  focusAt(point: DOMPointInit, place: ClientPlace): void;
}

const PREVIEWS = 'media-stream-preview, still-photo-capture, video';
/** How much a turn of a wheel zooms, by px; a pinch on a trackpad comes as small turns with Control. */
const WHEEL = 0.0015;
const TRACKPAD = 0.01;
/** The px of a line, where a wheel counts in lines. */
const LINE = 16;

type Preview = Element & { readonly stream?: MediaStream | null; readonly srcObject?: unknown };

const streamOf = (preview: Preview): unknown => preview.stream ?? preview.srcObject;

/** The part `video` is public, as pages style it. */
const videoOf = (preview: Element): HTMLVideoElement | null | undefined =>
  preview instanceof HTMLVideoElement
    ? preview
    : preview.shadowRoot?.querySelector<HTMLVideoElement>('[part~="video"]');

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.matches('a, button, input, select, summary, label');

/**
 * Listens to pinches, wheels and taps on the previews of an element: those in the same tree that show the same stream,
 * or the one that it names. What pages have on a preview, such as its buttons, works as before.
 */
export class PreviewGestures implements ReactiveController {
  #host: GestureHost;
  #followed = new Map<Element, AbortController>();
  #pointers = new Map<number, PointerEvent>();

  constructor(host: GestureHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // What a preview that comes later asks for, as it looks for its session.
    document.addEventListener('context-request', this.#onRequest, true);
  }

  hostDisconnected(): void {
    document.removeEventListener('context-request', this.#onRequest, true);
    this.#follow([]);
  }

  hostUpdated(): void {
    const { isConnected, stream } = this.#host;
    this.#follow(isConnected && stream ? this.#find(stream) : []);
  }

  #find(stream: MediaStream): Element[] {
    const { preview } = this.#host;
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    if (!preview)
      return [...root.querySelectorAll<Preview>(PREVIEWS)].filter((each) => streamOf(each) === stream);
    const named = root.getElementById(preview);
    if (!named?.matches(PREVIEWS))
      devWarning(`preview="${preview}" names none of ${PREVIEWS} in the same tree.`);
    return named ? [named] : [];
  }

  #follow(previews: readonly Element[]): void {
    for (const [preview, scope] of this.#followed) {
      if (previews.includes(preview)) continue;
      scope.abort();
      this.#followed.delete(preview);
    }
    for (const preview of previews) if (!this.#followed.has(preview)) this.#listen(preview as HTMLElement);
  }

  #listen(preview: HTMLElement): void {
    const scope = new AbortController();
    const { signal } = scope;
    this.#followed.set(preview, scope);
    // Not passive: what zooms the camera must not scroll or zoom the page as well.
    preview.addEventListener('wheel', this.#onWheel, { signal, passive: false });
    for (const type of ['touchstart', 'touchmove'] as const)
      preview.addEventListener(type, this.#onTouch, { signal, passive: false });
    preview.addEventListener('pointerdown', this.#onPointer, { signal });
    preview.addEventListener('pointermove', this.#onMove, { signal });
    for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const)
      preview.addEventListener(type, this.#onLeave, { signal });
    preview.addEventListener('click', this.#onClick, { signal });
  }

  #takes(gesture: (typeof GESTURES)[number]): boolean {
    return this.#host.gestures.split(/\s+/).includes(gesture);
  }

  #onRequest = (): void => this.#host.requestUpdate();

  #onWheel = (event: WheelEvent): void => {
    if (!this.#takes(event.ctrlKey ? 'pinch' : 'wheel')) return;
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE : event.deltaY;
    const factor = Math.exp(-px * (event.ctrlKey ? TRACKPAD : WHEEL));
    // At the end of its range the wheel scrolls the page again.
    if (this.#host.zoomBy(factor, event.timeStamp)) event.preventDefault();
  };

  #onTouch = (event: TouchEvent): void => {
    if (event.touches.length > 1 && event.cancelable && this.#takes('pinch')) event.preventDefault();
  };

  #onPointer = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') this.#pointers.set(event.pointerId, event);
  };

  #onMove = (event: PointerEvent): void => {
    if (!this.#pointers.has(event.pointerId)) return;
    const before = this.#spread();
    this.#pointers.set(event.pointerId, event);
    const spread = this.#spread();
    if (before && spread && this.#takes('pinch')) this.#host.zoomBy(spread / before, event.timeStamp);
  };

  #onLeave = ({ pointerId }: PointerEvent): void => void this.#pointers.delete(pointerId);

  #onClick = (event: MouseEvent): void => {
    const preview = event.currentTarget as Element;
    const path = event.composedPath();
    if (!this.#takes('tap') || path.slice(0, path.indexOf(preview)).some(isControl)) return;
    const video = videoOf(preview);
    const point = video && pointIn(video, event.clientX, event.clientY);
    if (point) this.#host.focusAt(point, event);
  };

  /** How far two fingers are from each other, in px; undefined where there are not two. */
  #spread(): number | undefined {
    const [one, other, third] = [...this.#pointers.values()];
    if (!one || !other || third) return undefined;
    return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  }
}
