import { expect } from '@open-wc/testing';
import { audioProfile, verify, type AudioProfile } from '../../../src/core/index.js';
import { VirtualCamera, VirtualDevices, VirtualMicrophone } from '../../../src/virtual/index.js';

/** A track with these settings. */
const trackWith = (settings: object, constraints: object = {}) => ({
  kind: 'video',
  getSettings: () => settings as MediaTrackSettings,
  getConstraints: () => constraints as MediaTrackConstraints,
});

describe('verify', () => {
  it('compares what was asked with what the track has', () => {
    const track = trackWith({ width: 1280, frameRate: 15, facingMode: 'user' });
    const asked = { width: { min: 1920 }, frameRate: 30, facingMode: { exact: 'user' }, zoom: 2 };
    const { met, constraints } = verify(track, asked);
    expect(met).to.equal(false);
    expect(constraints).to.deep.equal([
      {
        name: 'width',
        required: true,
        asked: { min: 1920 },
        got: 1280,
        status: 'violated',
        distance: Infinity,
      },
      { name: 'frameRate', required: false, asked: 30, got: 15, status: 'compromised', distance: 0.5 },
      {
        name: 'facingMode',
        required: true,
        asked: { exact: 'user' },
        got: 'user',
        status: 'met',
        distance: 0,
      },
      { name: 'zoom', required: false, asked: 2, got: undefined, status: 'untold', distance: 1 },
    ]);
  });

  it('takes the constraints that the track was given last', () => {
    expect(verify(trackWith({ width: 640 }, { width: { exact: 640 } }))).to.deep.include({ met: true });
    expect(verify(trackWith({}, {}))).to.deep.equal({ met: true, constraints: [] });
  });

  it('compares aspect ratios at ten decimals', () => {
    const track = trackWith({ aspectRatio: 1.7777777778 });
    expect(verify(track, { aspectRatio: { exact: 16 / 9 } }).met).to.equal(true);
  });

  it('throws a TypeError that names the argument', () => {
    const call = verify as (...args: unknown[]) => unknown;
    expect(() => call(undefined)).to.throw(TypeError, 'track');
    expect(() => call(trackWith({}), 5)).to.throw(TypeError, 'constraints');
  });

  it('sees where a virtual camera could not do it', async () => {
    const { mediaDevices } = new VirtualDevices({ devices: [new VirtualCamera()] });
    const stream = await mediaDevices.getUserMedia({ video: { width: 640, frameRate: 60 } });
    const track = stream.getVideoTracks()[0]!;
    const asked = { width: 640, frameRate: 60 };
    const statuses = verify(track, asked).constraints.map(({ status }) => status);
    expect(statuses).to.deep.equal(['met', 'compromised']);
    expect(verify(track).met).to.equal(false);
    track.stop();
    expect(verify(track, { width: 640 }).constraints[0]).to.include({ status: 'untold' });
  });

  it('takes a track of the page', async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    const track = stream.getVideoTracks()[0]!;
    const { width, deviceId } = track.getSettings();
    expect(verify(track, { width: width!, deviceId: { exact: deviceId! } }).met).to.equal(true);
    expect(verify(track, { width: { exact: width! + 1 } }).constraints[0]).to.include({ status: 'violated' });
    track.stop();
  });
});

describe('audioProfile', () => {
  const open = async (profile: AudioProfile, echoCancellation?: boolean[]): Promise<MediaStreamTrack> => {
    const microphone = new VirtualMicrophone(echoCancellation && { echoCancellation });
    const { mediaDevices } = new VirtualDevices({ devices: [microphone] });
    const stream = await mediaDevices.getUserMedia({ audio: audioProfile(profile) });
    return stream.getAudioTracks()[0]!;
  };

  it('takes out noise and echo of a voice', async () => {
    const track = await open('voice');
    expect(verify(track, audioProfile('voice')).met).to.equal(true);
    const settings = { echoCancellation: true, noiseSuppression: true, channelCount: 1 };
    expect(track.getSettings()).to.include(settings);
    expect(verify(track, audioProfile('music')).met).to.equal(false);
    track.stop();
  });

  it('leaves music as it sounds', async () => {
    const track = await open('music');
    const settings = { echoCancellation: false, autoGainControl: false, channelCount: 2, sampleRate: 48000 };
    expect(track.getSettings()).to.include(settings);
    expect(verify(track, audioProfile('music')).met).to.equal(true);
    track.stop();
  });

  it('requires that nothing is done to what is raw', async () => {
    const track = await open('raw');
    expect(verify(track, audioProfile('raw')).met).to.equal(true);
    track.stop();
    let failure: unknown;
    await open('raw', [true]).catch((error: unknown) => (failure = error));
    expect(failure).to.include({ name: 'OverconstrainedError' });
  });

  it('tells where a microphone always cancels echo', async () => {
    const track = await open('music', [true]);
    const { constraints } = verify(track, audioProfile('music'));
    const [echo] = constraints;
    expect(echo).to.include({ name: 'echoCancellation', got: true, status: 'compromised' });
    track.stop();
  });

  it('throws for a name that there is not', () => {
    expect(() => audioProfile('loud' as AudioProfile)).to.throw(TypeError, 'profile');
  });
});
