import { expect } from '@open-wc/testing';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { CaptureError } from '../../src/core/errors.js';
import { SourceRegistry } from '../../src/core/source-registry.js';
import type { TrackLease } from '../../src/core/track-lease.js';
import { engine } from '../support/engine.js';
import { rejection } from '../support/hand-made-devices.js';
import { waitFor } from '../support/wait.js';

type Size = [width: number, height: number];

const sizeOf = ({ track }: TrackLease): Size => {
  const { width, height } = track.getSettings();
  return [width!, height!];
};

const exact = ([width, height]: Size): MediaTrackConstraints => ({
  width: { exact: width },
  height: { exact: height },
});

/**
 * Whether the camera of the page does as applyConstraints() says, each track for itself. Firefox' resolves without
 * effect, and WebKit's tells the new size some time later.
 */
async function scalesTracks(deviceId: string): Promise<boolean> {
  const video = { deviceId: { exact: deviceId }, width: 640, height: 480 };
  const stream = await navigator.mediaDevices.getUserMedia({ video });
  const [track] = stream.getVideoTracks();
  const clone = track!.clone();
  await clone.applyConstraints(exact([320, 240])).catch(() => {});
  const does = clone.getSettings().width === 320 && track!.getSettings().width === 640;
  for (const each of [track!, clone]) each.stop();
  return does;
}

/** The last of the cameras: pages share the fake ones, and other tests use the first. */
async function lastCamera(): Promise<string> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true });
  for (const track of stream.getTracks()) track.stop();
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.findLast(({ kind }) => kind === 'videoinput')!.deviceId;
}

