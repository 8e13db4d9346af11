import { checkOptions } from '../check-options.js';
import { CaptureError } from '../errors.js';
import { browserPlatform, type CapturePlatform } from '../platform.js';
import { toCaptureError } from '../to-capture-error.js';
import { CaptureSource } from './capture-source.js';
import { ownAsked } from './source-tracks.js';

/** What browsers are told of the choice that they offer; each may leave out what it does not know (Screen Capture). */
export interface DisplaySourceOptions {
  /** The browser by default; virtual devices, or a test's own. */
  platform?: CapturePlatform | undefined;
  /** What is offered first. */
  displaySurface?: 'monitor' | 'window' | 'browser' | undefined;
  /** Whether the sound of the whole system is offered. */
  systemAudio?: 'include' | 'exclude' | undefined;
  /** Which sound is offered with a window. */
  windowAudio?: 'exclude' | 'window' | 'system' | undefined;
  /** Whether this very tab is offered. */
  selfBrowserSurface?: 'include' | 'exclude' | undefined;
  /** Whether the user may go on to another surface while sharing. */
  surfaceSwitching?: 'include' | 'exclude' | undefined;
  /** Whether whole screens are offered. */
  monitorTypeSurfaces?: 'include' | 'exclude' | undefined;
  /** What has the focus once a tab or a window is shared (Screen Capture, CaptureController). */
  focus?: 'focus-capturing-application' | 'focus-captured-surface' | 'no-focus-change' | undefined;
}

interface FocusController {
  setFocusBehavior?(focus: string): void;
}

/** What no browser would complain of by itself. */
const VALUES = {
  displaySurface: ['monitor', 'window', 'browser'],
  focus: ['focus-capturing-application', 'focus-captured-surface', 'no-focus-change'],
} as const;

/** What tells devices apart; a display is the user's choice. */
const OF_DEVICES = ['deviceId', 'groupId', 'facingMode', 'advanced'];

/**
 * A screen, a window or a tab, as the user chooses (Screen Capture, getDisplayMedia()). Each start() asks, so call it in
 * a user's act. Where the browser's own "Stop sharing" is used, the session is `ended`.
 *
 * start() rejects with `permission-dismissed` where the user chose nothing, `unsupported` where screens can't be shared.
 * @throws {TypeError} where the options are none, or `platform`, `displaySurface` or `focus` is none of those that there are
 */
export function displaySource(options: DisplaySourceOptions = {}): CaptureSource {
  checkDisplayOptions(options);
  const { platform = browserPlatform, ...request } = options;
  return new CaptureSource({
    source: 'display',
    permission: async () => 'prompt',
    open: async (constraints) => {
      const { mediaDevices } = platform;
      if (!mediaDevices?.getDisplayMedia) throw new CaptureError('unsupported', { kind: 'video' });
      try {
        return ownAsked(await mediaDevices.getDisplayMedia(toRequest(constraints, request)), constraints);
      } catch (reason) {
        throw toDisplayError(reason, platform);
      }
    },
  });
}

function checkDisplayOptions(options: DisplaySourceOptions): void {
  checkOptions('displaySource', options);
  const { platform = browserPlatform } = options;
  if (typeof platform?.isSecureContext !== 'boolean')
    throw new TypeError('displaySource: platform must be a CapturePlatform');
  for (const name of ['displaySurface', 'focus'] as const) {
    const value = options[name];
    const known: readonly string[] = VALUES[name];
    if (value !== undefined && !known.includes(value))
      throw new TypeError(`displaySource: ${name} must be one of ${known.join(', ')}`);
  }
}

function toRequest(
  { video, audio }: MediaStreamConstraints,
  { displaySurface, focus, ...hints }: Omit<DisplaySourceOptions, 'platform'>,
): DisplayMediaStreamOptions {
  const picture = { ...(displaySurface && { displaySurface }), ...withoutDevice(video) };
  const controller = focus && createController(focus);
  return {
    ...hints,
    // There is no sharing of sound alone: a picture that was not asked for is stopped at once.
    video: Object.keys(picture).length ? picture : true,
    audio: typeof audio === 'object' ? withoutDevice(audio) : !!audio,
    ...(controller && { controller }),
  };
}

function withoutDevice(constraints: boolean | MediaTrackConstraints | undefined): MediaTrackConstraints {
  const own = typeof constraints === 'object' ? constraints : {};
  return Object.fromEntries(Object.entries(own).filter(([name]) => !OF_DEVICES.includes(name)));
}

function createController(focus: string): FocusController | undefined {
  const { CaptureController } = globalThis as { CaptureController?: new () => FocusController };
  if (!CaptureController) return undefined;
  const controller = new CaptureController();
  try {
    controller.setFocusBehavior?.(focus);
  } catch {
    // A value that is younger than the browser, or a moment at which it takes none: it decides by itself then.
  }
  return controller;
}

/** There is no lasting no to sharing: who chooses nothing is asked again the next time. */
function toDisplayError(reason: unknown, platform: CapturePlatform): CaptureError {
  const error = toCaptureError(reason, { platform, kind: 'video' });
  if (error.code !== 'permission-denied') return error;
  const isBlocked = platform.allowsFeature?.('display-capture') === false;
  const { message, cause } = error;
  return new CaptureError(isBlocked ? 'blocked-by-policy' : 'permission-dismissed', {
    kind: 'video',
    message,
    cause,
  });
}
