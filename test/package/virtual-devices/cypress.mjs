/** Gives a window virtual devices. */
export function useVirtualDevices(win, script, options = {}) {
  win.virtualDevicesOptions = options;
  win.eval(script);
}
