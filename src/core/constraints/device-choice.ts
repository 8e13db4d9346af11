/**
 * The constraints on a kind, with the device that a request should name. A facing mode is never sent along with a
 * device: it would override the choice in some engines. Only what the page requires of both stays: it is the page's.
 * @param selected - chosen by the user in this page: no other will do. '' is the system's default.
 * @param recalled - chosen in an earlier visit, or in use before it was lost: to be replaced where it is gone
 */
export function withDevice(
  constraints: true | MediaTrackConstraints,
  selected: string | undefined,
  recalled: string | undefined,
): true | MediaTrackConstraints {
  const { facingMode, ...given } = Object(constraints) as MediaTrackConstraints;
  const { deviceId, ...rest } = given;
  const { exact } = Object(facingMode) as ConstrainDOMStringParameters;
  const id = selected ?? ((deviceId ?? exact) ? undefined : recalled);
  if (id === undefined) return deviceId && facingMode && !exact ? given : constraints;
  delete rest.groupId;
  // Chromium takes no notice of a device that is merely preferred.
  if (id) return { ...rest, deviceId: { exact: id } };
  return facingMode ? { ...rest, facingMode } : rest;
}
