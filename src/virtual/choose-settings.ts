import { selectSettings, type SelectedSettings } from '../core/constraints/select-settings.js';
import { overconstrained } from './overconstrained-error.js';

/** As in Chromium, and in the public tests: an engine may limit what it takes, whether it is required or ideal. */
const LONG_STRING = /[^"]{501}/;

/**
 * What a device is set to for what a page asks of it (Media Capture and Streams, "SelectSettings").
 * @throws OverconstrainedError where nothing satisfies the constraints, or one has a string of more than 500 characters
 */
export function chooseSettings(...asked: Parameters<typeof selectSettings>): SelectedSettings {
  if (LONG_STRING.test(JSON.stringify(asked[1]))) throw overconstrained('', 'A string is too long');
  const selected = selectSettings(...asked);
  if ('failed' in selected) throw overconstrained(selected.failed);
  return selected;
}
