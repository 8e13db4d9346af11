const GESTURES = ['pointerup', 'click', 'keydown'] as const;

let context: AudioContext | undefined;
let users = 0;

/** Where the page may not play yet, the next gesture of its user lets it. */
function resume(): void {
  // Engines that wait for a gesture leave this pending: nobody waits for it.
  context?.resume().catch(() => undefined);
}

/**
 * The one AudioContext of the page, for what only listens or makes sounds by itself. Browsers allow few of them, and each
 * costs a thread. Whoever takes it calls releaseAudioContext() once; with the last one it is closed.
 */
export function acquireAudioContext(): AudioContext {
  if (!context) {
    context = new AudioContext();
    for (const gesture of GESTURES) addEventListener(gesture, resume, true);
  }
  users += 1;
  resume();
  return context;
}

/** Ends what one acquireAudioContext() began. */
export function releaseAudioContext(): void {
  users -= 1;
  if (users) return;
  for (const gesture of GESTURES) removeEventListener(gesture, resume, true);
  context?.close().catch(() => undefined);
  context = undefined;
}
