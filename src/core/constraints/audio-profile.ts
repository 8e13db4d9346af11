/**
 * What a microphone is for. `voice`: speech is to be understood, so echo, noise and changes of volume are taken out;
 * `music`: it is to sound as it does, in stereo where that can be had; `raw`: nothing may be done to it at all.
 */
export type AudioProfile = 'voice' | 'music' | 'raw';

const processing = <Value>(value: Value) => ({
  echoCancellation: value,
  noiseSuppression: value,
  autoGainControl: value,
});

const PROFILES = {
  voice: () => ({ ...processing(true), channelCount: 1 }),
  music: () => ({ ...processing(false), channelCount: 2, sampleRate: 48000 }),
  raw: () => processing({ exact: false }),
} satisfies Record<AudioProfile, () => MediaTrackConstraints>;

/**
 * The constraints for what a microphone is used for: `voice` and `music` prefer, `raw` requires. Rates are in Hz.
 * Engines may accept them without an effect, so see with verify(track, audioProfile('music')) what came of it.
 * @throws TypeError for a name that there is not
 */
export function audioProfile(profile: AudioProfile): MediaTrackConstraints {
  if (!Object.hasOwn(PROFILES, profile)) throw new TypeError('profile: must be voice, music or raw');
  return PROFILES[profile]();
}
