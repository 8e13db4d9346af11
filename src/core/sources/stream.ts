import { CaptureSource } from './capture-source.js';
import { borrow, pickTracks } from './source-tracks.js';

/**
 * A stream that the page has, whatever it comes from. Its tracks are used as they are, a live one of each kind,
 * and never stopped: whoever opened the stream stops it. A track that something else than script adds is taken in.
 * @throws {TypeError} where `stream` is none
 */
export function streamSource(stream: MediaStream): CaptureSource {
  if (typeof stream?.getTracks !== 'function')
    throw new TypeError('streamSource: stream must be a MediaStream');
  const both = { video: true, audio: true };
  const source = new CaptureSource({
    open: async (constraints) => pickTracks(stream.getTracks(), constraints).map((track) => borrow(track)),
    kinds: () => pickTracks(stream.getTracks(), both).map(({ kind }) => kind as 'audio' | 'video'),
  });
  stream.addEventListener('addtrack', () => source.changed());
  return source;
}
