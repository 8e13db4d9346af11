import { Shadows, takeOver } from './take-over.js';
import type { VirtualHost } from './virtual-host.js';
import { virtualTrackOf, type VirtualTrack } from './virtual-track.js';

/** In the place of members of MediaStream. */
class VirtualStream {
  /** Of a stream with virtual tracks: clones each as what it is. */
  clone(this: MediaStream): MediaStream {
    return new MediaStream(this.getTracks().map((track) => track.clone()));
  }
}

const find = (stream: object): object | undefined =>
  stream instanceof MediaStream && stream.getTracks().some(virtualTrackOf) ? stream : undefined;
const NAMES = ['clone'];
const shadows = new Shadows(VirtualStream.prototype, NAMES, find);

/** A stream of virtual tracks, whose clones are such too. */
export function createStream(host: VirtualHost, tracks: readonly VirtualTrack[]): MediaStream {
  const stream = new MediaStream(tracks.map(({ track }) => track));
  if (!host.installed) Object.setPrototypeOf(stream, shadows.over(MediaStream.prototype));
  return stream;
}

/** Lets the platform's streams clone virtual tracks as such. @returns puts back what was there */
export const installStreams = (): (() => void) =>
  takeOver(MediaStream.prototype, VirtualStream.prototype, NAMES, find);
