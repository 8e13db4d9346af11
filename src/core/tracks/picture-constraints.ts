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

/**
 * Applies constraints, where the engine can't do it at once in two steps: Chromium rejects basic constraints of both
 * sorts, and passes over a size where an advanced set has a zoom. What the second step leaves out it leaves as it is.
 */
export async function applyInSteps(
  track: MediaStreamTrack,
  constraints: MediaTrackConstraints,
): Promise<void> {
  const picture = only(constraints, isPictureName);
  const rest = only(constraints, (name) => !isPictureName(name));
  const names = Object.keys(rest);
  const isBoth = names.length > 0 && Object.keys(picture).length > 0;
  try {
    await track.applyConstraints(constraints);
  } catch (reason) {
    if (!isBoth || !isMixture(reason)) throw reason;
    await track.applyConstraints(rest);
    return track.applyConstraints(picture);
  }
  if (isBoth && !names.some((name) => name in track.getConstraints())) await track.applyConstraints(rest);
}
