import type { PhotoCapabilitiesLike } from '../core/platform.js';
import { toDictionary } from '../core/constraints/to-constraints.js';
import { check, checkOneOf } from './devices/checks.js';
import { upTo } from './devices/video-modes.js';
import { LIGHT, type VirtualCamera } from './devices/virtual-camera.js';
import type { VirtualPhotoSettings } from './devices/virtual-device.js';
import { failure, invalidState } from './failures.js';
import { all, takeOver, type Undo } from './take-over.js';
import { virtualTrackOf, type VirtualTrack } from './virtual-track.js';

const isActive = ({ readyState, enabled, muted }: MediaStreamTrack): boolean =>
  readyState === 'live' && enabled && !muted;

function expectActive(track: MediaStreamTrack): void {
  if (!isActive(track)) throw invalidState('The track has ended, is disabled or muted');
}

const isInside = (value: number, max: number): boolean => value >= 1 && value <= max;

/** Lets pass what the camera can do. Red eyes it can't mend. @throws TypeError for what no camera could be told */
function expectSupported(settings: VirtualPhotoSettings, { photo, fillLightMode }: VirtualCamera): void {
  const { imageWidth = 1, imageHeight = 1, fillLightMode: light, redEyeReduction } = settings;
  checkOneOf(light, 'fillLightMode', [undefined, ...LIGHT]);
  check(Number.isFinite(imageWidth * imageHeight), 'photoSettings', 'numbers');
  const fits = isInside(imageWidth, photo.width) && isInside(imageHeight, photo.height);
  if (fits && !redEyeReduction && (light === undefined || fillLightMode.includes(light))) return;
  throw failure('NotSupportedError', 'The camera takes no such photos');
}

/** MediaStream Image Capture, section 3, for virtual cameras: where the engine has no ImageCapture, too. */
export class VirtualImageCapture {
  /** The track that photos are taken of. */
  readonly track: MediaStreamTrack;

  /**
   * @param track of a virtual camera
   * @throws DOMException NotSupportedError for an audio track
   */
  constructor(track: MediaStreamTrack) {
    if (track.kind !== 'video') throw failure('NotSupportedError', 'The track is no video track');
    this.track = track;
  }

  /**
   * Takes a photo, at the largest size of the camera by default.
   * @throws DOMException InvalidStateError, NotSupportedError
   */
  async takePhoto(settings?: VirtualPhotoSettings): Promise<Blob> {
    const { photo, device } = this.#live();
    const asked = toDictionary(settings, 'photoSettings');
    expectSupported(asked, device as unknown as VirtualCamera);
    return photo!(asked);
  }

  /** What the camera can do for photos. @throws DOMException InvalidStateError */
  async getPhotoCapabilities(): Promise<PhotoCapabilitiesLike> {
    const { photo, fillLightMode } = this.#live().device as unknown as VirtualCamera;
    const sizes = { imageWidth: upTo(photo.width), imageHeight: upTo(photo.height) };
    return { redEyeReduction: 'never', fillLightMode, ...sizes } as PhotoCapabilitiesLike;
  }

  /** What photos are like if nothing else is asked for. @throws DOMException InvalidStateError */
  async getPhotoSettings(): Promise<VirtualPhotoSettings> {
    const { photo, fillLightMode } = this.#live().device as unknown as VirtualCamera;
    const light = fillLightMode[0] && { fillLightMode: fillLightMode[0] };
    return { imageWidth: photo.width, imageHeight: photo.height, redEyeReduction: false, ...light };
  }

  /** The frame that is there. @throws DOMException InvalidStateError, UnknownError */
  async grabFrame(): Promise<ImageBitmap> {
    const { track } = this;
    expectActive(track);
    try {
      // Engines with an ImageCapture of their own hardly ever ask for it.
      const { drawFirstFrame } = await import('../core/sinks/photo-first-frame.js');
      return await drawFirstFrame(track, track);
    } catch (error) {
      throw failure('UnknownError', String(error));
    }
  }

  #live(): VirtualTrack {
    const { track } = this;
    const virtual = virtualTrackOf(track);
    if (!virtual?.photo) throw failure('NotSupportedError', 'The track is of no virtual camera');
    expectActive(track);
    return virtual;
  }
}

interface ImageCaptureGlobal {
  ImageCapture?: typeof VirtualImageCapture;
}

const MEMBERS = ['takePhoto', 'getPhotoCapabilities', 'getPhotoSettings'];

/**
 * Lets the platform's ImageCapture, or ours where it has none, photograph with virtual cameras.
 * @returns puts back what was there
 */
export function installImageCapture(): Undo {
  const scope = globalThis as unknown as ImageCaptureGlobal;
  const native = scope.ImageCapture;
  if (native) {
    const find = (capture: object): VirtualImageCapture | undefined => {
      const track = capture instanceof native ? capture.track : undefined;
      return track && virtualTrackOf(track)?.photo && new VirtualImageCapture(track);
    };
    // The engine grabs the frames of these, too, but it does not know when they are muted.
    const findInactive: typeof find = (capture) => {
      const virtual = find(capture);
      return virtual && !isActive(virtual.track) ? virtual : undefined;
    };
    const members = VirtualImageCapture.prototype;
    return all(
      takeOver(native.prototype, members, MEMBERS, find),
      takeOver(native.prototype, members, ['grabFrame'], findInactive),
    );
  }
  const value = VirtualImageCapture;
  Object.defineProperty(scope, 'ImageCapture', { value, writable: true, configurable: true });
  return () => delete scope.ImageCapture;
}
