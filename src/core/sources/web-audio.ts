import type { TrackLease } from '../track-lease.js';
import { CaptureSource } from './capture-source.js';
import { own } from './source-tracks.js';

/**
 * The output of any node of an audio graph (Web Audio API, MediaStreamAudioDestinationNode). The graph stays as it is;
 * its context is resumed where it waits for a user's act.
 * @throws {TypeError} where `node` is none, or belongs to no AudioContext: one that is offline gives out no track
 */
export function webAudioSource(node: AudioNode): CaptureSource {
  if (!(node instanceof AudioNode && node.context instanceof AudioContext))
    throw new TypeError('webAudioSource: node must be an AudioNode of an AudioContext');
  return new CaptureSource({
    open: async ({ audio }) => (audio ? [capture(node, node.context as AudioContext)] : []),
  });
}

function capture(node: AudioNode, context: AudioContext): TrackLease {
  const destination = context.createMediaStreamDestination();
  node.connect(destination);
  // Where nobody has done anything on the page yet, the sound begins later.
  if (context.state === 'suspended') context.resume().catch(() => {});
  const disconnect = (): void => {
    try {
      node.disconnect(destination);
    } catch {
      // The page did that already, as by a disconnect() from everything.
    }
  };
  return own(destination.stream.getAudioTracks()[0]!, { close: disconnect });
}
