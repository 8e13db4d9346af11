import { expect } from '@open-wc/testing';
import { installVirtualDevices, type InstalledVirtualDevices } from '../../src/virtual/index.js';
import { rejection } from '../support/hand-made-devices.js';
import { watchResources, type ResourceCounts, type ResourceWatch } from '../support/resources.js';
import { waitFor } from '../support/wait.js';
import { watchRunning, type RunningWatch } from './support/running.js';

describe('uninstall()', () => {
  let running: RunningWatch;
  let resources: ResourceWatch;
  let before: ResourceCounts;
  let virtual: InstalledVirtualDevices;

  beforeEach(() => {
    running = watchRunning();
    resources = watchResources();
    before = resources.counts();
    virtual = installVirtualDevices({ gestures: false });
  });

  afterEach(() => {
    virtual.uninstall();
    resources.restore();
    running.restore();
  });

  /** Captures all that there is, once more by clones; resolves when it runs. */
  async function captureAll(): Promise<MediaStreamTrack[]> {
    const { mediaDevices } = navigator;
    const stream = await mediaDevices.getUserMedia({ audio: true, video: true });
    const display = await mediaDevices.getDisplayMedia({ audio: true, video: true });
    const clones = [stream, display].map((each) => each.clone());
    await waitFor(() => running.workers.size === 1);
    expect(resources.counts().audioContexts).to.equal(before.audioContexts + 1);
    return [stream, display, ...clones].flatMap((each) => each.getTracks());
  }

  async function expectNothingLeft(): Promise<void> {
    await waitFor(() => running.workers.size === 0, { message: 'no worker' });
    await waitFor(() => resources.counts().audioContexts === before.audioContexts, {
      message: 'no AudioContext',
    });
    // The one that looks is one itself.
    await waitFor(() => running.timers.size <= 1, { message: 'no timer' });
    expect(resources.counts()).to.deep.equal({ ...before, elements: resources.counts().elements });
  }

  it('leaves no worker, timer, AudioContext, listener or track of what was stopped', async () => {
    const tracks = await captureAll();
    for (const track of tracks) track.stop();
    virtual.uninstall();
    for (const { readyState } of tracks) expect(readyState).to.equal('ended');
    await expectNothingLeft();
  });

  it('leaves none of what was not stopped', async () => {
    const tracks = await captureAll();
    virtual.uninstall();
    for (const { readyState } of tracks) expect(readyState).to.equal('ended');
    await expectNothingLeft();
  });

  it('ends a request whose device is still starting', async () => {
    virtual.slow('camera', 60_000);
    const request = rejection(navigator.mediaDevices.getUserMedia({ video: true }));
    await waitFor(() => virtual.host.exposed.has('camera'));
    virtual.uninstall();
    expect((await request).name).to.equal('AbortError');
    await expectNothingLeft();
  });

  it('lets nothing start for a prompt that is answered later', async () => {
    let accept: (() => void) | undefined;
    virtual.prompt = () => new Promise((resolve) => (accept = () => resolve('accept')));
    const requests = [
      navigator.mediaDevices.getUserMedia({ audio: true, video: true }),
      navigator.mediaDevices.getDisplayMedia(),
    ].map(rejection);
    for (const request of requests) {
      const answer = await waitFor(() => accept);
      virtual.uninstall();
      accept = undefined;
      answer();
      expect((await request).name).to.equal('AbortError');
    }
    await expectNothingLeft();
  });
});
