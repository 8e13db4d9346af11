import { kindsIn } from '../constraints/kinds-in.js';
import type { TrackKind } from '../errors.js';
import { CaptureError } from '../errors.js';
import { poll } from '../tracks/poll.js';
import { CaptureSource } from './capture-source.js';
import { borrow, pickTracks } from './source-tracks.js';

const BOTH: MediaStreamConstraints = { video: true, audio: true };

/** The remote tracks of a connection: where the other side sends nothing, there is a track all the same. */
class RemoteTracks {
  readonly #connection: RTCPeerConnection;
  readonly #announced = new WeakSet<MediaStreamTrack>();

  constructor(connection: RTCPeerConnection, onChange: () => void) {
    this.#connection = connection;
    connection.addEventListener('track', ({ track }) => {
      this.#announced.add(track);
      onChange();
    });
    connection.addEventListener('connectionstatechange', onChange);
  }

  get isClosed(): boolean {
    return this.#connection.signalingState === 'closed';
  }

  /** Those that are sent; first what delivers at the moment. */
  pick(constraints: MediaStreamConstraints): MediaStreamTrack[] {
    const sent = this.#connection
      .getTransceivers()
      .filter(({ currentDirection, receiver }) =>
        currentDirection ? /recv/.test(currentDirection) : this.#announced.has(receiver.track),
      )
      .map(({ receiver }) => receiver.track);
    const delivering = sent.filter(({ muted }) => !muted);
    return pickTracks([...delivering, ...sent], constraints);
  }
}

/**
 * What the other side of a connection sends (WebRTC, section 5): the first live remote track of each kind, used as it
 * is and never stopped. start() waits until there is one; what comes later is taken in, and with the last one the
 * session is `ended`.
 *
 * start() rejects with `device-not-found` where the connection is closed.
 * @throws {TypeError} where `connection` is none
 */
export function peerSource(connection: RTCPeerConnection): CaptureSource {
  if (typeof connection?.getTransceivers !== 'function')
    throw new TypeError('peerSource: connection must be an RTCPeerConnection');
  const remote = new RemoteTracks(connection, () => source.changed());
  const source: CaptureSource = new CaptureSource({
    open: async (constraints, signal) => {
      await untilSent(remote, source, constraints, signal);
      return remote.pick(constraints).map(borrow);
    },
    kinds: () => remote.pick(BOTH).map(({ kind }) => kind as TrackKind),
  });
  return source;
}

async function untilSent(
  remote: RemoteTracks,
  { mediaDevices }: CaptureSource,
  constraints: MediaStreamConstraints,
  signal: AbortSignal | undefined,
): Promise<void> {
  while (!signal?.aborted && !remote.pick(constraints).length) {
    if (remote.isClosed)
      throw new CaptureError('device-not-found', {
        kind: kindsIn(constraints)[0],
        message: 'The connection is closed',
      });
    await changed(mediaDevices, signal);
  }
}

/** Waits for a change, or a second: no event tells that this page closed the connection. */
function changed(devices: EventTarget, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      leave();
      devices.removeEventListener('devicechange', done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const leave = poll(done);
    devices.addEventListener('devicechange', done);
    signal?.addEventListener('abort', done);
  });
}
