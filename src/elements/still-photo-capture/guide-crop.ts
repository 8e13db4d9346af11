import type { PhotoCrop } from '../../core/sinks/still-photo.js';

/**
 * The place of the guide in `root`, as fractions of the upright, unmirrored picture that `video` shows; undefined
 * without a guide that is over the picture.
 */
export function guideCrop(
  root: ParentNode,
  video: HTMLVideoElement,
  mirrored: boolean,
): PhotoCrop | undefined {
  const guide = root.querySelector<HTMLSlotElement>('slot[name=guide]')?.assignedElements()[0];
  if (!guide || !video.videoWidth) return undefined;
  const box = video.getBoundingClientRect();
  const rect = guide.getBoundingClientRect();
  const [width, height] = shownSize(video, box);
  // What `object-fit: cover` cuts off is outside the box, on both sides alike.
  const left = (rect.left - box.left - (box.width - width) / 2) / width;
  const top = (rect.top - box.top - (box.height - height) / 2) / height;
  const fraction = rect.width / width;
  const fractionDown = rect.height / height;
  const covers = Math.min(fraction, fractionDown, 1 - left, 1 - top, left + fraction, top + fractionDown) > 0;
  if (!covers) return undefined;
  return { x: mirrored ? 1 - left - fraction : left, y: top, width: fraction, height: fractionDown };
}

/** The size, in CSS px, at which the whole picture would be drawn. */
function shownSize(video: HTMLVideoElement, box: DOMRect): [width: number, height: number] {
  const { videoWidth, videoHeight } = video;
  const scales = [box.width / videoWidth, box.height / videoHeight] as const;
  const fit = getComputedStyle(video).objectFit;
  if (fit === 'fill') return [box.width, box.height];
  const scale = fit === 'cover' ? Math.max(...scales) : fit === 'none' ? 1 : Math.min(...scales);
  return [videoWidth * scale, videoHeight * scale];
}
