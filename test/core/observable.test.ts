import { expect } from '@open-wc/testing';
import { ObservableState } from '../../src/core/observable.js';
import { WatchedState } from '../../src/core/watched-state.js';
import { nextReportedError } from '../support/wait.js';

interface Count {
  count: number;
}

class Counter extends ObservableState<Count> {
  constructor() {
    super({ count: 0 });
  }

  increment(): void {
    this.publish({ count: this.state.count + 1 });
  }
}

/** A state that tells when it began and ceased to be watched. */
class Watched extends WatchedState<Count> {
  watched: string[] = [];

  constructor() {
    super({ count: 0 }, { isSecureContext: true });
  }

  protected override async read(): Promise<() => void> {
    return () => {};
  }

  protected override observed(): void {
    this.watched.push('observed');
  }

  protected override unobserved(): void {
    this.watched.push('unobserved');
  }
}

describe('ObservableState', () => {
  let counter: Counter;
  let heard: number[];
  const listen = ({ count }: Count): void => void heard.push(count);

  beforeEach(() => {
    counter = new Counter();
    heard = [];
  });

  it('has a frozen snapshot from the start', () => {
    expect(counter.state).to.deep.equal({ count: 0 });
    expect(Object.isFrozen(counter.state)).to.equal(true);
  });

  it('replaces the snapshot as a whole', () => {
    const before = counter.state;
    counter.increment();
    expect(before).to.deep.equal({ count: 0 });
    expect(counter.state).to.deep.equal({ count: 1 });
    expect(Object.isFrozen(counter.state)).to.equal(true);
  });

  it('calls a listener after each change and not at once', () => {
    counter.subscribe(listen);
    expect(heard).to.deep.equal([]);
    counter.increment();
    counter.increment();
    expect(heard).to.deep.equal([1, 2]);
  });

  it('shows a listener the state that it is called with', () => {
    const same: boolean[] = [];
    counter.subscribe((state) => same.push(state === counter.state));
    counter.increment();
    expect(same).to.deep.equal([true]);
  });

  it('stops calling after unsubscribe, which may be called twice', () => {
    const unsubscribe = counter.subscribe(listen);
    unsubscribe();
    unsubscribe();
    counter.increment();
    expect(heard).to.deep.equal([]);
  });

  it('lets one function subscribe twice and end each by itself', () => {
    const first = counter.subscribe(listen);
    counter.subscribe(listen);
    counter.increment();
    first();
    counter.increment();
    expect(heard).to.deep.equal([1, 1, 2]);
  });

  it('ends a subscription when its signal aborts', () => {
    const controller = new AbortController();
    counter.subscribe(listen, { signal: controller.signal });
    counter.increment();
    controller.abort();
    counter.increment();
    expect(heard).to.deep.equal([1]);
  });

  it('does not begin with a signal that is aborted already', () => {
    const unsubscribe = counter.subscribe(listen, { signal: AbortSignal.abort() });
    counter.increment();
    unsubscribe();
    expect(heard).to.deep.equal([]);
  });

  it('still calls the listeners after one that throws, and reports what it threw', async () => {
    const failure = new Error('from a listener');
    const reported = nextReportedError();
    counter.subscribe(() => {
      throw failure;
    });
    counter.subscribe(listen);
    counter.increment();
    expect(await reported).to.equal(failure);
    expect(heard).to.deep.equal([1]);
  });

  it('calls nobody whose subscription another listener has ended', () => {
    let second = (): void => {};
    counter.subscribe(() => second());
    second = counter.subscribe(listen);
    counter.increment();
    expect(heard).to.deep.equal([]);
  });

  it('refuses a listener that is no function, by name', () => {
    expect(() => counter.subscribe(undefined as never)).to.throw(TypeError, 'listener');
  });
});

describe('WatchedState', () => {
  let state: Watched;

  beforeEach(() => {
    state = new Watched();
  });

  it('watches the platform from the first listener to the last', () => {
    const [first, second] = [state.subscribe(() => {}), state.subscribe(() => {})];
    first();
    first();
    expect(state.watched).to.deep.equal(['observed']);
    second();
    expect(state.watched).to.deep.equal(['observed', 'unobserved']);
    state.subscribe(() => {});
    expect(state.watched).to.deep.equal(['observed', 'unobserved', 'observed']);
  });

  it('ends with the signal of the last listener, and does not begin with one that is aborted', () => {
    const controller = new AbortController();
    const unsubscribe = state.subscribe(() => {}, controller);
    controller.abort();
    unsubscribe();
    expect(state.watched).to.deep.equal(['observed', 'unobserved']);
    state.subscribe(() => {}, { signal: AbortSignal.abort() })();
    expect(state.watched).to.deep.equal(['observed', 'unobserved']);
  });
});
