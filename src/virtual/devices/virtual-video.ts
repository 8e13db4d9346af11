import { FrameOutput } from '../frames/frame-output.js';
import {
  modeFor,
  viewOf,
  type Controls,
  type PictureSettings,
  type Size,
  type View,
} from '../frames/view.js';
import type { Picture } from '../pictures/pictures.js';
import type { SourceOutput, VirtualPhotoSettings } from './virtual-device.js';

/** What films. */
export interface VideoSource {
  readonly modes: readonly Size[];
  readonly controls: Controls;
  readonly picture: Picture;
  readonly muted: boolean;
  /** The size of its largest photo. */
  readonly photo?: Size | undefined;
}

/** Films at these settings; a width and a height have to be among them. */
export function openVideo(source: VideoSource, settings: MediaTrackSettings): SourceOutput {
  let current = settings as PictureSettings;
  let muted = source.muted;
  const view = (): View => {
    const { width = 640, height = 480 } = current;
    const size = { width, height };
    return { ...viewOf(modeFor(source.modes, size), size, current, source.controls), muted };
  };
  const output = new FrameOutput(source.picture, view(), settings.frameRate ?? 30);
  const { photo: largest } = source;
  return {
    track: output.track,
    close: () => output.close(),
    configure(settings) {
      if (settings.frameRate !== current.frameRate) output.setRate(settings.frameRate ?? 30);
      current = settings as PictureSettings;
      output.show(view());
    },
    setMuted(value) {
      muted = value;
      output.show(view());
    },
    ...(largest && {
      photo: async ({ imageWidth, imageHeight, fillLightMode }: VirtualPhotoSettings = {}) => {
        const { width, height } = largest;
        // Where one side is asked for, the other one follows from it.
        const size = {
          width: fit(imageWidth ?? ((imageHeight ?? height) * width) / height, width),
          height: fit(imageHeight ?? ((imageWidth ?? width) * height) / width, height),
        };
        const lit = fillLightMode === 'flash' ? { ...current, torch: true } : current;
        return output.photo({ ...viewOf(largest, size, lit, source.controls), muted });
      },
    }),
  };
}

const fit = (wanted: number, largest: number): number => Math.min(Math.max(Math.round(wanted), 1), largest);
