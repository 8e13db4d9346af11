/**
 * Fails a test that leaves a track live. The configuration puts an import of this file at the top of every test
 * file, so that the wrappers are in place before anything asks for a device.
 */
import { fixtureCleanup } from '@open-wc/testing';
import { resetPermissions } from './permissions.js';
import { waitFor } from './wait.js';

/** A track may end a moment after its test, on a slow machine some moments: that is a grace, not a leak. */
const GRACE_MS = 10_000;

const tracks = new Set<MediaStreamTrack>();
let pending = 0;

/** The tracks that were opened or cloned on this page and are live now. */
export function liveTracks(): MediaStreamTrack[] {
  return [...tracks].filter((track) => track.readyState === 'live');
}

function recordOpened(name: 'getUserMedia' | 'getDisplayMedia'): void {
  const original = MediaDevices.prototype[name];
  if (!original) return;
  MediaDevices.prototype[name] = async function (this: MediaDevices, ...args) {
    pending += 1;
    try {
      const stream = await original.apply(this, args);
      for (const track of stream.getTracks()) tracks.add(track);
      return stream;
    } finally {
      pending -= 1;
    }
  };
}

function recordClones(): void {
  const { clone } = MediaStreamTrack.prototype;
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    tracks.add(copy);
    return copy;
  };
  const cloneStream = MediaStream.prototype.clone;
  MediaStream.prototype.clone = function (this: MediaStream) {
    const copy = cloneStream.call(this);
    for (const track of copy.getTracks()) tracks.add(track);
    return copy;
  };
}

recordOpened('getUserMedia');
recordOpened('getDisplayMedia');
recordClones();

/**
 * Waits a moment for tracks to end, and stops those that did not.
 * @throws Error that names the tracks that were live after the grace
 */
export async function expectNoLiveTracks(grace = GRACE_MS): Promise<void> {
  try {
    // A request that is still under way may yet bring tracks that nobody waits for any more.
    await waitFor(() => pending === 0 && liveTracks().length === 0, { timeout: grace });
  } catch {
    const left = liveTracks();
    for (const track of left) track.stop();
    if (left.length === 0) throw new Error(`${pending} request(s) for a device unanswered after the test`);
    const names = left.map(({ kind, label, id }) => `${kind} "${label}" (${id})`);
    throw new Error(`${left.length} track(s) still live after the test: ${names.join(', ')}`);
  } finally {
    tracks.clear();
  }
}

// It marks the test: a hook that throws would end the whole file.
afterEach(async function leavesNoTrackLive() {
  // What a fixture holds open is not a leak; its elements let go once they are out of the document.
  fixtureCleanup();
  await resetPermissions();
  await expectNoLiveTracks().catch((error: unknown) => {
    const test = this.currentTest;
    if (!test || test.state === 'failed') return;
    test.state = 'failed';
    test.err = error as Error;
  });
});
