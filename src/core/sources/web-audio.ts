import { CaptureError } from '../errors.js';
import type { TrackLease } from '../track-lease.js';
import { CaptureSource } from './capture-source.js';
import { own } from './source-tracks.js';

/** Whether it gives out something that a track can be made of; contexts that are offline make none. */
const hasOutput = (node: Partial<AudioNode> | undefined): boolean =>
  typeof (node?.context as Partial<AudioContext> | undefined)?.createMediaStreamDestination === 'function' &&
  !!node?.numberOfOutputs;

/**
 * The output of any node of an audio graph (Web Audio API, MediaStreamAudioDestinationNode). The graph stays as it is;
 * its context is resumed where it waits for a user's act. Where the context is closed, the session is `ended`.
 *
 * start() rejects with `device-not-found` where the context is closed.
 * @throws {TypeError} where `node` is none, has no output, or belongs to no AudioContext: one that is offline gives out no
 *   track
 */
export function webAudioSource(node: AudioNode): CaptureSource {
  if (!hasOutput(node))
    throw new TypeError('webAudioSource: node must be an AudioNode of an AudioContext, with an output');
  const source: CaptureSource = new CaptureSource({
    open: async ({ audio }) => (audio ? [capture(node, () => source.changed())] : []),
  });
  return source;
}

function capture(node: AudioNode, onEnd: () => void): TrackLease {
  const context = node.context as AudioContext;
  if (context.state === 'closed')
    throw new CaptureError('device-not-found', { kind: 'audio', message: 'The audio context is closed' });
  const destination = context.createMediaStreamDestination();
  const track = destination.stream.getAudioTracks()[0]!;
  node.connect(destination);
  // Where nobody has done anything on the page yet, the sound begins later.
  if (context.state === 'suspended') context.resume().catch(() => {});
  const scope = new AbortController();
  const look = (): void => {
    if (context.state !== 'closed') return;
    track.stop();
    onEnd();
  };
  context.addEventListener('statechange', look, scope);
  const close = (): void => {
    scope.abort();
    disconnect(node, destination);
  };
  return own(track, { close });
}

function disconnect(node: AudioNode, destination: AudioNode): void {
  try {
    node.disconnect(destination);
  } catch {
    // The page did that already, as by a disconnect() from everything.
  }
}
