import { acquireAudioContext, releaseAudioContext } from '../shared-audio-context.js';

function checkVolume(caller: string, volume: number): void {
  if (!Number.isFinite(volume)) throw new TypeError(`${caller}: volume must be a number`);
}

/** One input of a mix. */
export class MixedTrack {
  readonly #source: AudioNode;
  readonly #gain: GainNode;

  /** @param output - where the track is heard */
  constructor(track: MediaStreamTrack, output: AudioNode, volume: number) {
    const { context } = output;
    this.#source = (context as AudioContext).createMediaStreamSource(new MediaStream([track]));
    this.#gain = new GainNode(context, { gain: volume });
    this.#source.connect(this.#gain).connect(output);
  }

  /**
   * How loud it is: 1 as it is, 0 silent.
   * @throws {TypeError} where it is set to what is no number
   */
  get volume(): number {
    return this.#gain.gain.value;
  }

  set volume(volume: number) {
    checkVolume('MixedTrack', volume);
    this.#gain.gain.value = volume;
  }

  /** Takes it out of the mix; the track itself goes on. */
  remove(): void {
    this.#source.disconnect();
    this.#gain.disconnect();
  }
}

/**
 * Several audio tracks in one, for a recorder or a connection that takes a single track (Web Audio API,
 * MediaStreamAudioDestinationNode). Inputs come and go while the output stays the same track; they are never stopped.
 */
export class AudioMix {
  /** The mix: live, and silent without inputs, until close(). */
  readonly track: MediaStreamTrack;
  readonly #output: AudioNode;
  #closed = false;

  constructor() {
    const context = acquireAudioContext();
    const destination = context.createMediaStreamDestination();
    this.#output = new GainNode(context);
    this.#output.connect(destination);
    this.track = destination.stream.getAudioTracks()[0]!;
  }

  /**
   * Mixes a track in. Where the page may not play yet, it is heard from the user's next act on; in Chromium a track of a
   * remote peer only where a media element plays it, too, be it muted.
   * @param volume - 1 as it is, 0 silent
   * @throws {TypeError} where `track` is no audio track, or the mix itself, `volume` no number, or the mix is closed
   */
  add(track: MediaStreamTrack, volume = 1): MixedTrack {
    if (track?.kind !== 'audio') throw new TypeError('add: track must be an audio track');
    if (track === this.track) throw new TypeError('add: track must not be the mix itself');
    checkVolume('add', volume);
    if (this.#closed) throw new TypeError('add: the mix is closed');
    return new MixedTrack(track, this.#output, volume);
  }

  /** Ends the mix. The inputs go on. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // The graph stays open where something else on the page uses it.
    this.#output.disconnect();
    this.track.stop();
    releaseAudioContext();
  }
}
