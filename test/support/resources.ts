/** What a page must not have more of after elements came and went. */
export interface ResourceCounts {
  /** Listeners on `window`. */
  window: number;
  /** Listeners on `document`. */
  document: number;
  /** Listeners on `navigator.mediaDevices`. */
  mediaDevices: number;
  /** Listeners on any PermissionStatus. */
  permissionStatus: number;
  /** Audio contexts that are not closed. */
  audioContexts: number;
  /** Elements in the document (in shadow trees not). */
  elements: number;
}

/** Counts while it is there; the page is as before after `restore()`. */
export interface ResourceWatch {
  /** What was added since the watch began and is still there; `elements` is all there are. */
  counts(): ResourceCounts;
  restore(): void;
}

type ListenerTarget = 'window' | 'document' | 'mediaDevices' | 'permissionStatus';

interface ListenerEntry {
  target: EventTarget;
  name: ListenerTarget;
  type: string;
  listener: unknown;
  capture: boolean;
}

function nameOf(target: EventTarget): ListenerTarget | undefined {
  if (target === window) return 'window';
  if (target === document) return 'document';
  if (target === navigator.mediaDevices) return 'mediaDevices';
  return target instanceof PermissionStatus ? 'permissionStatus' : undefined;
}

const captureOf = (options: boolean | EventListenerOptions | undefined): boolean =>
  typeof options === 'object' ? !!options.capture : !!options;

/** The listeners on page-wide targets, without those that were removed, aborted or fired once. */
class ListenerLog {
  readonly entries = new Set<ListenerEntry>();
  readonly #add = EventTarget.prototype.addEventListener;
  readonly #remove = EventTarget.prototype.removeEventListener;

  install(): void {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the wrappers have a `this` of their own
    const log = this;
    EventTarget.prototype.addEventListener = function (
      this: EventTarget | undefined,
      type,
      listener,
      options,
    ) {
      const target = this ?? window;
      log.#add.call(target, type, listener, options);
      if (listener) log.#record(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (
      this: EventTarget | undefined,
      type,
      listener,
      options,
    ) {
      const target = this ?? window;
      log.#remove.call(target, type, listener, options);
      const entry = log.#find(target, type, listener, captureOf(options));
      if (entry) log.entries.delete(entry);
    };
  }

  restore(): void {
    EventTarget.prototype.addEventListener = this.#add;
    EventTarget.prototype.removeEventListener = this.#remove;
  }

  count(name: ListenerTarget): number {
    return [...this.entries].filter((entry) => entry.name === name).length;
  }

  #find(target: EventTarget, type: string, listener: unknown, capture: boolean): ListenerEntry | undefined {
    return [...this.entries].find(
      (entry) =>
        entry.target === target &&
        entry.type === type &&
        entry.listener === listener &&
        entry.capture === capture,
    );
  }

  #record(
    target: EventTarget,
    type: string,
    listener: unknown,
    options: boolean | AddEventListenerOptions | undefined,
  ): void {
    const name = nameOf(target);
    const capture = captureOf(options);
    const { once, signal } = typeof options === 'object' ? options : {};
    if (!name || signal?.aborted || this.#find(target, type, listener, capture)) return;
    const entry = { target, name, type, listener, capture };
    const forget = (): void => void this.entries.delete(entry);
    this.entries.add(entry);
    if (once) this.#add.call(target, type, forget, { once, capture });
    if (signal) this.#add.call(signal, 'abort', forget, { once: true });
  }
}

/**
 * Begins to count listeners on page-wide targets and audio contexts. For tests that do a thing many times and compare:
 * call it first, take `counts()` after a first round, so that what is made once does not matter, and after the last.
 */
export function watchResources(): ResourceWatch {
  const log = new ListenerLog();
  const contexts = new Set<AudioContext>();
  const OwnAudioContext = globalThis.AudioContext;
  log.install();
  globalThis.AudioContext = new Proxy(OwnAudioContext, {
    construct(target, args, newTarget) {
      const context = Reflect.construct(target, args, newTarget) as AudioContext;
      contexts.add(context);
      return context;
    },
  });
  return {
    counts: () => ({
      window: log.count('window'),
      document: log.count('document'),
      mediaDevices: log.count('mediaDevices'),
      permissionStatus: log.count('permissionStatus'),
      audioContexts: [...contexts].filter(({ state }) => state !== 'closed').length,
      elements: document.querySelectorAll('*').length,
    }),
    restore() {
      log.restore();
      globalThis.AudioContext = OwnAudioContext;
    },
  };
}
