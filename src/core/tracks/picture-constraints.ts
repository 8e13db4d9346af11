type Constraints = Record<string, unknown>;

/**
 * The constraints of Image Capture: Chromium applies no set that has some of them beside others, such as a size.
 * https://w3c.github.io/mediacapture-image/#mediatrackconstraintset-section
 */
const PICTURE =
  /^(whiteBalanceMode|exposure.+|focus.+|pointsOfInterest|colorTemperature|iso|brightness|contrast|saturation|sharpness|pan|tilt|zoom|torch|backgroundBlur)$/;

/** Whether it is one of Image Capture. */
export const isPictureName = (name: string): boolean => PICTURE.test(name);

/** Whether it sets something of the picture: `true` for pan, tilt and zoom asks for the permission to use them. */
export const isPicture = (name: string, value: unknown): boolean =>
  isPictureName(name) && (typeof value !== 'boolean' || !/^(pan|tilt|zoom)$/.test(name));

/** Those of a set that are to be kept. Web IDL takes `null` for a set without any. */
export const pick = (set: object | null, keep: (name: string, value: unknown) => boolean): Constraints =>
  Object.fromEntries(Object.entries(set ?? {}).filter(([name, value]) => keep(name, value)));

function only(
  { advanced = [], ...basic }: MediaTrackConstraints,
  keep: (name: string) => boolean,
): MediaTrackConstraints {
  const sets = advanced.map((set) => pick(set, keep)).filter((set) => Object.keys(set).length);
  return { ...pick(basic, keep), ...(sets.length && { advanced: sets as MediaTrackConstraintSet[] }) };
}

const isMixture = (reason: unknown): boolean => /^Mixing/.test((reason as Error | undefined)?.message ?? '');

/** Takes back what a step changes: engines keep what is so where nothing is asked for. */
function wayBack(
  track: MediaStreamTrack,
  step: MediaTrackConstraints,
  before: MediaTrackConstraints,
): () => Promise<void> {
  const names = [step, ...(step.advanced ?? [])].flatMap((set) => Object.keys(set));
  const settings = pick(track.getSettings(), (name) => names.includes(name));
  return () => track.applyConstraints({ ...settings, ...before }).catch(() => {});
}

/**
 * Applies constraints, where the engine can't do it at once in two steps: Chromium rejects basic constraints of both
 * sorts, and passes over a size where an advanced set has a zoom. What the second step leaves out it leaves as it is;
 * where it is refused, the first one is taken back.
 * @param before - what was asked for so far
 */
export async function applyInSteps(
  track: MediaStreamTrack,
  constraints: MediaTrackConstraints,
  before: MediaTrackConstraints,
): Promise<void> {
  const isOther = (name: string): boolean => !isPictureName(name);
  const [picture, rest] = [only(constraints, isPictureName), only(constraints, isOther)];
  const names = Object.keys(rest);
  const isBoth = names.length > 0 && Object.keys(picture).length > 0;
  const undoRest = wayBack(track, rest, only(before, isOther));
  const undoPicture = wayBack(track, picture, only(before, isPictureName));
  try {
    await track.applyConstraints(constraints);
  } catch (reason) {
    if (!isBoth || !isMixture(reason)) throw reason;
    await track.applyConstraints(rest);
    return orElse(track.applyConstraints(picture), undoRest);
  }
  if (isBoth && !names.some((name) => name in track.getConstraints()))
    await orElse(track.applyConstraints(rest), undoPicture);
}

async function orElse(step: Promise<void>, undo: () => Promise<void>): Promise<void> {
  try {
    await step;
  } catch (refusal) {
    await undo();
    throw refusal;
  }
}
