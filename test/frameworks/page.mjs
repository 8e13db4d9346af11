// A built page in Chromium, and what people see and do there.
import assert from 'node:assert/strict';

/** Runs in the page before anything else: counts requests, and keeps the tracks that they brought. */
function watch() {
  const seen = (window.seen = { requests: 0, tracks: [] });
  const { prototype } = window.MediaDevices;
  const { getUserMedia } = prototype;
  prototype.getUserMedia = async function (constraints) {
    seen.requests += 1;
    const stream = await getUserMedia.call(this, constraints);
    seen.tracks.push(...stream.getTracks());
    return stream;
  };
  const { clone } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.clone = function () {
    const copy = clone.call(this);
    seen.tracks.push(copy);
    return copy;
  };
}

/** One of the pages, for one check. */
export class FrameworkPage {
  #page;
  #problems = [];

  constructor(page) {
    this.#page = page;
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => this.#problems.push(`page error: ${error.stack ?? error}`));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#problems.push(`console: ${message.text()}`);
    });
  }

  /** @param {import('../stories/browsers.mjs').Browsers} browsers */
  static async open(browsers, url) {
    const page = await browsers.newPage();
    await page.addInitScript(watch);
    const self = new FrameworkPage(page);
    await page.goto(url);
    await page.locator('media-capture-session').waitFor({ state: 'attached' });
    return self;
  }

  /** Leaves the page. @throws Error where it reported a problem */
  async close() {
    await this.#page.close();
    assert.deepEqual(this.#problems, []);
  }

  /** Calls a function in the page. */
  run(job, argument) {
    return this.#page.evaluate(job, argument);
  }

  /** Waits until a function gives something true in the page. */
  async until(condition, argument) {
    await this.#page.waitForFunction(condition, argument);
  }

  /** Presses a button by its name, as soon as it can be pressed. */
  press(name, within = 'form') {
    return this.#page.locator(within).getByRole('button', { name, exact: true }).click();
  }

  /** Changes the state of the page's component. */
  set(patch) {
    return this.run((patch) => window.harness.set(patch), patch);
  }

  /** Waits for an entry in the page's log, and gives it. */
  async logged(event) {
    await this.until((event) => window.harness.log.some(([type]) => type === event), event);
    return this.run((event) => window.harness.log.findLast(([type]) => type === event), event);
  }

  /** Waits until a live camera is shown. */
  async live() {
    await this.until(() => document.querySelector('still-photo-capture:state(live)'));
  }

  /** Waits until no camera is on. */
  async dark() {
    await this.until(() => window.seen.tracks.every(({ readyState }) => readyState === 'ended'));
  }

  /** Chooses a device that is not in use. */
  async chooseAnother() {
    const select = this.#page.locator('media-device-picker select');
    const values = await select.locator('option').evaluateAll((options) => options.map(({ value }) => value));
    const current = await select.inputValue();
    const other = values.find((value) => value && value !== current);
    await select.selectOption(other);
    return other;
  }
}
