import { CaptureError } from '../errors.js';
import { acquireAudioContext, releaseAudioContext } from '../shared-audio-context.js';
import type { TrackLease } from '../track-lease.js';
import { mayRead } from './cross-origin.js';
import { own } from './source-tracks.js';

/**
 * Captures an element where the engine can't: its picture painted on a canvas, its sound led through Web Audio.
 * @param onEnd - called when the playback has ended, and with it the tracks
 */
export function copyElement(
  element: HTMLMediaElement,
  { video, audio }: MediaStreamConstraints,
  onEnd: () => void,
): TrackLease[] {
  const leases: TrackLease[] = [];
  const take = (copy: Copy): unknown => leases.push(ownWhilePlayed(element, copy, onEnd));
  try {
    if (video && element instanceof HTMLVideoElement && element.videoWidth) take(copyPicture(element));
    if (audio && hasSound(element)) take(copySound(element));
  } catch (error) {
    for (const lease of leases) lease.release();
    throw error;
  }
  return leases;
}

/** A track, and what ends the copying. */
type Copy = readonly [track: MediaStreamTrack, close: () => void];

function ownWhilePlayed(element: HTMLMediaElement, [track, close]: Copy, onEnd: () => void): TrackLease {
  const scope = new AbortController();
  const end = (): void => {
    track.stop();
    onEnd();
  };
  for (const type of ['ended', 'emptied']) element.addEventListener(type, end, scope);
  return own(track, () => {
    scope.abort();
    close();
  });
}

/** Engines tell whether there is sound each in a way of its own, or not at all: then there may be. */
function hasSound(element: HTMLMediaElement): boolean {
  const { mozHasAudio, audioTracks } = element as HTMLMediaElement & {
    mozHasAudio?: boolean;
    audioTracks?: { length: number };
  };
  return mozHasAudio ?? (audioTracks ? audioTracks.length > 0 : true);
}

function copyPicture(video: HTMLVideoElement): Copy {
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
  const cancel = (): void => video.cancelVideoFrameCallback(next);
  try {
    // What may not be read makes the canvas unreadable; only some engines refuse to capture that.
    const stream = mayRead(() => (context.getImageData(0, 0, 1, 1), canvas.captureStream()));
    return [stream.getVideoTracks()[0]!, cancel];
  } catch (error) {
    cancel();
    throw error;
  }
}

const nodes = new WeakMap<HTMLMediaElement, AudioNode>();

function copySound(element: HTMLMediaElement): Copy {
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
