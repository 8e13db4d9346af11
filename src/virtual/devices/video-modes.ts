import type { SettingRange, SettingsSpace } from '../../core/constraints/settings-space.js';
import type { VideoMode } from '../frames/view.js';

const mode = (width: number, height: number): VideoMode => ({ width, height, frameRate: 30 });

/** What cameras and screens commonly have, at up to 30 frames a second. */
export const VGA = mode(640, 480);
/** 1280 × 720 pixels. */
export const HD = mode(1280, 720);
/** 1920 × 1080 pixels. */
export const FULL_HD = mode(1920, 1080);
/** 3840 × 2160 pixels. */
export const UHD = mode(3840, 2160);

/** All whole numbers from 1 on. */
export const upTo = (max: number): Required<SettingRange> => ({ min: 1, max, step: 1 });

const from1 = (max: number): SettingRange => ({ min: 1, max });

/** A mode without cropping and scaling. */
export const nativeSpace = ({ width, height, frameRate }: VideoMode): SettingsSpace => ({
  width: [width],
  height: [height],
  frameRate: from1(frameRate),
  resizeMode: ['none'],
});

/** What is cropped and scaled from a mode. */
export const scaledSpace = ({ width, height, frameRate }: VideoMode): SettingsSpace => ({
  width: upTo(width),
  height: upTo(height),
  frameRate: from1(frameRate),
  resizeMode: ['crop-and-scale'],
});

/** What getCapabilities() says of a source that has a mode and all below. */
export const capabilitiesUpTo = ({ width, height, frameRate }: VideoMode): Record<string, unknown> => ({
  width: from1(width),
  height: from1(height),
  frameRate: from1(frameRate),
  resizeMode: ['none', 'crop-and-scale'],
});
