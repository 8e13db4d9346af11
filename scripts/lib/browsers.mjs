// Where the browsers that tests run in are. Node's own modules only: set-up runs before anything is installed.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const { env, platform, arch } = process;
const DEBIAN_ARCH = { x64: 'x86_64', arm64: 'aarch64', arm: 'arm' }[arch] ?? arch;
const PROGRAM_FILES = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
const inPrograms = (...path) => PROGRAM_FILES.map((folder) => join(folder, ...path));
const application = (name, binary = name) => `/Applications/${name}.app/Contents/MacOS/${binary}`;

/** How each engine is found: the variable that names its program, the usual places, and how to come by one. */
export const ENGINES = {
  chromium: {
    variable: 'CHROMIUM_BIN',
    packages: ['chromium', 'fonts-liberation'],
    places: {
      linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      darwin: [application('Google Chrome'), application('Chromium')],
      win32: [
        ...inPrograms('Google', 'Chrome', 'Application', 'chrome.exe'),
        ...inPrograms('Chromium', 'Application', 'chrome.exe'),
      ],
    },
    advice: 'install Chrome or Chromium, or set CHROMIUM_BIN to its program',
  },
  firefox: {
    variable: 'FIREFOX_BIN',
    packages: ['firefox-esr'],
    places: {
      linux: ['firefox-esr', 'firefox'],
      darwin: [application('Firefox', 'firefox')],
      win32: inPrograms('Mozilla Firefox', 'firefox.exe'),
    },
    advice: 'install Firefox, or set FIREFOX_BIN to its program',
  },
  webkit: {
    variable: 'WEBKIT_BIN',
    packages: [
      'webkit2gtk-driver',
      'xvfb',
      'xauth',
      'dbus',
      'gstreamer1.0-plugins-bad',
      'gstreamer1.0-plugins-ugly',
      'gstreamer1.0-libav',
      'gstreamer1.0-gl',
    ],
    places: { linux: [`/usr/lib/${DEBIAN_ARCH}-linux-gnu/webkit2gtk-4.1/MiniBrowser`] },
    needs: ['WebKitWebDriver', 'Xvfb'],
    advice: 'WebKit is tested on Linux only, with the packages webkit2gtk-driver and xvfb',
  },
};

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of a program that is given by its path, or by its name and is on PATH. */
function findProgram(name) {
  if (/[\\/]/.test(name)) return isProgram(name) ? name : undefined;
  const folders = (env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/**
 * The path of an engine's program.
 * @param {keyof typeof ENGINES} engine
 * @returns {string | undefined} undefined where it, or another program that it needs, is missing
 */
export function findBrowser(engine) {
  const { variable, places, needs = [] } = ENGINES[engine];
  if (!needs.every(findProgram)) return undefined;
  const named = env[variable];
  if (named) return findProgram(named);
  for (const place of places[platform] ?? []) {
    const program = findProgram(place);
    if (program) return program;
  }
  return undefined;
}
