/**
 * Runs `act` while frames of the screen come only when it says so, each at a time of its choice: in ms, on the clock of
 * `performance.now()`. What is drawn then does not depend on how fast the machine is.
 */
export async function withFramesByHand(act: (next: (time: number) => void) => Promise<void>): Promise<void> {
  const { requestAnimationFrame } = window;
  let due: FrameRequestCallback[] = [];
  window.requestAnimationFrame = (callback) => {
    due.push(callback);
    // The id of no real request: it can be cancelled without harm.
    return 0;
  };
  const next = (time: number): void => {
    const now = due;
    due = [];
    for (const callback of now) callback(time);
  };
  try {
    await act(next);
  } finally {
    window.requestAnimationFrame = requestAnimationFrame;
  }
}
