/** Which device a request should name, besides what its constraints say. */
export interface DeviceChoice {
  /** Chosen by the user in this page: no other will do. '' is the system's default. */
  selected?: string | undefined;
  /** Chosen in an earlier visit, or in use before it was lost: to be replaced where it is gone. */
  recalled?: string | undefined;
}

/**
 * The constraints with the chosen device. A facing mode is never sent along with a device id: it would override the
 * choice in some engines.
 */
export function withDevice(
  constraints: boolean | MediaTrackConstraints,
  { selected, recalled }: DeviceChoice,
): boolean | MediaTrackConstraints {
  if (!constraints) return false;
  const { deviceId, groupId, facingMode, ...rest } = constraints === true ? {} : constraints;
  if (selected) return { ...rest, deviceId: { exact: selected } };
  if (selected === '') return { ...rest, ...(facingMode !== undefined && { facingMode }) };
  if (deviceId !== undefined) return { ...rest, deviceId, ...(groupId !== undefined && { groupId }) };
  // Chromium takes no notice of a device that is merely preferred.
  const { exact } = Object(facingMode) as ConstrainDOMStringParameters;
  if (recalled && !exact) return { ...rest, deviceId: { exact: recalled } };
  return constraints;
}
