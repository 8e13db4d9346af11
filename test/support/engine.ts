import { virtualPageDevices } from './page-devices.js';

/** The three engines that the tests run in. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';

function engineName(): EngineName {
  if (navigator.userAgent.includes('Firefox/')) return 'firefox';
  return navigator.userAgent.includes('Chrome/') ? 'chromium' : 'webkit';
}

function lookUp(path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], globalThis);
}

/** What the engine that runs this page can do, as far as tests have to know it. */
export const engine = {
  name: engineName(),
  /** Whether `setPermissions()` works; elsewhere both devices are always granted. */
  setsPermissions: !!virtualPageDevices() || engineName() === 'chromium',
  /** Whether there is a second camera to switch to: Firefox has one fake camera. */
  hasSecondCamera: !!virtualPageDevices() || engineName() !== 'firefox',
  /** Whether a camera does at once what applyConstraints() asks for: Firefox' changes nothing, WebKit's takes its time. */
  appliesConstraints: !!virtualPageDevices() || engineName() === 'chromium',
  /** Whether an API is there, by its path from the global object: `'ImageCapture'`, `'document.featurePolicy'`. */
  has: (path: string): boolean => lookUp(path) !== undefined,
} as const;

/**
 * A test that needs an API that not every engine has; where it is missing the test counts as skipped, and its title
 * says for want of what.
 * @param path the API's path from the global object, or `'setPermissions'` for that command
 */
export function itNeeds(path: string, title: string, test: MochaFunction): void {
  it(`${title} (needs ${path})`, function () {
    const there = path === 'setPermissions' ? engine.setsPermissions : engine.has(path);
    if (!there) this.skip();
    return test.call(this);
  });
}
