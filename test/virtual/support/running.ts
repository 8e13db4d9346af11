/** What runs while it is watched; the page is as before after `restore()`. */
export interface RunningWatch {
  /** The workers that were not terminated. */
  readonly workers: ReadonlySet<Worker>;
  /** The timers of this thread that are set; whoever waits with `waitFor()` has one. */
  readonly timers: ReadonlySet<number>;
  restore(): void;
}

/** Begins to follow the workers that run, and the timers of this thread that are set. */
export function watchRunning(): RunningWatch {
  const { Worker: OwnWorker, setTimeout: ownSetTimeout, clearTimeout: ownClearTimeout } = globalThis;
  const workers = new Set<Worker>();
  const timers = new Set<number>();
  globalThis.Worker = class extends OwnWorker {
    constructor(...args: ConstructorParameters<typeof OwnWorker>) {
      super(...args);
      workers.add(this);
    }
    override terminate(): void {
      super.terminate();
      workers.delete(this);
    }
  };
  globalThis.setTimeout = ((call: () => void, ms?: number) => {
    const timer: number = ownSetTimeout(() => {
      timers.delete(timer);
      call();
    }, ms) as unknown as number;
    timers.add(timer);
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((timer: number) => {
    timers.delete(timer);
    ownClearTimeout(timer);
  }) as typeof clearTimeout;
  const restore = (): void =>
    void Object.assign(globalThis, {
      Worker: OwnWorker,
      setTimeout: ownSetTimeout,
      clearTimeout: ownClearTimeout,
    });
  return { workers, timers, restore };
}
