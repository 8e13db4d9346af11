import { CaptureError } from '../errors.js';
import { acquireAudioContext } from '../shared-audio-context.js';
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
  try {
    if (video && element instanceof HTMLVideoElement && element.videoWidth) leases.push(copyPicture(element));
    if (audio && hasSound(element)) leases.push(copySound(element));
  } catch (error) {
    for (const lease of leases) lease.release();
    throw error;
  }
  const scope = new AbortController();
  const end = (): void => {
    scope.abort();
    for (const { track } of leases) track.stop();
    onEnd();
  };
  for (const type of ['ended', 'emptied']) element.addEventListener(type, end, scope);
  return leases;
}

/** Engines tell whether there is sound each in a way of its own, or not at all: then there may be. */
function hasSound(element: HTMLMediaElement): boolean {
  const { mozHasAudio, audioTracks } = element as HTMLMediaElement & {
    mozHasAudio?: boolean;
    audioTracks?: { length: number };
  };
  return mozHasAudio ?? (audioTracks ? audioTracks.length > 0 : true);
}

function copyPicture(video: HTMLVideoElement): TrackLease {
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
    return own(stream.getVideoTracks()[0]!, cancel);
  } catch (error) {
    cancel();
    throw error;
  }
}

/** An element can be led into one audio graph only, once and for all: from the first one on it stays open. */
let context: AudioContext | undefined;
const nodes = new WeakMap<HTMLMediaElement, AudioNode>();

function copySound(element: HTMLMediaElement): TrackLease {
  context ??= acquireAudioContext();
  const node = nodes.get(element) ?? leadThrough(element, context);
  const destination = context.createMediaStreamDestination();
  node.connect(destination);
  return own(destination.stream.getAudioTracks()[0]!, () => node.disconnect(destination));
}

function leadThrough(element: HTMLMediaElement, graph: AudioContext): AudioNode {
  try {
    const node = graph.createMediaElementSource(element);
    // From now on it is heard from here.
    node.connect(graph.destination);
    nodes.set(element, node);
    return node;
  } catch (cause) {
    const message = 'The element is part of an audio graph already: capture that with webAudioSource()';
    throw new CaptureError('device-in-use', { kind: 'audio', message, cause });
  }
}
