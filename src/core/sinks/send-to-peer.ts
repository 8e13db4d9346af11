import type { CaptureSession } from '../capture-session.js';
import { checkOptions } from '../check-options.js';
import type { TrackKind } from '../errors.js';
import type { SubscribeOptions } from '../observable.js';
import { blackOut } from './black-out.js';

const KINDS: readonly TrackKind[] = ['video', 'audio'];

/** What one kind is sent with. */
interface Sent {
  readonly sender: RTCRtpSender;
  /** What the sender was told to send: until it does, its own `track` is the one before. */
  wanted: MediaStreamTrack | null;
  /** What it was seen to send: where that is gone without a word, the page took it out. */
  put: MediaStreamTrack | null;
}

/**
 * Keeps the senders of one peer connection in step with one session. It outlasts the following: a track can't be added
 * twice, and a sender that is there is used again.
 */
class PeerSink {
  readonly #session: CaptureSession;
  readonly #peer: RTCPeerConnection;
  readonly #sent = new Map<TrackKind, Sent>();
  #followers = 0;

  constructor(session: CaptureSession, peer: RTCPeerConnection) {
    this.#session = session;
    this.#peer = peer;
  }

  follow({ signal }: SubscribeOptions): () => void {
    this.#lookAgain();
    const leave = new AbortController();
    const over = AbortSignal.any([leave.signal, signal ?? leave.signal]);
    over.addEventListener('abort', () => (this.#followers -= 1));
    this.#followers += 1;
    const update = (): void => {
      // No event tells that a page closed its connection.
      if (this.#isClosed) leave.abort();
      else this.#update();
    };
    this.#session.subscribe(update, { signal: over });
    update();
    return () => leave.abort();
  }

  /** What became of the senders while nobody followed. */
  #lookAgain(): void {
    for (const [kind, sent] of this.#sent) {
      if (this.#isOut(sent)) this.#sent.delete(kind);
      else sent.wanted = sent.sender.track;
    }
  }

  get #isClosed(): boolean {
    return this.#peer.signalingState === 'closed';
  }

  /** Whether the page took out what was sent, by removeTrack() or stop(); a call on hold is none of these. */
  #isOut({ sender, put }: Sent): boolean {
    const transceiver = this.#peer.getTransceivers().find((each) => each.sender === sender);
    if (!transceiver || transceiver.direction === 'stopped') return true;
    return !!put && !sender.track && !transceiver.direction.startsWith('send');
  }

  #update(): void {
    const { stream } = this.#session;
    for (const kind of KINDS) {
      const track = stream?.getTracks().find((each) => each.kind === kind);
      const sent = this.#sent.get(kind);
      const isOut = sent && this.#isOut(sent);
      // What the page took out stays out until the user turns it on anew.
      if (isOut && !track) this.#sent.delete(kind);
      else if (sent && !isOut) this.#replace(sent, track ?? null);
      else if (track && !sent) this.#add(track, stream!);
    }
  }

  /** What is sent already, as by the page itself, is not sent twice. */
  #add(track: MediaStreamTrack, stream: MediaStream): void {
    const known = this.#peer.getSenders().find((sender) => sender.track === track);
    const sender = known ?? this.#peer.addTrack(track, stream);
    this.#sent.set(track.kind as TrackKind, { sender, wanted: track, put: track });
  }

  #replace(sent: Sent, track: MediaStreamTrack | null): void {
    if (sent.wanted === track) return;
    sent.wanted = track;
    if (!track && sent.put?.kind === 'video') void this.#takeAway(sent, sent.put);
    else this.#put(sent, track);
  }

  async #takeAway(sent: Sent, track: MediaStreamTrack): Promise<void> {
    // Without it, nothing is sent sooner.
    await blackOut(sent.sender, track.getSettings()).catch(() => {});
    if (!sent.wanted) this.#put(sent, null);
  }

  #put(sent: Sent, track: MediaStreamTrack | null): void {
    const done = (): void => void (sent.put = track);
    sent.sender.replaceTrack(track).then(done, () => this.#refused(sent, track));
  }

  /** The rare tracks that can't follow others in one encoding are sent anew; that is what negotiations are for. */
  #refused(sent: Sent, track: MediaStreamTrack | null): void {
    const { stream } = this.#session;
    if (!this.#followers || this.#isClosed || this.#isOut(sent)) return;
    if (!track || !stream?.getTracks().includes(track)) return;
    // Several changes may have been refused one after the other: the first one has seen to it.
    if (this.#peer.getSenders().some((each) => each.track === track)) return;
    this.#peer.removeTrack(sent.sender);
    this.#add(track, stream);
  }
}

const sinks = /* @__PURE__ */ new WeakMap<CaptureSession, WeakMap<RTCPeerConnection, PeerSink>>();

function sinkOf(session: CaptureSession, peer: RTCPeerConnection): PeerSink {
  const ofSession = sinks.get(session) ?? new WeakMap<RTCPeerConnection, PeerSink>();
  const sink = ofSession.get(peer) ?? new PeerSink(session, peer);
  sinks.set(session, ofSession.set(peer, sink));
  return sink;
}

/**
 * Sends what a session captures to a peer, and goes on as the session changes: another camera or microphone takes the
 * place of the one before by `replaceTrack()` (WebRTC, section 5.2.2), without a negotiation; what is turned off or
 * stopped is not sent, after a second of black, so that the far end keeps no picture of it. A kind that is captured for
 * the first time is added, which fires `negotiationneeded` once. What the page takes out of the connection itself, with
 * `removeTrack()` or by stopping its transceiver, stays out until the kind is turned on, or captured, anew. It follows
 * until the connection is closed; the connection and the session stay the caller's. Called again, it goes on with the
 * senders that are there.
 * @param options - its `signal` ends the following; the senders stay as they are then
 * @returns ends the following, too
 * @throws {TypeError} where `session` is no CaptureSession, `peerConnection` no open RTCPeerConnection, or `signal` no
 *   AbortSignal
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
  checkOptions('sendTo', options);
  if (options.signal?.aborted) return () => undefined;
  return sinkOf(session, peerConnection).follow(options);
}
