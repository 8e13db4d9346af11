/** The three engines that the tests run in. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';

function engineName(): EngineName {
  if (navigator.userAgent.includes('Firefox/')) return 'firefox';
  return navigator.userAgent.includes('Chrome/') ? 'chromium' : 'webkit';
}

/** What the engine that runs this page can do, as far as tests have to know it. */
export const engine = {
  name: engineName(),
  /** Whether `setPermissions()` works; elsewhere both devices are always granted. */
  get setsPermissions(): boolean {
    return this.name === 'chromium';
  },
} as const;
