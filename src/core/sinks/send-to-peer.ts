import type { CaptureSession } from '../capture-session.js';
import type { TrackKind } from '../errors.js';
import type { SubscribeOptions } from '../observable.js';

const KINDS: readonly TrackKind[] = ['video', 'audio'];

/** Keeps the senders of one peer connection in step with one session. */
class PeerSink {
  readonly #session: CaptureSession;
  readonly #peer: RTCPeerConnection;
  readonly #senders = new Map<TrackKind, RTCRtpSender>();
  /** What each sender was told to send: until it does, its own `track` is the one before. */
  readonly #wanted = new WeakMap<RTCRtpSender, MediaStreamTrack | null>();
  readonly #leave = new AbortController();

  /** Aborts where the following is over, whoever ended it. */
  readonly #over: AbortSignal;

  constructor(session: CaptureSession, peer: RTCPeerConnection, { signal }: SubscribeOptions) {
    this.#session = session;
    this.#peer = peer;
    const own = this.#leave.signal;
    this.#over = AbortSignal.any([own, signal ?? own]);
    session.subscribe(() => this.#update(), { signal: this.#over });
    this.#update();
  }

  stop = (): void => this.#leave.abort();

  #update(): void {
    // No event tells that a page closed its connection.
    if (this.#peer.signalingState === 'closed') return this.stop();
    const { stream } = this.#session;
    for (const kind of KINDS) {
      const track = stream?.getTracks().find((each) => each.kind === kind);
      const sender = this.#senders.get(kind);
      if (sender) this.#replace(sender, track ?? null);
      else if (track) this.#senders.set(kind, this.#add(track, stream!));
    }
  }

  /** What is sent already, as by a sendTo() before this one, is not sent twice. */
  #add(track: MediaStreamTrack, stream: MediaStream): RTCRtpSender {
    const known = this.#peer.getSenders().find((sender) => sender.track === track);
    const sender = known ?? this.#peer.addTrack(track, stream);
    this.#wanted.set(sender, track);
    return sender;
  }

  #replace(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
    if (this.#wanted.get(sender) === track) return;
    this.#wanted.set(sender, track);
    sender.replaceTrack(track).catch(() => this.#refused(sender, track));
  }

  /** The rare tracks that can't follow others in one encoding are sent anew; that is what negotiations are for. */
  #refused(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
    const { stream } = this.#session;
    const isOver = this.#over.aborted || this.#peer.signalingState === 'closed';
    if (isOver || !track || !stream?.getTracks().includes(track)) return;
    const kind = track.kind as TrackKind;
    // Several changes may have been refused one after the other: the first one has seen to it.
    if (this.#peer.getSenders().some((each) => each.track === track)) return;
    this.#peer.removeTrack(sender);
    this.#senders.set(kind, this.#add(track, stream));
  }
}

/**
 * Sends what a session captures to a peer, and goes on as the session changes: another camera or microphone takes the
 * place of the one before by `replaceTrack()` (WebRTC, section 5.2.2), without a negotiation; what is turned off or
 * stopped is not sent. A kind that is captured for the first time is added, which fires `negotiationneeded` once.
 * It follows until the connection is closed; the connection and the session stay the caller's.
 * @param options - its `signal` ends the following; the senders stay as they are then
 * @returns ends the following, too
 * @throws {TypeError} where `session` is no CaptureSession, or `peerConnection` no open RTCPeerConnection
 */
export function sendTo(
  session: CaptureSession,
  peerConnection: RTCPeerConnection,
  options: SubscribeOptions = {},
): () => void {
  if (typeof session?.subscribe !== 'function')
    throw new TypeError('sendTo: session must be a CaptureSession');
  if (typeof peerConnection?.addTrack !== 'function' || peerConnection.signalingState === 'closed')
    throw new TypeError('sendTo: peerConnection must be an open RTCPeerConnection');
  if (options.signal?.aborted) return () => undefined;
  return new PeerSink(session, peerConnection, options).stop;
}
