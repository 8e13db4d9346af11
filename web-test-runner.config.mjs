// For quick work, in Chromium: npx wtr --files test/core/observable.test.ts
// All engines: npm test, or one: npx wtr --config test/engines/firefox.config.mjs
export { default } from './test/engines/chromium.config.mjs';
