import { installSinks } from './audio-output.js';
import { installCaptureController } from './capture-controller.js';
import { installContextSinks } from './context-sinks.js';
import { installDeviceInfo } from './device-info.js';
import { installImageCapture } from './image-capture.js';
import { installStreams } from './streams.js';
import { all, divert, inPlaceOf, redefine, remove, takeOver, type Undo } from './take-over.js';
import { VirtualDevices, type VirtualDevicesOptions } from './virtual-devices.js';
import type { PolicyFeature } from './virtual-host.js';
import { MEDIA_DEVICES_MEMBERS, VirtualMediaDevices } from './virtual-media-devices.js';
import { installTracks, keepToOneself } from './virtual-track.js';

type Install = (virtual: VirtualDevices) => Undo;

type Globals = Partial<Record<'MediaDevices' | 'Permissions' | 'FeaturePolicy', { prototype: object }>>;

/** The object stays the engine's own, so that it is one in every respect; it only does something else. */
const installMediaDevices: Install = ({ mediaDevices: virtual }) => {
  const { prototype } = (globalThis as Globals).MediaDevices ?? {};
  if (!prototype) return () => {};
  const { mediaDevices } = navigator;
  // What becomes of the engine's own devices is not to be seen.
  mediaDevices.addEventListener('devicechange', keepToOneself);
  virtual.target = mediaDevices;
  const find = (object: object): object | undefined => (object === mediaDevices ? virtual : undefined);
  return all(
    () => mediaDevices.removeEventListener('devicechange', keepToOneself),
    takeOver(prototype, VirtualMediaDevices.prototype, MEDIA_DEVICES_MEMBERS, find),
  );
};

/** The interface with callbacks, and the older names of it. */
const installLegacy: Install = ({ mediaDevices }) =>
  all(
    ...['getUserMedia', 'webkitGetUserMedia', 'mozGetUserMedia'].map((name) =>
      divert(Navigator.prototype, name, (native, self, [constraints, done, failed]) => {
        if (self !== navigator || typeof done !== 'function' || typeof failed !== 'function') return native();
        mediaDevices
          .getUserMedia(constraints as MediaStreamConstraints)
          .then(done as () => void, failed as () => void);
        return undefined;
      }),
    ),
  );

const installPermissions: Install = ({ host }) =>
  divert((globalThis as Globals).Permissions?.prototype, 'query', (native, self, [descriptor]) => {
    const status = self === navigator.permissions ? host.permissions.query(descriptor) : undefined;
    return status ? Promise.resolve(status) : native();
  });

const installPolicy: Install = ({ host }) =>
  divert(
    (globalThis as Globals).FeaturePolicy?.prototype,
    'allowsFeature',
    (native, _self, [feature]) => host.policy[feature as PolicyFeature] ?? native(),
  );

/** Chromium's and WebKit's leftovers from before there was a specification. */
const removeHistorical = (): Undo =>
  all(
    remove(globalThis, 'webkitMediaStream'),
    remove(Navigator.prototype, 'webkitGetUserMedia'),
    ...['onactive', 'oninactive'].map((name) => remove(MediaStream.prototype, name)),
  );

const installSecureContext: Install = (virtual) => {
  const real = globalThis.navigator.mediaDevices;
  const mediaDevices = (): MediaDevices | undefined =>
    virtual.secureContext ? (real ?? virtual.mediaDevices) : undefined;
  return all(
    divert(globalThis, 'isSecureContext', () => virtual.secureContext, 'get'),
    redefine(Navigator.prototype, 'mediaDevices', Navigator.prototype, (part, native) =>
      part === 'get' ? inPlaceOf(native ?? mediaDevices, mediaDevices) : undefined,
    ),
  );
};

const INSTALL: readonly Install[] = [
  installMediaDevices,
  installLegacy,
  installPermissions,
  installPolicy,
  installDeviceInfo,
  installStreams,
  installTracks,
  ({ host }) => installSinks(host),
  ({ host }) => installContextSinks(host),
  installImageCapture,
  installCaptureController,
];

/** How virtual devices are installed. */
export interface InstallOptions extends VirtualDevicesOptions {
  /**
   * Whether names from before the specification stay: webkitGetUserMedia, webkitMediaStream, onactive and oninactive of
   * streams. True by default, for there are libraries that tell engines apart by them.
   */
  historical?: boolean;
}

/** All that are installed, in the order they were: the last one has the page. */
const installed: InstalledVirtualDevices[] = [];

/** Virtual devices in the place of the browser's own. */
export class InstalledVirtualDevices extends VirtualDevices {
  readonly #undo: Undo[] = [];
  readonly #historical: boolean;
  #guardsContext = false;

  /** Takes the place of the browser's own devices at once, and that of others that are installed as long as it is. */
  constructor(options: InstallOptions = {}) {
    super(options);
    this.#historical = options.historical ?? true;
    const newest = installed.at(-1);
    if (newest) newest.#takeOut();
    installed.push(this);
    this.#putIn();
  }

  override get secureContext(): boolean {
    return super.secureContext;
  }

  override set secureContext(secure: boolean) {
    super.secureContext = secure;
    if (this.host.installed) this.#guardContext();
  }

  /**
   * Ends what is captured from these devices, and puts everything back as it was, or those that were there before.
   * Requests that are under way reject with an AbortError.
   */
  uninstall(): void {
    this.host.endAll();
    if (installed.includes(this)) installed.splice(installed.indexOf(this), 1);
    // What is not in the page needs not be taken out of it.
    if (!this.host.installed) return;
    this.#takeOut();
    const newest = installed.at(-1);
    if (newest) newest.#putIn();
  }

  #putIn(): void {
    this.host.installed = true;
    // A page that is not secure has nothing of all this.
    if (this.secureContext || globalThis.isSecureContext)
      this.#undo.push(...INSTALL.map((install) => install(this)));
    if (!this.#historical) this.#undo.push(removeHistorical());
    if (this.secureContext !== globalThis.isSecureContext) this.#guardContext();
  }

  #takeOut(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
    this.mediaDevices.target = this.mediaDevices;
    this.host.installed = this.#guardsContext = false;
  }

  #guardContext(): void {
    if (this.#guardsContext) return;
    this.#guardsContext = true;
    this.#undo.push(installSecureContext(this));
  }
}

/**
 * Puts virtual devices in the place of `navigator.mediaDevices`, of `permissions.query()` for camera and microphone, of
 * `setSinkId()`, of an AudioContext too, and of ImageCapture, in this document.
 * @returns what plugs, unplugs, mutes and breaks them, and takes them out again
 */
export const installVirtualDevices = (options?: InstallOptions): InstalledVirtualDevices =>
  new InstalledVirtualDevices(options);
