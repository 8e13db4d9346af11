import { expect } from '@open-wc/testing';
import { observeTrack } from '../../../src/core/tracks/observe-track.js';
import type { TrackSnapshot } from '../../../src/core/tracks/track-snapshot.js';
import { VirtualDevices } from '../../../src/virtual/virtual-devices.js';
import { waitFor } from '../../support/wait.js';

/** Clocks of pages are coarse. */
const TOLERANCE_MS = 50;

describe('observeTrack()', () => {
  let devices: VirtualDevices;
  let track: MediaStreamTrack;
  let leave: AbortController;

  beforeEach(async () => {
    devices = new VirtualDevices({ permissions: { camera: 'granted' } });
    const stream = await devices.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
    track = stream.getVideoTracks()[0]!;
    leave = new AbortController();
  });

  afterEach(() => {
    leave.abort();
    track.stop();
  });

  /** The states that are told from now on. */
  const listen = (): TrackSnapshot[] => {
    const seen: TrackSnapshot[] = [];
    observeTrack(track).subscribe((state) => seen.push(state), { signal: leave.signal });
    return seen;
  };

  it('is one and the same for one track', () => {
    expect(observeTrack(track)).to.equal(observeTrack(track));
  });

  it('says all that a track says of itself', () => {
    const { id, label, kind, enabled, muted, readyState } = track;
    const { state } = observeTrack(track);
    expect(state).to.deep.equal({
      id,
      label,
      kind,
      enabled,
      muted,
      readyState,
      settings: track.getSettings(),
      capabilities: track.getCapabilities(),
      constraints: track.getConstraints(),
    });
  });

  it('is frozen, down to the last object, and freezes nothing of others', () => {
    const constraints = { width: { ideal: 640 } };
    track.getConstraints = () => constraints;
    const { state } = observeTrack(track);
    for (const part of [state, state.settings, state.capabilities.width, state.constraints.width])
      expect(Object.isFrozen(part)).to.equal(true);
    expect(state.constraints).to.deep.equal(constraints);
    expect(Object.isFrozen(constraints.width)).to.equal(false);
  });

  it('is up to date without subscribers, and the same object as long as nothing changed', () => {
    const { state } = observeTrack(track);
    expect(observeTrack(track).state).to.equal(state);
    track.enabled = false;
    expect(observeTrack(track).state.enabled).to.equal(false);
    expect(state.enabled).to.equal(true);
  });

  it('tells at once of what events tell', () => {
    const seen = listen();
    devices.mute('camera');
    devices.mute('camera', false);
    devices.unplug('camera');
    expect(seen.map(({ muted, readyState }) => [muted, readyState])).to.deep.equal([
      [true, 'live'],
      [false, 'live'],
      [false, 'ended'],
    ]);
  });

  it('tells of what has no event: enabled, applyConstraints() and stop()', async () => {
    const seen = listen();
    track.enabled = false;
    await waitFor(() => seen.at(-1)?.enabled === false);
    await track.applyConstraints({ width: 320, height: 240 });
    await waitFor(() => seen.at(-1)?.settings.width === 320);
    expect(seen.at(-1)!.constraints).to.deep.equal({ width: 320, height: 240 });
    track.stop();
    await waitFor(() => seen.at(-1)?.readyState === 'ended');
    expect(seen).to.have.length(3);
  });

  it('does not tell a new subscriber of what was before it', () => {
    observeTrack(track).state;
    track.enabled = false;
    expect(listen()).to.deep.equal([]);
    expect(observeTrack(track).state.enabled).to.equal(false);
  });

  it('looks no more than once a second, however many listen, and not at all once they left', async () => {
    const { getSettings } = track;
    const times: number[] = [];
    track.getSettings = () => {
      times.push(performance.now());
      return getSettings.call(track);
    };
    const start = performance.now();
    const seen = listen();
    listen();
    const { length } = times;
    await waitFor(() => times.length >= length + 3);
    // A timer that was late once may be on time the next time: only to the start no look is nearer than that.
    const looks = times.slice(length).map((time) => time - start);
    looks.forEach((time, index) => expect(time).to.be.least((index + 1) * 1000 - TOLERANCE_MS));
    leave.abort();
    const before = times.length;
    const other = track.clone();
    const end = observeTrack(other).subscribe(() => other.stop());
    other.enabled = false;
    await waitFor(() => other.readyState === 'ended');
    end();
    expect(times).to.have.length(before);
    expect(seen).to.deep.equal([]);
  });

  it('takes a track and nothing else', () => {
    expect(() => observeTrack(null as never)).to.throw(TypeError, 'track');
    expect(() => observeTrack(new MediaStream() as never)).to.throw(TypeError, 'track');
  });
});
