/** A call between two ends of this page: what is added to `near` arrives at `far`. */
export interface Loopback {
  readonly near: RTCPeerConnection;
  readonly far: RTCPeerConnection;
}

let open: Loopback | undefined;

/** Takes up a call, which negotiates by itself. It stays one and the same until hangUp(). */
export function loopback(): Loopback {
  return (open ??= callUp());
}

/** Ends the call: how stories that use it end. */
export function hangUp(): void {
  open?.near.close();
  open?.far.close();
  open = undefined;
}

function callUp(): Loopback {
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => void (candidate && far.addIceCandidate(candidate));
  far.onicecandidate = ({ candidate }) => void (candidate && near.addIceCandidate(candidate));
  near.onnegotiationneeded = () => void negotiate({ near, far });
  return { near, far };
}

async function negotiate({ near, far }: Loopback): Promise<void> {
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
}
