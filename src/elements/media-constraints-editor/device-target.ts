import { traitsOf } from '../../core/cameras/camera-lens.js';
import { wantedStrings } from '../../core/constraints/constraint-values.js';
import type { CaptureDevice } from '../../core/device-list.js';
import type { Draft } from './draft.js';

type Facts = Readonly<Partial<Record<string, string | undefined>>>;

/** What tells devices from one another: a track can't go to another device by itself. */
export const DEVICE_NAMES = ['deviceId', 'groupId', 'facingMode'] as const;

/** How much of what is wanted a device has; less than 0 where it lacks what is required. */
function scoreOf(draft: Draft, facts: Facts): number {
  const scores = DEVICE_NAMES.map((name) => {
    const { values, exact } = wantedStrings(draft[name]);
    if (!values.length) return 0;
    return values.includes(facts[name] ?? '') ? 1 : exact ? -Infinity : 0;
  });
  return scores.reduce((sum: number, score) => sum + score, 0);
}

/**
 * The device to switch to before a draft can be applied.
 * @param devices - those of the kind
 * @param settings - of the track
 * @returns undefined where the device in use does as well as any
 */
export function deviceFor(
  draft: Draft,
  devices: readonly CaptureDevice[],
  settings: MediaTrackSettings,
): CaptureDevice | undefined {
  const scores = devices.map((device) =>
    scoreOf(draft, {
      deviceId: device.deviceId,
      groupId: device.groupId,
      ...(draft.facingMode !== undefined && { facingMode: traitsOf(device.info).facing }),
    }),
  );
  const best = Math.max(...scores);
  return best > Math.max(scoreOf(draft, settings as Facts), 0) ? devices[scores.indexOf(best)] : undefined;
}
