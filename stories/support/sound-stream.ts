import { VirtualMicrophone, type Sound } from '../../src/virtual/index.js';

const outputs = new Map<string, { readonly stream: MediaStream; close(): void }>();

/** A stream that needs no device: one and the same for each name, however often a story renders, until forgetSounds(). */
export function soundStream(name: string, sound: Sound, channelCount = 1): MediaStream {
  const known = outputs.get(name);
  if (known) return known.stream;
  const output = new VirtualMicrophone({ sound }).open({ channelCount });
  const stream = new MediaStream([output.track]);
  outputs.set(name, { stream, close: () => output.close() });
  return stream;
}

/** Ends the streams: how stories that use them end. */
export function forgetSounds(): void {
  for (const { close } of outputs.values()) close();
  outputs.clear();
}

/** A chord that swells and fades, louder on the left, at its loudest `gain`. */
export const chord =
  (gain = 0.5): Sound =>
  (context) => {
    const { sampleRate } = context;
    const buffer = context.createBuffer(2, sampleRate * 4, sampleRate);
    for (const [channel, share] of [1, 0.3].entries())
      buffer.getChannelData(channel).forEach((_, at, samples) => {
        const seconds = at / sampleRate;
        const swell = gain * share * (0.6 + 0.4 * Math.cos((2 * Math.PI * seconds) / 2));
        const tones = [220, 277, 330, 880, 1320, 3500].map(
          (frequency, place) => Math.sin(2 * Math.PI * frequency * seconds) / (place + 1),
        );
        samples[at] = (swell * tones.reduce((sum, each) => sum + each)) / 1.6;
      });
    const node = new AudioBufferSourceNode(context, { buffer, loop: true });
    node.start();
    return node;
  };
