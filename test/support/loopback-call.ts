/** A candidate may come after a test has closed the other end. */
function tell(end: RTCPeerConnection, candidate: RTCIceCandidate | null): void {
  if (candidate && end.signalingState !== 'closed') void end.addIceCandidate(candidate);
}

/** A call between two ends of this page. */
export class LoopbackCall {
  readonly near = new RTCPeerConnection();
  readonly far = new RTCPeerConnection();
  /** How often the near end wanted to negotiate. */
  negotiations = 0;
  /** What arrived at the far end. */
  readonly received = new MediaStream();

  constructor() {
    const { near, far } = this;
    near.onicecandidate = ({ candidate }) => tell(far, candidate);
    far.onicecandidate = ({ candidate }) => tell(near, candidate);
    far.ontrack = ({ track }) => this.received.addTrack(track);
    near.onnegotiationneeded = () => void (this.negotiations += 1);
  }

  /** Takes up the call, and settles what is sent anew. */
  async connect(): Promise<void> {
    const { near, far } = this;
    await near.setLocalDescription();
    await far.setRemoteDescription(near.localDescription!);
    await far.setLocalDescription();
    await near.setRemoteDescription(far.localDescription!);
  }

  /** Hangs up. */
  close(): void {
    this.near.close();
    this.far.close();
  }
}
