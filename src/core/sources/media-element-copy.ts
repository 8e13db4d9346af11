import { CaptureError } from '../errors.js';
import { acquireAudioContext, releaseAudioContext } from '../shared-audio-context.js';
import { hasPicture } from './cross-origin.js';
import type { Captured } from './source-tracks.js';

/** Captures an element where the engine can't: its picture painted on a canvas, its sound led through Web Audio. */
export async function copyElement(
  element: HTMLMediaElement,
  { video, audio }: MediaStreamConstraints,
): Promise<Captured[]> {
  const copies: Captured[] = [];
  if (audio && hasSound(element)) copies.push(copySound(element));
  if (video && hasPicture(element)) copies.push(copyPicture(element));
  return copies;
}

/** Engines tell whether there is sound each in a way of its own, or not at all: then there may be. */
function hasSound(element: HTMLMediaElement): boolean {
  const { mozHasAudio, audioTracks } = element as HTMLMediaElement & {
    mozHasAudio?: boolean;
    audioTracks?: { length: number };
  };
  return mozHasAudio ?? (audioTracks ? audioTracks.length > 0 : true);
}

function copyPicture(video: HTMLVideoElement): Captured {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  let next = 0;
  const paint = (): void => {
    const { videoWidth: width, videoHeight: height } = video;
    // To set a size clears the canvas.
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0);
    next = video.requestVideoFrameCallback(paint);
  };
  paint();
  const track = canvas.captureStream().getVideoTracks()[0]!;
  return [track, () => video.cancelVideoFrameCallback(next)];
}

const nodes = new WeakMap<HTMLMediaElement, AudioNode>();

function copySound(element: HTMLMediaElement): Captured {
  const node = nodes.get(element) ?? leadThrough(element);
  const destination = (node.context as AudioContext).createMediaStreamDestination();
  node.connect(destination);
  return [destination.stream.getAudioTracks()[0]!, () => node.disconnect(destination)];
}

/** An element can be led into one audio graph only, once and for all: from the first one on it stays open. */
function leadThrough(element: HTMLMediaElement): AudioNode {
  const context = acquireAudioContext();
  try {
    const node = context.createMediaElementSource(element);
    // From now on it is heard from here.
    node.connect(context.destination);
    nodes.set(element, node);
    return node;
  } catch (cause) {
    releaseAudioContext();
    const message = 'The element is part of an audio graph already: capture that with webAudioSource()';
    throw new CaptureError('device-in-use', { kind: 'audio', message, cause });
  }
}
