import type { StorybookConfig } from '@storybook/web-components-vite';

const LIT = [
  'lit',
  'lit/decorators.js',
  'lit/directive.js',
  'lit/directive-helpers.js',
  'lit/directives/keyed.js',
  'lit/directives/live.js',
  '@lit/context',
];

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  // Nothing leaves the machine: no statistics, no crash reports, no look for a newer version.
  core: {
    disableTelemetry: true,
    enableCrashReports: false,
    disableWhatsNewNotifications: true,
    disableProjectJson: true,
  },
  features: {
    // The theme switch does this with color-scheme, as a page would.
    backgrounds: false,
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
  },
  viteFinal: (vite) => ({
    ...vite,
    // Known in advance: found one by one they would reload the page, and Storybook would load a second Lit.
    optimizeDeps: { ...vite.optimizeDeps, include: [...(vite.optimizeDeps?.include ?? []), ...LIT] },
    build: { ...vite.build, chunkSizeWarningLimit: 4096 },
  }),
};

export default config;