describe('a camera that several use in different sizes', () => {
  const registry = SourceRegistry.for();
  let scales: boolean;

  let deviceId: string;

  const open = async (video: MediaTrackConstraints): Promise<TrackLease> => {
    const [lease] = await registry.open({ video: { ...video, deviceId: { exact: deviceId } } });
    return lease!;
  };

  /**
   * Fails where the sizes are not these; where the camera does not scale there is nothing to compare. Chromium tells the
   * size of the last frame: one that was on its way is of the size before.
   */
  const expectSizes = async (leases: readonly TrackLease[], sizes: readonly Size[]): Promise<void> => {
    expect(leases.every(({ live }) => live)).to.equal(true);
    if (!scales) return;
    await waitFor(() => String(leases.map(sizeOf)) === String(sizes)).catch(() => undefined);
    expect(leases.map(sizeOf)).to.deep.equal(sizes);
  };

  before(async () => {
    deviceId = await lastCamera();
    scales = await scalesTracks(deviceId);
  });

  afterEach(() => {
    for (const lease of registry.state.leases) lease.release();
  });

  it('scales down for the one who needs less', async () => {
    const large = await open(exact([1280, 720]));
    const small = await open(exact([320, 240]));
    await expectSizes(
      [large, small],
      [
        [1280, 720],
        [320, 240],
      ],
    );
  });

  it('grows for the one who needs more, and goes on for the others as before', async () => {
    const leases = [await open(exact([320, 240])), await open(exact([160, 120]))];
    leases.push(await open(exact([1280, 720])));
    await expectSizes(leases, [
      [320, 240],
      [160, 120],
      [1280, 720],
    ]);
    leases.push(await open({ width: 1920, height: 1080 }));
    await expectSizes(leases, [
      [320, 240],
      [160, 120],
      [1280, 720],
      [1920, 1080],
    ]);
  });

  it('grows without shrinking for another', async () => {
    const wide = await open({ width: 1280 });
    const [width, height] = sizeOf(wide);
    const tall = await open({ height: 1080 });
    const isBoth = (): boolean => sizeOf(tall)[1] === 1080 && sizeOf(wide)[0] === width;
    if (scales) await waitFor(isBoth, { message: `1080 px high, and still ${width} px wide` });
    expect(height).to.be.greaterThan(0);
  });

  it('lets the others be where the camera can not do what one requires', async () => {
    const leases = [await open(exact([320, 240])), await open({ width: 640, height: 480 })];
    const before = leases.map(({ track }) => track);
    const attempt = open({ width: { exact: 100_000 } });
    // Firefox' fake camera takes anything for an existing track.
    if (scales)
      expect(await rejection<CaptureError>(attempt)).to.include({
        code: 'overconstrained',
        constraint: 'width',
      });
    else await attempt.catch(() => {});
    expect(leases.map(({ track }) => track)).to.deep.equal(before);
    expect(leases.every(({ live }) => live)).to.equal(true);
  });

  it('brings the others back where it can not grow after all', async () => {
    const leases = [await open(exact([320, 240])), await open(exact([160, 120]))];
    // Each for itself is possible, both together are not.
    const attempt = open({
      width: { exact: 1280 },
      frameRate: { exact: 29.5 },
      resizeMode: { exact: 'none' },
    } as object);
    await attempt.catch(() => {});
    await expectSizes(leases, [
      [320, 240],
      [160, 120],
    ]);
  });

  it('keeps a track disabled through growing', async () => {
    const first = await open(exact([320, 240]));
    first.track.enabled = false;
    const second = await open(exact([1280, 720]));
    expect([first.track.enabled, second.track.enabled]).to.deep.equal([false, true]);
  });

  it('tells sessions of their new tracks, and sessions do not take that for a loss', async () => {
    const [small, large] = [new CaptureSession(), new CaptureSession()];
    const stream = await small.start({ video: { ...exact([320, 240]), deviceId: { exact: deviceId } } });
    const losses: string[] = [];
    small.subscribe((state) => {
      const { error, notice = error } = state as Partial<Record<'error' | 'notice', CaptureError>>;
      // A camera that takes time to start again may be muted meanwhile.
      if (notice && notice.code !== 'interrupted') losses.push(notice.code);
    });
    await large.start({ video: { ...exact([1280, 720]), deviceId: { exact: deviceId } } });
    const [after] = stream.getVideoTracks();
    expect(stream.getVideoTracks()).to.have.length(1);
    expect(after!.readyState).to.equal('live');
    await waitFor(() => small.state.status === 'live');
    expect(small.state).to.deep.equal({ status: 'live', stream });
    expect(losses).to.deep.equal([]);
    large.stop();
    small.stop();
    expect(after!.readyState).to.equal('ended');
  });

  describe('in a media element', () => {
    let video: HTMLVideoElement;
    let session: CaptureSession;
    let events: string[];

    beforeEach(async () => {
      session = new CaptureSession();
      video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
      document.body.append(video);
      video.srcObject = await session.start({
        video: { deviceId: { exact: deviceId }, width: 320, height: 240 },
      });
      await video.play();
      events = [];
      for (const type of ['ended', 'pause', 'emptied']) video.addEventListener(type, () => events.push(type));
    });

    afterEach(() => {
      video.srcObject = null;
      session.stop();
      video.remove();
    });

    /** Engines but Chromium pause where tracks are exchanged. */
    const expectPicture = async (): Promise<void> => {
      if (engine.name === 'chromium') expect(events).to.deep.equal([]);
      else await waitFor(async () => (await video.play(), !video.paused));
      const { currentTime } = video;
      await waitFor(() => video.currentTime > currentTime);
    };

    it('goes on with the picture while the camera grows', async () => {
      const other = await open({ width: 1280, height: 720 });
      await expectPicture();
      other.release();
    });

    it('shows the size that a sole user changes to, in the same stream', async () => {
      const { stream } = session;
      expect(
        await session.start({ video: { deviceId: { exact: deviceId }, width: 1280, height: 720 } }),
      ).to.equal(stream);
      expect(stream!.getVideoTracks()).to.have.length(1);
      // WebKit may stay at the size of the track before, or at none.
      if (engine.name === 'webkit') video.srcObject = stream!;
      await expectPicture();
      if (scales) await waitFor(() => video.videoWidth === 1280 && video.videoHeight === 720);
    });
  });
});
