import type { LitElement, ReactiveController } from 'lit';
import type { Place } from './paint.js';

/**
 * Keeps the pixels of the canvas that an element renders those of the screen, and the colour to draw with that of its
 * style, without asking for either before each frame.
 */
export class CanvasController implements ReactiveController {
  #host: LitElement;
  #onChange: () => void;
  #canvas: HTMLCanvasElement | undefined;
  #context: CanvasRenderingContext2D | undefined;
  #sizes: ResizeObserver | undefined;
  #resolution: MediaQueryList | undefined;
  #width = 0;
  #height = 0;

  /** @param onChange - draws again: the size or the colour is another */
  constructor(host: LitElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** Empties the canvas. @returns where to draw; undefined while there is no room for it */
  clear(): Place | undefined {
    const [context, width, height] = [this.#context, this.#width, this.#height];
    if (!context || !width || !height) return undefined;
    context.clearRect(0, 0, width, height);
    return { context, width, height };
  }

  hostUpdated(): void {
    if (this.#sizes || !this.#host.isConnected) return;
    const canvas = (this.#canvas ??= this.#host.renderRoot.querySelector('canvas')!);
    this.#context ??= canvas.getContext('2d') ?? undefined;
    this.#sizes = new ResizeObserver(([entry]) => this.#resize(entry!.contentRect));
    this.#sizes.observe(canvas);
    canvas.addEventListener('transitionend', this.#fit);
    this.#followResolution();
  }

  hostConnected(): void {
    // It may have moved to a place with other colours, or to a screen with other pixels.
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sizes = undefined;
    this.#canvas?.removeEventListener('transitionend', this.#fit);
    this.#resolution?.removeEventListener('change', this.#onResolution);
  }

  #resize({ width, height }: DOMRectReadOnly): void {
    this.#width = width;
    this.#height = height;
    this.#fit();
  }

  /** To set the size of a canvas clears it, and what it draws with. */
  #fit = (): void => {
    const canvas = this.#canvas!;
    canvas.width = Math.round(this.#width * devicePixelRatio);
    canvas.height = Math.round(this.#height * devicePixelRatio);
    this.#context?.scale(devicePixelRatio, devicePixelRatio);
    const { color } = getComputedStyle(canvas);
    Object.assign(this.#context ?? {}, { fillStyle: color, strokeStyle: color });
    this.#onChange();
  };

  #onResolution = (): void => {
    this.#resolution?.removeEventListener('change', this.#onResolution);
    this.#followResolution();
    this.#fit();
  };

  /** The page is zoomed, or its window is on another screen. */
  #followResolution(): void {
    this.#resolution = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#resolution.addEventListener('change', this.#onResolution);
  }
}
