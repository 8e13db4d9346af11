/** A sound that plays until it is stopped. */
export type PlayingSound = AudioScheduledSourceNode;

/** What a microphone hears: makes a node that starts as soon as it can, and is not connected. */
export type Sound = (context: BaseAudioContext) => PlayingSound;

/** Plays a number of seconds, computed once, again and again. */
function loop(
  context: BaseAudioContext,
  seconds: number,
  fill: (samples: Float32Array, rate: number) => void,
) {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, seconds * rate, rate);
  fill(buffer.getChannelData(0), rate);
  return play(context, buffer);
}

function play(context: BaseAudioContext, buffer: AudioBuffer | null): AudioBufferSourceNode {
  const node = new AudioBufferSourceNode(context, { buffer, loop: true });
  node.start();
  return node;
}

/** One tone, at a tenth of full loudness. @param frequency in hertz */
export const tone =
  (frequency = 440): Sound =>
  (context) => {
    const [real, imag] = [new Float32Array(2), new Float32Array([0, 0.1])];
    const wave = context.createPeriodicWave(real, imag, { disableNormalization: true });
    const node = new OscillatorNode(context, { frequency, periodicWave: wave });
    node.start();
    return node;
  };

/** White noise, at a tenth of full loudness. */
export const noise = (): Sound => (context) =>
  loop(context, 2, (samples) => samples.forEach((_, at) => (samples[at] = Math.random() * 0.2 - 0.1)));

/** Nothing at all. */
export const silence = (): Sound => (context) => play(context, null);

/** Like speech nobody understands: syllables of changing pitch and colour, and pauses. */
export const babble = (): Sound => (context) =>
  loop(context, 6, (samples, rate) => {
    let [phase, pitch, colour, loud] = [0, 120, 6, 0];
    const syllable = Math.round(rate / 5);
    samples.forEach((_, at) => {
      if (at % syllable === 0) {
        pitch = 100 + Math.random() * 70;
        colour = 3 + Math.random() * 9;
        loud = Math.random() < 0.25 ? 0 : 0.1 + Math.random() * 0.15;
      }
      phase += pitch / rate;
      const beat = phase % 1;
      const rising = Math.sin((Math.PI * (at % syllable)) / syllable);
      samples[at] = loud * rising * Math.exp(-4 * beat) * Math.sin(2 * Math.PI * colour * beat);
    });
  });

/**
 * An audio file that plays again and again; silent until it is loaded, or where it can't be.
 * @param file its URL, of this origin or shared with it by CORS, or the file itself
 */
export const audioFile =
  (file: string | Blob): Sound =>
  (context) => {
    const node = new AudioBufferSourceNode(context, { loop: true });
    void (typeof file === 'string' ? fetch(file) : Promise.resolve(new Response(file)))
      .then((response) => response.arrayBuffer())
      .then((bytes) => context.decodeAudioData(bytes))
      .then((buffer) => {
        node.buffer = buffer;
        // Chromium plays no buffer that comes after the start.
        node.start();
      })
      .catch(() => undefined);
    return node;
  };
