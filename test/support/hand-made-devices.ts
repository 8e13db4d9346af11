import type { TrackKind } from '../../src/core/errors.js';
import type { CapturePlatform } from '../../src/core/platform.js';

/** A camera or microphone that is none. */
export interface HandMadeDevice {
  readonly deviceId: string;
  readonly kind: 'videoinput' | 'audioinput';
  readonly label: string;
  readonly groupId: string;
  readonly facingMode?: string;
}

/** A description of a device, made of its id: `camera('a')` is labelled "Camera a". */
export const camera = (deviceId: string, facingMode?: string): HandMadeDevice => ({
  deviceId,
  kind: 'videoinput',
  label: `Camera ${deviceId}`,
  groupId: `group-${deviceId}`,
  ...(facingMode && { facingMode }),
});

/** As camera(), for a microphone. */
export const microphone = (deviceId: string): HandMadeDevice => ({
  deviceId,
  kind: 'audioinput',
  label: `Microphone ${deviceId}`,
  groupId: `group-${deviceId}`,
});

const KINDS = ['video', 'audio'] as const;

/** What engines throw where no device meets a constraint; not every engine lets pages construct it. */
function overconstrained(constraint: string): DOMException {
  return Object.assign(new DOMException('', 'OverconstrainedError'), { constraint });
}

/**
 * A MediaDevices for what the engines' fake devices can't do: be denied, be busy, be unplugged, or be only one at a
 * time. Its tracks are real ones, of a canvas and of Web Audio.
 */
export class HandMadeDevices extends EventTarget {
  /** Each request, as it was asked. */
  readonly requests: MediaStreamConstraints[] = [];
  /** All tracks that were ever handed out, clones included. */
  readonly tracks: MediaStreamTrack[] = [];
  /** How often devices were listed. */
  listings = 0;
  readonly permissions: Record<TrackKind, PermissionState> = { video: 'granted', audio: 'granted' };
  /** Phones: as long as one camera is open, another can't be opened. */
  oneCameraAtATime = false;
  /** Called before each request is answered: what it throws, or rejects with, is the answer. */
  before: (constraints: MediaStreamConstraints) => unknown = () => undefined;
  devices: readonly HandMadeDevice[];
  readonly #deviceOf = new WeakMap<MediaStreamTrack, HandMadeDevice>();
  #audio: AudioContext | undefined;

  constructor(...devices: HandMadeDevice[]) {
    super();
    this.devices = devices;
  }

  /** What a session or a registry is made with. */
  get platform(): CapturePlatform {
    const query = async ({ name }: PermissionDescriptor): Promise<PermissionStatus> =>
      Object.assign(new EventTarget(), {
        state: this.permissions[name === 'camera' ? 'video' : 'audio'],
      }) as PermissionStatus;
    const mediaDevices = this as unknown as MediaDevices;
    return { mediaDevices, permissions: { query }, isSecureContext: true };
  }

  /** The tracks that are live. */
  get live(): MediaStreamTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live');
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    this.listings += 1;
    return this.devices as unknown as MediaDeviceInfo[];
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.requests.push(constraints);
    await this.before(constraints);
    const kinds = KINDS.filter((kind) => constraints[kind]);
    if (kinds.some((kind) => this.permissions[kind] === 'denied')) {
      throw new DOMException('Permission denied', 'NotAllowedError');
    }
    const devices = kinds.map((kind) => this.#pick(kind, constraints[kind]));
    return new MediaStream(devices.map((device, index) => this.#open(device, constraints[kinds[index]!])));
  }

  /** Adds a device, as its plug does. */
  plug(device: HandMadeDevice): void {
    this.devices = [...this.devices, device];
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Takes a device away: its tracks end. */
  unplug(deviceId: string): void {
    this.devices = this.devices.filter((device) => device.deviceId !== deviceId);
    for (const track of this.live) {
      if (this.#deviceOf.get(track)?.deviceId === deviceId) this.end(track);
    }
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Ends a track as a device does that goes away: `stop()` alone fires no event. */
  end(track: MediaStreamTrack): void {
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }

  /** Mutes or unmutes a track, as the system does that takes a device and gives it back. */
  mute(track: MediaStreamTrack, muted: boolean): void {
    Object.defineProperty(track, 'muted', { value: muted, configurable: true });
    track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  /** Ends what is left. */
  async close(): Promise<void> {
    for (const track of this.live) track.stop();
    await this.#audio?.close();
  }

  #pick(kind: TrackKind, constraints: boolean | MediaTrackConstraints | undefined): HandMadeDevice {
    const all = this.devices.filter((device) => device.kind === `${kind}input`);
    if (!all.length) throw new DOMException('Requested device not found', 'NotFoundError');
    const { deviceId, facingMode } = typeof constraints === 'object' ? constraints : {};
    const { exact, ideal } = (typeof deviceId === 'object' ? deviceId : {}) as ConstrainDOMStringParameters;
    const facing = all.find((device) => device.facingMode && device.facingMode === facingMode);
    const wanted = all.find((device) => device.deviceId === (exact ?? ideal));
    if (exact !== undefined && !wanted) throw overconstrained('deviceId');
    return wanted ?? facing ?? all[0]!;
  }

  #open(device: HandMadeDevice, constraints: boolean | MediaTrackConstraints | undefined): MediaStreamTrack {
    const isCamera = device.kind === 'videoinput';
    const busy = this.live.some((track) => track.kind === 'video' && this.#deviceOf.get(track) !== device);
    if (isCamera && this.oneCameraAtATime && busy) {
      throw new DOMException('Could not start video source', 'NotReadableError');
    }
    const track = isCamera ? canvasTrack() : this.#audioTrack();
    return this.#dress(track, device, typeof constraints === 'object' ? constraints : {});
  }

  #audioTrack(): MediaStreamTrack {
    this.#audio ??= new AudioContext();
    return this.#audio.createMediaStreamDestination().stream.getAudioTracks()[0]!;
  }

  /** Gives a track, and its clones, what a device's track tells. */
  #dress(
    track: MediaStreamTrack,
    device: HandMadeDevice,
    constraints: MediaTrackConstraints,
  ): MediaStreamTrack {
    const { deviceId, groupId, facingMode, label } = device;
    const clone = track.clone.bind(track);
    const { addEventListener } = EventTarget.prototype as { addEventListener: (...args: unknown[]) => void };
    let applied = constraints;
    // Listeners on tracks hear events that a script dispatches in Firefox only if they ask for it, with a fourth argument.
    track.addEventListener = (...[type, listener, options = false]: unknown[]) =>
      addEventListener.call(track, type, listener, options, true);
    Object.defineProperty(track, 'label', { value: label });
    track.getSettings = () => ({ deviceId, groupId, ...(facingMode && { facingMode }) });
    track.getConstraints = () => applied;
    track.applyConstraints = async (next = {}) => void (applied = next);
    track.clone = () => this.#dress(clone(), device, applied);
    this.#deviceOf.set(track, device);
    this.tracks.push(track);
    return track;
  }
}

function canvasTrack(): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.getContext('2d');
  return canvas.captureStream().getVideoTracks()[0]!;
}

/** What a promise rejects with. */
export async function rejection<E = Error>(promise: Promise<unknown>): Promise<E> {
  try {
    await promise;
  } catch (error) {
    return error as E;
  }
  throw new Error('did not reject');
}
