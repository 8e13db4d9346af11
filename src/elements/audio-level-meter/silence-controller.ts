import type { LitElement, ReactiveController } from 'lit';
import { watchSilence } from '../../core/sinks/silence.js';

/** Watches whether a track stays silent while its element is in a document, and fires `silence` there. */
export class SilenceController implements ReactiveController {
  /** Whether it is silent now. */
  silent = false;
  #host: LitElement;
  #watched: readonly [track: MediaStreamTrack | undefined, after: number] = [undefined, 0];
  #end: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.watch(undefined, 0);
  }

  /** Watches this track, in the place of the one before. @param after - in seconds; 0 for not at all */
  watch(track: MediaStreamTrack | undefined, after: number): void {
    const [before, beforeAfter] = this.#watched;
    if (track === before && after === beforeAfter) return;
    this.#watched = [track, after];
    this.#end?.();
    this.#end = undefined;
    this.silent = false;
    if (track && after > 0) this.#end = watchSilence(track, (silent) => this.#tell(silent), { after });
  }

  #tell(silent: boolean): void {
    this.silent = silent;
    this.#host.requestUpdate();
    if (silent) this.#host.dispatchEvent(new Event('silence', { bubbles: true }));
  }
}
