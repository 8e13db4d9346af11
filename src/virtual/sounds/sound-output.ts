import { acquireAudioContext, releaseAudioContext } from '../../core/shared-audio-context.js';
import type { SourceOutput } from '../devices/virtual-device.js';
import type { PlayingSound, Sound } from './sounds.js';

function end(playing: PlayingSound): void {
  playing.disconnect();
  try {
    playing.stop();
  } catch {
    // It has not started: its file is not loaded yet.
  }
}

/** Plays a sound into a track. The page's one AudioContext for that is closed with the last of them. */
export function openSound(
  sound: Sound,
  muted: boolean,
  { channelCount = 1 }: MediaTrackSettings,
): SourceOutput {
  const shared = acquireAudioContext();
  const playing = sound(shared);
  const gain = new GainNode(shared, { gain: muted ? 0 : 1 });
  const destination = new MediaStreamAudioDestinationNode(shared, {
    channelCountMode: 'explicit',
    channelCount,
  });
  const track = destination.stream.getAudioTracks()[0]!;
  playing.connect(gain).connect(destination);
  let open = true;
  return {
    track,
    setMuted: (muted) => void (gain.gain.value = muted ? 0 : 1),
    configure({ channelCount = 1 }) {
      if (channelCount === destination.channelCount) return;
      // WebKit now and then passes nothing on any more from a node whose channels change while something is connected.
      gain.disconnect();
      destination.channelCount = channelCount;
      gain.connect(destination);
    },
    close() {
      if (!open) return;
      open = false;
      track.stop();
      end(playing);
      gain.disconnect();
      releaseAudioContext();
    },
  };
}
