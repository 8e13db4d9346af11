import { traitsOf } from '../../core/cameras/camera-lens.js';
import { wantedStrings } from '../../core/constraints/constraint-values.js';
import { explain, type ExplainOptions } from '../../core/constraints/explain.js';
import type { Explanation } from '../../core/constraints/explanation.js';
import type { CaptureDevice } from '../../core/device-list.js';
import { isPictureName, pick } from '../../core/tracks/picture-constraints.js';
import { askOf, type Draft } from './draft.js';

type Facts = Readonly<Partial<Record<string, string | undefined>>>;

/** What tells devices from one another: a track can't go to another device by itself. */
export const DEVICE_NAMES = ['deviceId', 'groupId', 'facingMode'] as const;

/** Those of them that a draft asks for. */
export const deviceNamesIn = (draft: Draft): (typeof DEVICE_NAMES)[number][] =>
  DEVICE_NAMES.filter((name) => askOf(draft, name) !== undefined);

/** How much of what is wanted a device has; less than 0 where it lacks what is required. */
function scoreOf(draft: Draft, facts: Facts): number {
  const scores = deviceNamesIn(draft).map((name) => {
    const { values, exact } = wantedStrings(draft[name]);
    if (!values.length) return 0;
    return values.includes(facts[name] ?? '') ? 1 : exact ? -Infinity : 0;
  });
  return scores.reduce((sum: number, score) => sum + score, 0);
}

const factsOf = ({ deviceId, groupId, info }: CaptureDevice, draft: Draft): Facts => ({
  deviceId,
  groupId,
  ...(draft.facingMode !== undefined && { facingMode: traitsOf(info).facing }),
});

/** What a device says that it can do; nothing where the engine does not tell, or tells no more than the ids. */
function abilitiesOf({ info, deviceId, groupId }: CaptureDevice): MediaTrackCapabilities {
  const able = (info as Partial<InputDeviceInfo>).getCapabilities?.() ?? {};
  const tells = Object.keys(able).some((name) => name !== 'deviceId' && name !== 'groupId');
  return tells ? { ...able, deviceId, groupId } : {};
}

/** What would become of a draft on a device that is not open yet. */
export function foresee(draft: Draft, device: CaptureDevice, options: ExplainOptions): Explanation {
  const able = abilitiesOf(device);
  // Some engines tell of zoom, light and focus only once a camera is open.
  const isTold = Object.keys(able).some(isPictureName) ? () => true : (name: string) => !isPictureName(name);
  return explain(pick(draft, isTold) as MediaTrackConstraints, able, options);
}

/**
 * The device to switch to before a draft can be applied: of those that fit better than the one in use the first that can
 * do the rest of it. What is only preferred is not worth a refusal.
 * @param devices - those of the kind
 * @param settings - of the track
 * @param options - its kind, and what the browser knows
 * @returns undefined where the device in use does as well as any
 */
export function deviceFor(
  draft: Draft,
  devices: readonly CaptureDevice[],
  settings: MediaTrackSettings,
  options: ExplainOptions,
): CaptureDevice | undefined {
  const own = scoreOf(draft, settings as Facts);
  const better = devices
    .map((device) => ({ device, score: scoreOf(draft, factsOf(device, draft)) }))
    .filter(({ score }) => score > Math.max(own, 0))
    .sort((one, other) => other.score - one.score)
    .map(({ device }) => device);
  const able = better.find((device) => foresee(draft, device, options).status !== 'impossible');
  return able ?? (own < 0 ? better[0] : undefined);
}
