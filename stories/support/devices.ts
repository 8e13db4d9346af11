import {
  installVirtualDevices,
  person,
  preset,
  VirtualCamera,
  VirtualMicrophone,
  type InstalledVirtualDevices,
  type InstallOptions,
  type PresetName,
  type PromptHandler,
  type VirtualDevice,
} from '../../src/virtual/index.js';

const UNPLUGS_AFTER_MS = 3000;
const SLOW_MS = 2000;

const GRANTED = { camera: 'granted', microphone: 'granted' } as const;
const DENIED = { camera: 'denied', microphone: 'denied' } as const;

/** Gives a device a loose cable. */
function loosen(device: VirtualCamera | VirtualMicrophone): void {
  const open = device.open.bind(device);
  device.open = (settings) => {
    setTimeout(() => installed?.devices.includes(device) && installed.unplug(device), UNPLUGS_AFTER_MS);
    return open(settings);
  };
}

function filming(devices: VirtualDevice[]): VirtualDevice[] {
  for (const device of devices) if (device instanceof VirtualCamera) device.picture = person();
  return devices;
}

/** A laptop of which something is to be said of each device. */
function laptop(behaviour: Partial<Pick<VirtualDevice, 'inUse' | 'delay' | 'muted'>> = {}): VirtualDevice[] {
  const devices = filming(preset('laptop'));
  for (const device of devices) if (device.kind !== 'audiooutput') Object.assign(device, behaviour);
  return devices;
}

function loose(): VirtualDevice[] {
  const devices = laptop();
  for (const device of devices) {
    if (device instanceof VirtualCamera || device instanceof VirtualMicrophone) loosen(device);
  }
  return devices;
}

const set = (name: PresetName): InstallOptions => ({
  devices: filming(preset(name)),
  permissions: GRANTED,
});

const OPTIONS = {
  laptop: () => set('laptop'),
  phone: () => set('phone'),
  none: () => set('none'),
  denied: () => ({ devices: laptop(), permissions: DENIED }),
  prompt: () => ({ devices: laptop() }),
  'in-use': () => ({ devices: laptop({ inUse: true }), permissions: GRANTED }),
  unplugs: () => ({ devices: loose(), permissions: GRANTED }),
  slow: () => ({ devices: laptop({ delay: SLOW_MS }), permissions: GRANTED }),
  muted: () => ({ devices: laptop({ muted: true }), permissions: GRANTED }),
  insecure: () => ({ ...set('laptop'), secureContext: false }),
} satisfies Record<string, () => InstallOptions>;

/** The devices that a story runs with: those of the machine, or virtual ones. */
export type DeviceChoice = 'real' | keyof typeof OPTIONS;

/** What the toolbar calls them. */
export const DEVICE_CHOICES: Readonly<Record<DeviceChoice, string>> = {
  real: 'Real devices',
  laptop: 'Laptop',
  phone: 'Phone',
  none: 'No device',
  denied: 'Permission denied',
  prompt: 'Permission prompt',
  'in-use': 'In use elsewhere',
  unplugs: 'Unplugs after 3 s',
  slow: 'Slow to start',
  muted: 'Muted',
  insecure: 'Insecure page',
};

let installed: InstalledVirtualDevices | undefined;
let current: DeviceChoice = 'real';

/** The virtual devices that are installed, if any: what a story plugs, mutes and breaks. */
export const virtualDevices = (): InstalledVirtualDevices | undefined => installed;

/** The devices that stories run with now. */
export const devicesInUse = (): DeviceChoice => current;

/**
 * Takes the devices before out, which ends what was captured from them, and puts these in.
 * @param prompt what the user does with prompts
 */
export function useDevices(choice: DeviceChoice, prompt?: PromptHandler): void {
  installed?.uninstall();
  current = choice;
  installed =
    choice === 'real'
      ? undefined
      : // What a test presses is no gesture of a user, which displays ask for.
        installVirtualDevices({
          secureContext: true,
          gestures: false,
          ...OPTIONS[choice](),
          ...(prompt && { prompt }),
        });
  if (installed) exposeGranted(installed);
}

/** As with a person who comes back: browsers then tell the names of devices before one is captured. */
function exposeGranted({ host }: InstalledVirtualDevices): void {
  for (const name of ['camera', 'microphone'] as const) {
    if (host.permissions.state(name) === 'granted') host.exposed.add(name);
  }
}
