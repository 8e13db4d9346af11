import { kindsIn } from '../constraints/kinds-in.js';
import type { TrackKind } from '../errors.js';
import { CaptureError } from '../errors.js';
import { poll } from '../tracks/poll.js';
import type { TrackLease } from '../track-lease.js';
import { CaptureSource } from './capture-source.js';
import { borrow, pickTracks, type BorrowedLease } from './source-tracks.js';

const BOTH: MediaStreamConstraints = { video: true, audio: true };

/** The remote tracks of a connection: where the other side sends nothing, there is a track all the same. */
class RemoteTracks {
  readonly #connection: RTCPeerConnection;
  readonly #announced = new WeakSet<MediaStreamTrack>();
  readonly #held = new Set<BorrowedLease>();
  readonly #onChange: () => void;
  #seen = '';

  constructor(connection: RTCPeerConnection, onChange: () => void) {
    this.#connection = connection;
    this.#onChange = onChange;
    connection.addEventListener('track', ({ track }) => {
      this.#announced.add(track);
      this.#look();
    });
    for (const type of ['connectionstatechange', 'signalingstatechange'])
      connection.addEventListener(type, this.#look);
    this.#look();
  }

  /** Why nothing more is to come. */
  get over(): string | undefined {
    const { signalingState, connectionState } = this.#connection;
    if (connectionState === 'failed') return 'The connection has failed';
    const transports = this.#transports;
    const isHungUp = transports.length > 0 && transports.every(({ state }) => state === 'closed');
    return isHungUp || signalingState === 'closed' ? 'The connection is closed' : undefined;
  }

  /** Those that are sent; first what delivers at the moment. */
  pick(constraints: MediaStreamConstraints): MediaStreamTrack[] {
    const sent = this.#sent;
    const delivering = sent.filter(({ muted }) => !muted);
    return pickTracks([...delivering, ...sent], constraints);
  }

  get #sent(): MediaStreamTrack[] {
    if (this.over) return [];
    return this.#connection
      .getTransceivers()
      .filter(({ currentDirection, receiver }) =>
        currentDirection ? /recv/.test(currentDirection) : this.#announced.has(receiver.track),
      )
      .map(({ receiver }) => receiver.track);
  }

  lease(track: MediaStreamTrack): TrackLease {
    const lease: BorrowedLease = borrow(track, {
      close: () => this.#held.delete(lease),
      // They are muted until the first frame comes, and where the other side has turned something off.
      muted: () => this.#isLost,
    });
    this.#held.add(lease);
    return lease;
  }

  get #isLost(): boolean {
    return this.#connection.connectionState === 'disconnected';
  }

  get #transports(): RTCDtlsTransport[] {
    return this.#connection
      .getTransceivers()
      .flatMap(({ direction, receiver }) => (direction === 'stopped' ? [] : (receiver.transport ?? [])));
  }

  /** Where the other side hangs up, its transport says so at once, the connection some 20 s later. */
  readonly #look = (): void => {
    for (const transport of this.#transports) transport.addEventListener('statechange', this.#look);
    const sent = this.#sent;
    // Where nothing at all is sent, the call is on hold, and the same tracks go on after that.
    if (this.over || sent.length)
      for (const lease of this.#held) if (!sent.includes(lease.track)) lease.end();
    // Of most steps of a connection nothing is to be seen.
    const seen = [this.over, this.#isLost, ...this.pick(BOTH).map(({ id }) => id)].join();
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#onChange();
  };
}

/**
 * What the other side of a connection sends (WebRTC, section 5): the first live remote track of each kind, used as it
 * is and never stopped. start() waits until there is one; what comes later is taken in. With the last one, and where the
 * other side hangs up or the connection fails, the session is `ended`; it is `interrupted` while the connection is lost.
 *
 * start() rejects with `device-not-found` where the connection is closed or has failed.
 * @throws {TypeError} where `connection` is none
 */
export function peerSource(connection: RTCPeerConnection): CaptureSource {
  if (typeof connection?.getTransceivers !== 'function')
    throw new TypeError('peerSource: connection must be an RTCPeerConnection');
  const source: CaptureSource = new CaptureSource({
    open: async (constraints, signal) => {
      await untilSent(remote, source, constraints, signal);
      return remote.pick(constraints).map((track) => remote.lease(track));
    },
    kinds: () => remote.pick(BOTH).map(({ kind }) => kind as TrackKind),
  });
  const remote = new RemoteTracks(connection, () => source.changed());
  return source;
}

async function untilSent(
  remote: RemoteTracks,
  { mediaDevices }: CaptureSource,
  constraints: MediaStreamConstraints,
  signal: AbortSignal | undefined,
): Promise<void> {
  while (!signal?.aborted && !remote.pick(constraints).length) {
    const message = remote.over;
    if (message) throw new CaptureError('device-not-found', { kind: kindsIn(constraints)[0], message });
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
