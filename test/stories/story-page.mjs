// One story in a page of its own: what it does there, in light and dark, and what it leaves behind.
import { INSECURE_HOST } from './browsers.mjs';
import { pressStart, problemsWith } from './device-choices.mjs';
import { observe } from './observe.mjs';

const TIMEOUT = 30_000;
const OUTCOME_TIMEOUT = 10_000;

/** A story, or docs page, open in a browser. */
export class StoryPage {
  /** What went wrong so far, one text per problem. */
  problems = [];
  #browsers;
  #page;
  #entry;
  #origin;

  constructor(browsers, page, entry, origin) {
    this.#browsers = browsers;
    this.#page = page;
    this.#entry = entry;
    this.#origin = origin;
    page.setDefaultTimeout(TIMEOUT);
    page.on('pageerror', (error) => this.problems.push(`page error: ${error.stack ?? error}`));
    page.on('console', (message) => {
      // Chromium logs what a policy keeps back, which is what such a story is about.
      const expected = entry.capture?.policy && message.text().startsWith('Permissions policy violation');
      if (message.type() === 'error' && !expected) this.problems.push(`console.error: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (/^(https?|wss?):/.test(request.url()) && !request.url().startsWith(origin)) {
        this.problems.push(`request outside: ${request.url()}`);
      }
    });
  }

  /**
   * @param {import('./browsers.mjs').Browsers} browsers
   * @param {{ id: string, type: string, capture?: import('./browsers.mjs').CaptureParameters }} entry
   * @param {string} origin where Storybook is served
   */
  static async open(browsers, entry, origin, viewport = { width: 1024, height: 768 }) {
    const page = await browsers.newPage(entry.capture);
    await page.setViewportSize(viewport);
    await page.addInitScript(observe);
    const { insecure } = entry.capture ?? {};
    const reached = insecure ? origin.replace('127.0.0.1', INSECURE_HOST) : origin;
    return new StoryPage(browsers, page, entry, reached);
  }

  get #isDocs() {
    return this.#entry.type === 'docs';
  }

  /** Loads the story and waits until it has been played and looked at by axe. */
  async load(theme = 'light') {
    const query = new URLSearchParams({ id: this.#entry.id, viewMode: this.#entry.type });
    const { policy } = this.#entry.capture ?? {};
    if (policy) query.set('permissions-policy', policy);
    const globals = [`theme:${theme}`, ...(this.#hasOwnDevices ? [] : ['devices:real'])];
    await this.#page.goto(`${this.#origin}/iframe.html?${query}&globals=${globals.join(';')}`);
    await this.#nextRun(0);
  }

  /** Renders the story with other devices, presses what starts them, and lets axe look at what comes of it. */
  async setDevices(devices, theme = 'light') {
    const before = this.problems.length;
    await this.#update({ devices, a11y: { manual: true } }, theme);
    await this.#page.evaluate(pressStart);
    const outcome = await this.#page
      .waitForFunction(problemsWith, devices, { timeout: OUTCOME_TIMEOUT })
      .catch(() => undefined);
    if (!outcome) this.problems.push(await this.#page.evaluate(problemsWith, [devices, true]));
    await this.#update({ theme, a11y: { manual: false } }, theme);
    this.problems.push(...this.problems.splice(before).map((problem) => `${devices}: ${problem}`));
  }

  /** Renders the story in another theme, in the state that it is in. */
  async setTheme(theme) {
    await this.#update({ theme }, theme);
  }

  /** Leaves the story, as choosing another one does, and waits for its tracks to end. */
  async leave() {
    await this.#page.evaluate(() =>
      window.__STORYBOOK_PREVIEW__.currentRender.teardown({ viewModeChanged: true }),
    );
    await this.#page
      .waitForFunction(() => window.__stories.tracks.every((track) => track.readyState === 'ended'), null, {
        timeout: 5_000,
      })
      .catch(() => this.problems.push('a track is still live after the story was left'));
  }

  /** @param {number} width of the page, in px */
  async resize(width) {
    await this.#page.setViewportSize({ width, height: 768 });
    // What follows the size of a box (observers, a video's picture) has done so two frames later.
    await this.#page.evaluate(
      () =>
        new Promise((resolve) => window.requestAnimationFrame(() => window.requestAnimationFrame(resolve))),
    );
  }

  async screenshot(path) {
    await this.#page.screenshot({ path, fullPage: true });
  }

  async close() {
    await this.#page.evaluate(() => window.localStorage.clear()).catch(() => {});
    await this.#browsers.closePage(this.#page);
  }

  /** With devices of its own that nothing real stands for. */
  get #hasOwnDevices() {
    return this.#entry.devices && !Object.keys(this.#entry.capture).length;
  }

  async #update(globals, theme) {
    const before = await this.#page.evaluate((globals) => {
      const { length } = window.__stories.runs;
      window.__STORYBOOK_ADDONS_CHANNEL__.emit('updateGlobals', { globals });
      return length;
    }, globals);
    await this.#nextRun(before, theme);
  }

  async #nextRun(before, theme = 'light') {
    await this.#page.waitForFunction((before) => window.__stories?.runs.length > before, before);
    const { runs, failures } = await this.#page.evaluate(() => window.__stories);
    const run = runs.at(-1);
    const expected = this.#isDocs ? 'docsRendered' : 'storyFinished';
    if (run.name !== expected) this.problems.push(`${run.name} instead of ${expected}`);
    this.problems.push(...failures, ...run.axe.map((violation) => `${theme}: ${violation}`));
    if (run.status === 'error' && !this.problems.length) this.problems.push('Storybook reports an error');
    await this.#page.evaluate(() => void (window.__stories.failures.length = 0));
  }
}
