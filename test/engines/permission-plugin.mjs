/**
 * The WTR commands behind `setPermissions()` and `resetPermissions()` in test/support/permissions.ts.
 * They go through puppeteer's BrowserContext, whose connection lives as long as the browser: overrides that are set
 * over a CDP session of one's own are dropped when that session detaches.
 */

/** Lets every origin in a browser context use camera and microphone: the state that tests start from. */
export function grantAll(context) {
  const granted = ['camera', 'microphone'].map((name) => ({ permission: { name }, state: 'granted' }));
  return context.setPermission('*', ...granted);
}

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export function permissionPlugin() {
  return {
    name: 'permissions',
    async executeCommand({ command, payload, session }) {
      if (command !== 'set-permissions' && command !== 'reset-permissions') return;
      const page = session.browser.getPage(session.id);
      const context = page.browserContext();
      if (command === 'reset-permissions') {
        await context.clearPermissionOverrides();
        await grantAll(context);
        return true;
      }
      const { origin } = new URL(page.url());
      for (const [name, state] of Object.entries(payload)) {
        const permission = name === 'panTiltZoom' ? { name: 'camera', panTiltZoom: true } : { name };
        await context.setPermission(origin, { permission, state });
      }
      return true;
    },
  };
}
