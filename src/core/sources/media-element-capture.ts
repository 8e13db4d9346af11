import { mayRead } from './cross-origin.js';
import { pickTracks, type Captured } from './source-tracks.js';

type CapturableElement = HTMLMediaElement & { captureStream(): MediaStream };

const captures = /* @__PURE__ */ new WeakMap<HTMLMediaElement, ElementCapture>();

/**
 * The one capture of an element, of which each user gets clones: of two calls of captureStream() Chromium silences one.
 * It is over with its last user, and with the playback.
 */
class ElementCapture {
  readonly #stream: MediaStream;
  readonly #element: HTMLMediaElement;
  readonly #users = new Set<object>();
  readonly #scope = new AbortController();

  constructor(element: CapturableElement) {
    this.#element = element;
    this.#stream = mayRead(() => element.captureStream());
    for (const type of ['ended', 'emptied'])
      element.addEventListener(type, () => this.#close(), { signal: this.#scope.signal });
    captures.set(element, this);
  }

  async take(constraints: MediaStreamConstraints): Promise<Captured[]> {
    // It stays open while tracks are waited for, also where the request was called off: else nobody would stop them.
    const waiting = {};
    this.#users.add(waiting);
    await this.#filled();
    const taken = pickTracks(this.#stream.getTracks(), constraints).map((track) => this.#clone(track));
    this.#leave(waiting);
    return taken;
  }

  /** The engine adds the tracks a moment later where the element has only just loaded. */
  async #filled(): Promise<void> {
    const { signal } = this.#scope;
    if (signal.aborted || this.#stream.getTracks().length) return;
    await new Promise((resolve) => {
      this.#stream.addEventListener('addtrack', resolve, { once: true, signal });
      signal.addEventListener('abort', resolve, { once: true });
    });
  }

  #clone(track: MediaStreamTrack): Captured {
    const clone = track.clone();
    this.#users.add(clone);
    return [clone, () => this.#leave(clone)];
  }

  #leave(user: object): void {
    this.#users.delete(user);
    if (!this.#users.size) this.#close();
  }

  #close(): void {
    this.#scope.abort();
    if (captures.get(this.#element) === this) captures.delete(this.#element);
    for (const track of this.#stream.getTracks()) track.stop();
    // What is played next is captured into the same stream: in Chromium the very tracks of a stream, which are the page's.
    this.#stream.addEventListener('addtrack', ({ track }) => {
      if (!this.#element.srcObject) track.stop();
    });
  }
}

/**
 * Captures an element as the engine does it.
 * @throws {CaptureError} `blocked-by-policy` where the engine says that the page may not read it
 */
export async function captureElement(
  element: HTMLMediaElement,
  constraints: MediaStreamConstraints,
): Promise<Captured[]> {
  const capture = captures.get(element) ?? new ElementCapture(element as CapturableElement);
  return capture.take(constraints);
}
