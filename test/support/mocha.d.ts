/** The part of mocha's interface that the tests use; @open-wc/testing brings no types for it. */

interface MochaContext {
  /** In a hook: the test that it came before or after. */
  currentTest?: { state?: 'passed' | 'failed' | 'pending'; err?: Error };
  /** Ends the test as skipped. */
  skip(): never;
  /** Gives the test this many milliseconds. */
  timeout(ms: number): void;
}

type MochaFunction = (this: MochaContext) => void | Promise<void>;

declare function describe(title: string, suite: (this: MochaContext) => void): void;
declare function it(title: string, test: MochaFunction): void;
declare function before(hook: MochaFunction): void;
declare function after(hook: MochaFunction): void;
declare function beforeEach(hook: MochaFunction): void;
declare function afterEach(hook: MochaFunction): void;
