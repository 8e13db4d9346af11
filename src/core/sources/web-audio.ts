import { CaptureSource } from './capture-source.js';
import { own } from './source-tracks.js';

/**
 * The output of any node of an audio graph (Web Audio API, MediaStreamAudioDestinationNode). The graph stays as it is;
 * its context is resumed where it waits for a user's act.
 * @throws {TypeError} where `node` is none
 */
export function webAudioSource(node: AudioNode): CaptureSource {
  if (!(node instanceof AudioNode)) throw new TypeError('webAudioSource: node must be an AudioNode');
  return new CaptureSource({
    open: async ({ audio }) => {
      if (!audio) return [];
      const context = node.context as AudioContext;
      const destination = context.createMediaStreamDestination();
      node.connect(destination);
      // Where nobody has done anything on the page yet, the sound begins later.
      if (context.state === 'suspended') context.resume().catch(() => {});
      return [own(destination.stream.getAudioTracks()[0]!, () => node.disconnect(destination))];
    },
  });
}
