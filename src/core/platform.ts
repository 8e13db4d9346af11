/**
 * The part of the browser that the core touches: the seam through which virtual devices, or a test's own, come in.
 */
export interface CapturePlatform {
  /** `navigator.mediaDevices`; missing in an insecure context, in Node and in some web views. */
  readonly mediaDevices?: MediaDevices | undefined;
  /** `navigator.permissions`; where it is missing, states are learnt from the outcome of requests. */
  readonly permissions?: Pick<Permissions, 'query'> | undefined;
  /** The `ImageCapture` constructor; missing in Firefox. */
  readonly ImageCapture?: ImageCaptureConstructor | undefined;
  /** Whether the page is a secure context: capture works in no other. */
  readonly isSecureContext: boolean;
  /** Whether what it opens is over once it ends, as a shared screen is: a lost device may be replaced. */
  readonly ends?: boolean | undefined;
  /** What it captures in the place of devices: `display`, `canvas`, … */
  readonly source?: string | undefined;
  /** Whether Permissions Policy lets this document use the feature; undefined where the engine does not tell. */
  allowsFeature?(feature: 'camera' | 'microphone' | 'display-capture'): boolean | undefined;
}

/** What the kit uses of the ImageCapture API (MediaStream Image Capture, section 3). */
export interface ImageCaptureLike {
  takePhoto(settings?: { imageWidth?: number; imageHeight?: number }): Promise<Blob>;
  grabFrame(): Promise<ImageBitmap>;
  getPhotoCapabilities(): Promise<PhotoCapabilitiesLike>;
}

/** The sizes, in pixels, that a camera can take photos in. */
export interface PhotoCapabilitiesLike {
  readonly imageWidth?: { readonly max: number; readonly min: number; readonly step: number };
  readonly imageHeight?: { readonly max: number; readonly min: number; readonly step: number };
}

/** Constructs an ImageCapture for a live video track. */
export type ImageCaptureConstructor = new (track: MediaStreamTrack) => ImageCaptureLike;

interface PolicyDocument {
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

/**
 * The browser itself. Each member is read when it is asked for, so that importing works anywhere (server-side
 * rendering too), and devices that are installed later are seen.
 */
export const browserPlatform: CapturePlatform = {
  get mediaDevices() {
    return globalThis.navigator?.mediaDevices;
  },
  get permissions() {
    return globalThis.navigator?.permissions;
  },
  get ImageCapture() {
    return (globalThis as { ImageCapture?: ImageCaptureConstructor }).ImageCapture;
  },
  get isSecureContext() {
    return globalThis.isSecureContext ?? false;
  },
  allowsFeature(feature) {
    return (globalThis.document as (Document & PolicyDocument) | undefined)?.featurePolicy?.allowsFeature(
      feature,
    );
  },
};
