import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { AudioMix, sendTo, VideoSwitch } from '../src/core/index.js';
import { tone } from '../src/virtual/index.js';
import { canvasStream, forgetStream } from './support/canvas-stream.js';
import { stacked } from './support/layout.js';
import { hangUp, loopback } from './support/loopback.js';
import { find, mayStart, untilState } from './support/play.js';
import { chord, forgetSounds, soundStream } from './support/sound-stream.js';

type Story = StoryObj;

const meta: Meta = {
  title: 'Elements/media-capture-session/Outputs',
  decorators: [stacked('28rem')],
  beforeEach: () => () => {
    hangUp();
    forgetStream();
    forgetSounds();
  },
};
export default meta;

/** `sendTo()`: above what is sent, below what arrives at the other end of a call. It goes on with another camera. */
export const Call: Story = {
  render: () =>
    html`<media-capture-session autoplay>
        <media-stream-preview></media-stream-preview>
        <media-device-picker></media-device-picker>
      </media-capture-session>
      <media-capture-session source="peer" autoplay .sourceObject=${loopback().far}>
        <media-stream-preview></media-stream-preview>
      </media-capture-session>`,
  play: async ({ canvasElement }) => {
    sendTo(find(canvasElement, 'media-capture-session').session, loopback().near);
    if (!(await mayStart())) return;
    for (const preview of canvasElement.querySelectorAll('media-stream-preview'))
      await untilState(preview, 'live');
  },
};

/** Lives as long as the story is shown. */
async function mix({ abortSignal }: { abortSignal: AbortSignal }): Promise<{ stream: MediaStream }> {
  const [picture, sound] = [new VideoSwitch(), new AudioMix()];
  await picture.show(canvasStream().getVideoTracks()[0]);
  for (const [name, input] of Object.entries({ chord: chord(0.3), tone: tone(440) }))
    sound.add(soundStream(name, input).getAudioTracks()[0]!);
  abortSignal.addEventListener('abort', () => {
    sound.close();
    void picture.close();
  });
  return { stream: new MediaStream([picture.track, sound.track]) };
}

/** `VideoSwitch` and `AudioMix`: one stream that stays, of what comes and goes. */
export const Mixed: Story = {
  render: (_, { loaded }) =>
    html`<media-stream-preview .srcObject=${loaded['stream'] as MediaStream}></media-stream-preview>
      <audio-level-meter .srcObject=${loaded['stream'] as MediaStream}></audio-level-meter>`,
  loaders: [mix],
  play: async ({ canvasElement }) => {
    const preview = find(canvasElement, 'media-stream-preview');
    await untilState(preview, 'live');
    await untilState(find(canvasElement, 'audio-level-meter'), 'live');
    await expect(preview.stream?.getTracks()).toHaveLength(2);
  },
};
