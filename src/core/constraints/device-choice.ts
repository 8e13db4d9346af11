/**
 * The constraints on a kind, with the device that a request should name. A facing mode is never sent along with a
 * device that someone chose: it would override the choice in some engines. What the page itself asks for is its own.
 * @param selected - chosen by the user in this page: no other will do. '' is the system's default.
 * @param recalled - chosen in an earlier visit, or in use before it was lost: to be replaced where it is gone
 */
export function withDevice(
  constraints: true | MediaTrackConstraints,
  selected: string | undefined,
  recalled: string | undefined,
): true | MediaTrackConstraints {
  const { deviceId, ...rest } = Object(constraints) as MediaTrackConstraints;
  const { exact } = Object(rest.facingMode) as ConstrainDOMStringParameters;
  const id = selected ?? ((deviceId ?? exact) ? undefined : recalled);
  if (id === undefined) return constraints;
  delete rest.groupId;
  if (!id) return rest;
  delete rest.facingMode;
  // Chromium takes no notice of a device that is merely preferred.
  return { ...rest, deviceId: { exact: id } };
}
