import { engineConfig } from './shared.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

export default engineConfig({
  concurrency: 1,
  browsers: [webkitLauncher(process.env.WEBKIT_BIN || MINI_BROWSER)],
});
