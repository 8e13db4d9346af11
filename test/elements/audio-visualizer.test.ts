import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/audio-level-meter.js';
import '../../src/define/audio-visualizer.js';
import '../../src/define/media-capture-session.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { AudioVisualizer } from '../../src/elements/audio-visualizer/audio-visualizer.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { silence, tone, type Sound } from '../../src/virtual/sounds/sounds.js';
import { describeElement } from '../support/describe-element.js';
import { partOf, untilState, warningsOf } from '../support/elements.js';
import { withFramesByHand } from '../support/frames-by-hand.js';
import { watchResources } from '../support/resources.js';
import { useSoundingMicrophone } from '../support/sounding-microphone.js';
import { waitFor } from '../support/wait.js';

const WIDTH = 400;
const HEIGHT = 100;

const create = (): Promise<AudioVisualizer> =>
  fixture<AudioVisualizer>(
    html`<audio-visualizer style="width: ${WIDTH}px; height: ${HEIGHT}px"></audio-visualizer>`,
  );

/** A tone in the right ear only. */
const right: Sound = (context) => {
  const buffer = context.createBuffer(2, context.sampleRate, context.sampleRate);
  buffer.getChannelData(1).forEach((_, at, samples) => (samples[at] = 0.5 * Math.sin(at / 20)));
  const node = new AudioBufferSourceNode(context, { buffer, loop: true });
  node.start();
  return node;
};

const canvasOf = (element: AudioVisualizer): HTMLCanvasElement =>
  partOf(element, 'canvas') as HTMLCanvasElement;

const pixelsOf = (element: AudioVisualizer): ImageData => {
  const canvas = canvasOf(element);
  return canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
};

/** How many pixels of each column are drawn, as shares of the height, left to right. */
const columnsOf = (element: AudioVisualizer): number[] => {
  const { data, width, height } = pixelsOf(element);
  const isDrawn = (x: number, y: number): boolean => data[(y * width + x) * 4 + 3]! > 127;
  return Array.from({ length: width }, (_, x) => {
    const drawn = Array.from({ length: height }, (_, y) => y).filter((y) => isDrawn(x, y));
    return drawn.length / height;
  });
};

/** From the highest to the lowest pixel that is drawn, as a share of the height. */
const reachOf = (element: AudioVisualizer): number => {
  const { data, width, height } = pixelsOf(element);
  const rows = Array.from({ length: height }, (_, y) => y).filter((y) =>
    data.subarray(y * width * 4, (y + 1) * width * 4).some((value, at) => at % 4 === 3 && value > 127),
  );
  return rows.length ? (rows.at(-1)! - rows[0]! + 1) / height : 0;
};

/** The colour that is drawn with: red, green and blue. */
const colourOf = (element: AudioVisualizer): string => {
  const { data } = pixelsOf(element);
  const at = data.findIndex((value, index) => index % 4 === 3 && value === 255);
  return [...data.subarray(at - 3, at)].join(' ');
};

/** Counts how often it is drawn from now on. */
const countDraws = (element: AudioVisualizer): (() => number) => {
  const context = canvasOf(element).getContext('2d')!;
  const { clearRect } = context;
  let count = 0;
  context.clearRect = (...area) => {
    count += 1;
    clearRect.apply(context, area);
  };
  return () => count;
};

/** Whether nothing is drawn while others are drawn five times. */
const isStill = async (draws: () => number, others: () => number): Promise<boolean> => {
  const [before, beforeOthers] = [draws(), others()];
  await waitFor(() => others() > beforeOthers + 5);
  return draws() === before;
};

