import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import { SourceRegistry } from '../../src/core/source-registry.js';
import { liveTracks } from '../support/leak-check.js';
import { watchResources, type ResourceWatch } from '../support/resources.js';
import { waitFor } from '../support/wait.js';

const TIMES = 200;

describe('200 sessions, one after the other', () => {
  let watch: ResourceWatch;

  beforeEach(() => {
    watch = watchResources();
  });

  afterEach(() => {
    watch.restore();
  });

  /** Runs `round` again and again; `kept` is the number of tracks that stay live all the while. */
  const repeat = async (round: () => Promise<unknown>, kept = 0): Promise<void> => {
    await round();
    // A stream that nobody waits for any more is stopped when it arrives, and some things take time to close.
    await waitFor(() => liveTracks().length === kept && watch.counts().audioContexts === 0);
    const first = watch.counts();
    for (let count = 1; count < TIMES; count += 1) await round();
    await waitFor(() => liveTracks().length === kept && watch.counts().audioContexts === 0);
    expect(watch.counts()).to.deep.equal(first);
    expect(SourceRegistry.for().state.leases).to.have.length(kept);
  };

  it('leave no track and no listener behind', async function () {
    this.timeout(120_000);
    await repeat(async () => {
      const session = new CaptureSession();
      const stream = await session.start({ video: true });
      const [track] = stream.getVideoTracks();
      session.stop();
      expect(track!.readyState).to.equal('ended');
    });
  });

  it('leave nothing behind that share a camera, are stopped on the way, turned off and on', async function () {
    this.timeout(120_000);
    const keeper = new CaptureSession();
    await keeper.start({ video: true });
    await repeat(async () => {
      const session = new CaptureSession();
      const aborted = session.start({ audio: true }).catch(({ code }: CaptureError) => code);
      session.stop();
      await session.start({ video: { width: 320, height: 240 } });
      session.turnOff('video');
      await session.turnOn('video');
      session.stop();
      expect(await aborted).to.equal('aborted');
    }, 1);
    keeper.stop();
    expect(liveTracks()).to.have.length(0);
  });
});
