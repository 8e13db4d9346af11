import { toConstraints } from '../core/constraints/to-constraints.js';
import { chooseSettings } from './choose-settings.js';
import type { SourceOutput, VirtualSource } from './devices/virtual-device.js';
import { failure } from './failures.js';
import { Shadows, takeOver } from './take-over.js';
import { asksForMoves, permissionOf, propertiesOf, type VirtualHost } from './virtual-host.js';

/** What a track is opened with. */
export interface TrackInit {
  readonly device: VirtualSource;
  readonly settings: MediaTrackSettings;
  readonly constraints: MediaTrackConstraints;
  /** Whether the page asked for pan, tilt or zoom, and so may use them. */
  readonly moves?: boolean | undefined;
}

/** What takes the place of members of MediaStreamTrack; the others are the engine's own. */
const TRACK_MEMBERS: readonly string[] = [
  'label',
  'muted',
  'clone',
  'stop',
  'getCapabilities',
  'getConstraints',
  'getSettings',
  'applyConstraints',
];

/** The list of inherent constrainable track properties: these stay when a track has ended. */
const INHERENT = ['deviceId', 'facingMode', 'groupId'];

const tracks = new WeakMap<object, VirtualTrack>();
const { prototype } = globalThis.MediaStreamTrack ?? {};
// Taken before anything is installed in their place.
const stopNative = prototype && (Object.getOwnPropertyDescriptor(prototype, 'stop')?.value as () => void);

/** What is virtual behind a track of the platform; undefined where nothing is. */
export const virtualTrackOf = (track: object): VirtualTrack | undefined => tracks.get(track);

/** Hears an event of the engine's own, and lets nobody else hear of it. */
export const keepToOneself = (event: Event): void => {
  if (event.isTrusted) event.stopImmediatePropagation();
};

/**
 * Firefox keeps what a script dispatches at a track from those who listen to it, unless they ask for it with a fourth
 * argument. Then they do.
 */
function letHear(track: MediaStreamTrack): void {
  let heard = false;
  track.addEventListener('heard', () => (heard = true), { once: true });
  track.dispatchEvent(new Event('heard'));
  if (heard) return;
  const { addEventListener } = EventTarget.prototype as { addEventListener: (...args: unknown[]) => void };
  track.addEventListener = (...[type, listener, options = false]: unknown[]) =>
    addEventListener.call(track, type, listener, options, true);
}

/** Dresses a track of the engine as one of a virtual device (Media Capture and Streams, section 4.3). */
export class VirtualTrack {
  static readonly #shadows = new Shadows(VirtualTrack.prototype, TRACK_MEMBERS, virtualTrackOf);
  /** The track that pages get. */
  readonly track: MediaStreamTrack;
  /** Where it comes from. */
  readonly device: VirtualSource;
  readonly #host: VirtualHost;
  readonly #moves: boolean;
  readonly #output: SourceOutput;
  #settings: MediaTrackSettings;
  #constraints: MediaTrackConstraints;
  #muted: boolean;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(host: VirtualHost, { device, settings, constraints, moves = false }: TrackInit) {
    const output = device.open(settings);
    const { track } = output;
    this.track = track;
    this.device = device;
    this.#host = host;
    this.#moves = moves;
    this.#output = output;
    this.#settings = settings;
    this.#constraints = constraints;
    this.#muted = device.muted;
    tracks.set(track, this);
    letHear(track);
    // That a canvas or a generator has no frames yet, or none at the moment, is nobody's concern.
    for (const type of ['mute', 'unmute']) track.addEventListener(type, keepToOneself);
    const from = Object.getPrototypeOf(track) as object;
    if (!host.installed) Object.setPrototypeOf(track, VirtualTrack.#shadows.over(from));
    host.live.add(this);
  }

  /** The permission that the track depends on. */
  get permission(): ReturnType<typeof permissionOf> {
    return permissionOf(this.device);
  }

  get label(): string {
    return this.device.label;
  }

  get muted(): boolean {
    return this.#muted;
  }

  /** Takes a photo at the resolution of the camera; undefined where it can't. */
  get photo(): SourceOutput['photo'] {
    return this.#output.photo;
  }

  clone(): MediaStreamTrack {
    const { track } = this;
    const copied = { device: this.device, settings: this.#settings, constraints: this.#constraints };
    const virtual = new VirtualTrack(this.#host, { ...copied, moves: this.#moves });
    const clone = virtual.track;
    clone.enabled = track.enabled;
    if ('contentHint' in track) clone.contentHint = track.contentHint;
    if (track.readyState === 'ended') virtual.stop();
    return clone;
  }

  stop(): void {
    if (this.#host.live.delete(this)) this.#output.close();
    stopNative!.call(this.track);
  }

  /** Ends the track from outside: unlike stop(), with an `ended` event. */
  end(): void {
    const { track } = this;
    if (track.readyState === 'ended') return;
    // WebKitGTK crashes where a <video> loses the track of a canvas right after its end. There pages that let go of it
    // in the event come first.
    if (!('canvas' in track)) this.stop();
    else Object.defineProperty(track, 'readyState', { value: 'ended', configurable: true });
    track.dispatchEvent(new Event('ended'));
    Reflect.deleteProperty(track, 'readyState');
    this.stop();
  }

  /** Black or silent from now on, with the event that tells. */
  setMuted(muted: boolean): void {
    if (this.#muted === muted || this.track.readyState === 'ended') return;
    this.#muted = muted;
    this.#output.setMuted(muted);
    this.track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  getCapabilities(): MediaTrackCapabilities {
    return this.#host.capabilitiesOf(this.device, this.#moves);
  }

  getConstraints(): MediaTrackConstraints {
    return structuredClone(this.#constraints);
  }

  getSettings(): MediaTrackSettings {
    const isEnded = this.track.readyState === 'ended';
    return Object.fromEntries(
      Object.entries(this.#settings).filter(([name]) => !isEnded || INHERENT.includes(name)),
    );
  }

  async applyConstraints(constraints?: MediaTrackConstraints): Promise<void> {
    const next = toConstraints(constraints);
    const turn = this.#turn.then(() => this.#apply(next));
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #apply(constraints: MediaTrackConstraints): Promise<void> {
    const { device, track } = this;
    if (track.readyState === 'ended') return;
    if (asksForMoves(constraints) && document.hidden) throw failure('SecurityError', 'The page is hidden');
    const spaces = this.#host.spacesOf(device, this.#moves);
    const { defaults } = device;
    const selected = chooseSettings(spaces, constraints, { defaults, kind: propertiesOf(device) });
    this.#output.configure(selected.settings);
    this.#settings = selected.settings;
    this.#constraints = constraints;
  }
}

/** Lets the platform's tracks be virtual where they are. @returns puts back what was there */
export const installTracks = (): (() => void) =>
  takeOver(prototype, VirtualTrack.prototype, TRACK_MEMBERS, virtualTrackOf);