describe('audio visualizers', () => {
  const microphone = useSoundingMicrophone();
  const { open } = microphone;

  const show = async (sound?: Sound, channelCount?: number): Promise<AudioVisualizer> => {
    const element = await create();
    element.srcObject = await open(sound, channelCount);
    await untilState(element, 'live');
    return element;
  };

  const untilDrawn = (element: AudioVisualizer): Promise<unknown> => waitFor(() => reachOf(element) > 0.15);

  describeElement('audio-visualizer', {
    defaults: {
      srcObject: null,
      session: undefined,
      htmlFor: '',
      type: 'bars',
      label: '',
      status: 'idle',
    },
    attributes: [
      ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
      ['type', 'waveform', 'type', 'waveform'],
      ['label', 'Guest', 'label', 'Guest'],
    ],
    properties: { srcObject: new MediaStream(), session: new CaptureSession() },
    texts: ['Audio visualizer, no sound', 'Bild des Tons: kein Ton'],
    looks: {
      idle: () => undefined,
      live: async (element) => {
        element.srcObject = await open();
        await untilState(element, 'live');
      },
    },
    tree: ['image Audio visualizer, no sound'],
  });

  describe('<audio-visualizer>', () => {
    it('is an image with a name, which says where there is no sound', async () => {
      const element = await show();
      const canvas = canvasOf(element);
      expect(canvas.role).to.equal('img');
      expect(canvas.ariaLabel).to.equal('Audio visualizer');
      element.srcObject!.getAudioTracks()[0]!.enabled = false;
      await untilState(element, 'off');
      expect(canvas.ariaLabel).to.equal('Audio visualizer, no sound');
      element.label = 'Guest';
      await element.updateComplete;
      expect(canvas.ariaLabel).to.equal('Guest');
    });

    it('draws the loudness of frequencies, an octave as wide as any other', async () => {
      const element = await show(tone(1000));
      const lowest = (): number[] => columnsOf(element).slice(0, 20);
      // What is not heard is a dot. A sound begins with a click, which has all frequencies.
      await waitFor(() => reachOf(element) > 0.3 && Math.max(...lowest()) < 0.1);
      expect(lowest().some((share) => share > 0)).to.equal(true);
      const columns = columnsOf(element);
      const highest = columns.indexOf(Math.max(...columns)) / columns.length;
      expect(highest).to.be.closeTo(Math.log(1000 / 60) / Math.log(10_000 / 60), 0.05);
    });

    it('draws the wave, up and down from the middle', async () => {
      const element = await show(tone(200));
      element.type = 'waveform';
      // Bars that are as high by chance are no line.
      await element.updateComplete;
      // 0.1 is drawn as a quarter of the height, to both sides.
      await waitFor(() => Math.abs(reachOf(element) - 0.27) < 0.05);
      expect(columnsOf(element).every((share) => share > 0)).to.equal(true);
    });

    it('hears all channels', async () => {
      await untilDrawn(await show(right, 2));
    });

    it('is a row of dots, or a line, where nothing is heard, and grey without a track', async () => {
      const [idle, silent] = [await create(), await show(silence())];
      await waitFor(() => reachOf(idle) > 0 && reachOf(silent) > 0);
      expect(reachOf(idle)).to.be.below(0.1);
      expect(reachOf(silent)).to.be.below(0.1);
      await waitFor(() => colourOf(idle) !== colourOf(silent));
      silent.type = 'waveform';
      await waitFor(() => columnsOf(silent).every((share) => share > 0));
      expect(reachOf(silent)).to.be.below(0.05);
    });

    it('draws nothing that stands still again and again', async () => {
      const [still, moving] = [await show(silence()), await show()];
      await untilDrawn(moving);
      await waitFor(() => isStill(countDraws(still), countDraws(moving)));
    });

    it('is off where the track is disabled, muted or ended, and shows no sound', async () => {
      const element = await show();
      const [track] = element.srcObject!.getAudioTracks();
      await untilDrawn(element);
      track!.enabled = false;
      await untilState(element, 'off');
      await waitFor(() => reachOf(element) < 0.1);
      track!.enabled = true;
      await untilState(element, 'live');
      await untilDrawn(element);
      microphone.devices.mute('microphone');
      await untilState(element, 'off');
      microphone.devices.mute('microphone', false);
      await untilState(element, 'live');
      microphone.devices.unplug('microphone');
      await untilState(element, 'off');
      await waitFor(() => reachOf(element) < 0.1);
    });

    it('has as many pixels as the screen, also where its size changes', async () => {
      const element = await create();
      const canvas = canvasOf(element);
      await waitFor(() => canvas.width === Math.round(WIDTH * devicePixelRatio));
      expect(canvas.height).to.equal(Math.round(HEIGHT * devicePixelRatio));
      element.style.width = '200px';
      await waitFor(() => canvas.width === Math.round(200 * devicePixelRatio));
      expect(columnsOf(element).at(-3)).to.be.above(0);
    });

    it('is not flat where the page gives it no height', async () => {
      const element = await create();
      element.style.height = '';
      await waitFor(() => canvasOf(element).height === Math.round(64 * devicePixelRatio));
      expect(element.getBoundingClientRect().height).to.equal(64);
    });

    it('has the colour of the page, also where it changes', async () => {
      const element = await create();
      element.style.setProperty('--capture-accent', 'rgb(10 120 30)');
      element.srcObject = await open(silence());
      await waitFor(() => colourOf(element) === '10 120 30');
      element.style.setProperty('--capture-accent', 'rgb(200 0 100)');
      await waitFor(() => colourOf(element) === '200 0 100');
      element.style.setProperty('--capture-danger', 'rgb(250 10 10)');
      element.srcObject!.getAudioTracks()[0]!.enabled = false;
      await waitFor(() => colourOf(element) === '250 10 10');
    });

    it('begins at the right where people read from there', async () => {
      const element = await create();
      expect(getComputedStyle(canvasOf(element)).scale).to.equal('none');
      element.parentElement!.dir = 'rtl';
      expect(getComputedStyle(canvasOf(element)).scale).to.equal('-1 1');
    });

    it('draws nothing while it is out of view', async () => {
      const [element, other] = [await show(), await show()];
      await untilDrawn(element);
      const [draws, others] = [countDraws(element), countDraws(other)];
      element.hidden = true;
      await waitFor(() => isStill(draws, others));
      element.hidden = false;
      const before = draws();
      await waitFor(() => draws() > before + 5);
    });

    it('moves twice a second for those who want less motion', () =>
      withFramesByHand(async (next) => {
        const { matchMedia } = window;
        window.matchMedia = (query) =>
          query.includes('reduced-motion') ? ({ matches: true } as MediaQueryList) : matchMedia(query);
        const calm = await show();
        window.matchMedia = matchMedia;
        let time = Math.ceil(performance.now());
        await waitFor(() => {
          next((time += 500));
          return reachOf(calm) > 0.15;
        });
        const draws = countDraws(calm);
        for (const end = time + 10_000; time < end;) next((time += 20));
        // One more where the last frame had nothing new.
        expect(draws()).to.be.within(20, 21);
      }));

    it('shows the session around it, and asks for nothing', async () => {
      await open();
      const around = await fixture<MediaCaptureSession>(
        html`<media-capture-session><audio-visualizer></audio-visualizer></media-capture-session>`,
      );
      const element = around.querySelector('audio-visualizer')!;
      element.style.inlineSize = `${WIDTH}px`;
      expect(element.status).to.equal('idle');
      const session = new CaptureSession({ platform: microphone.devices.platform });
      element.session = session;
      await session.start({ audio: true });
      await untilState(element, 'live');
      await untilDrawn(element);
      session.stop();
      await untilState(element, 'idle');
      await waitFor(() => reachOf(element) < 0.1);
    });

    it('shares one audio context with all others and with meters, and closes it with the last', async () => {
      const context = new AudioContext();
      const { stream } = context.createMediaStreamDestination();
      const resources = watchResources();
      const one = html`<audio-visualizer></audio-visualizer><audio-level-meter></audio-level-meter>`;
      const place = await fixture(html`<div>${Array.from({ length: 10 }, () => one)}</div>`);
      const elements = [...place.querySelectorAll<AudioVisualizer>('audio-visualizer, audio-level-meter')];
      for (const element of elements) element.srcObject = stream;
      await Promise.all(elements.map((element) => untilState(element, 'live')));
      expect(resources.counts().audioContexts).to.equal(1);
      place.replaceChildren();
      await waitFor(() => resources.counts().audioContexts === 0);
      resources.restore();
      await context.close();
    });

    it('goes on where it was moved in the document', async () => {
      const element = await show();
      (await fixture(html`<section></section>`)).append(element);
      await untilDrawn(element);
      element.style.width = '200px';
      await waitFor(() => canvasOf(element).width === Math.round(200 * devicePixelRatio));
    });

    it('warns of a type that there is not, and draws bars', async () => {
      const element = await show();
      const warnings = await warningsOf(async () => {
        element.setAttribute('type', 'circle');
        await element.updateComplete;
      });
      expect(warnings).to.have.length(1);
      await waitFor(() => columnsOf(element).some((share) => share > 0.15));
    });
  });
});
