/**
 * The constraints on a kind, with the device that a request should name. A facing mode is never sent along with a
 * device id: it would override the choice in some engines.
 * @param selected - chosen by the user in this page: no other will do. '' is the system's default.
 * @param recalled - chosen in an earlier visit, or in use before it was lost: to be replaced where it is gone
 */
export function withDevice(
  constraints: true | MediaTrackConstraints,
  selected: string | undefined,
  recalled: string | undefined,
): true | MediaTrackConstraints {
  const { deviceId, facingMode, ...rest } = Object(constraints) as MediaTrackConstraints;
  const { exact } = Object(facingMode) as ConstrainDOMStringParameters;
  const id = selected ?? ((deviceId ?? exact) ? undefined : recalled);
  if (id === undefined && !deviceId) return constraints;
  if (id !== undefined) delete rest.groupId;
  // Chromium takes no notice of a device that is merely preferred.
  const device = id ? { exact: id } : (id ?? deviceId);
  if (device) return { ...rest, deviceId: device };
  return facingMode ? { ...rest, facingMode } : rest;
}
