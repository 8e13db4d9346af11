import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define/audio-level-meter.js';
import '../../src/define/media-capture-session.js';
import { CaptureSession } from '../../src/core/capture-session.js';
import type { AudioLevelMeter } from '../../src/elements/audio-level-meter/audio-level-meter.js';
import type { MediaCaptureSession } from '../../src/elements/media-capture-session/media-capture-session.js';
import { babble, silence, tone, type Sound } from '../../src/virtual/sounds/sounds.js';
import { describeElement } from '../support/describe-element.js';
import { partOf, recordEvents, textOf, untilState, warningsOf } from '../support/elements.js';
import { english as en } from '../support/english.js';
import { withFramesByHand } from '../support/frames-by-hand.js';
import { watchResources } from '../support/resources.js';
import { useSoundingMicrophone } from '../support/sounding-microphone.js';
import { nextEvent, waitFor } from '../support/wait.js';

const create = (): Promise<AudioLevelMeter> =>
  fixture<AudioLevelMeter>(html`<audio-level-meter></audio-level-meter>`);

/** So loud that it is cut off. */
const shrill: Sound = (context) => {
  const buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
  buffer.getChannelData(0).forEach((_, at, samples) => (samples[at] = at % 100 < 50 ? 1 : -1));
  const node = new AudioBufferSourceNode(context, { buffer, loop: true });
  node.start();
  return node;
};

const partsOf = (element: AudioLevelMeter, name: string): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>(`[part="${name}"]`),
];

/** How much of a bar is covered, 0 to 1, across or upwards. */
const covered = (element: AudioLevelMeter, axis: 'x' | 'y' = 'x'): number => {
  const { a, d } = new DOMMatrix(getComputedStyle(partOf(element, 'cover')!).transform);
  return axis === 'x' ? a : d;
};

/** Counts how often its bar moves from now on. */
const countDraws = (element: AudioLevelMeter): (() => number) => {
  let count = 0;
  const observer = new MutationObserver((records) => (count += records.length));
  observer.observe(partOf(element, 'cover')!, { attributeFilter: ['style'] });
  return () => count;
};

describe('audio level meters', () => {
  const microphone = useSoundingMicrophone();
  const { open } = microphone;

  const show = async (sound?: Sound, channelCount?: number): Promise<AudioLevelMeter> => {
    const element = await create();
    element.srcObject = await open(sound, channelCount);
    await untilState(element, 'live');
    return element;
  };

  describeElement('audio-level-meter', {
    defaults: {
      srcObject: null,
      session: undefined,
      htmlFor: '',
      scale: 'db',
      minDecibels: -60,
      orientation: 'horizontal',
      silenceAfter: 5,
      label: '',
      status: 'idle',
      levels: [],
    },
    attributes: [
      ['for', 'elsewhere', 'htmlFor', 'elsewhere'],
      ['scale', 'linear', 'scale', 'linear'],
      ['min-decibels', '-40', 'minDecibels', -40],
      ['orientation', 'vertical', 'orientation', 'vertical'],
      ['silence-after', '2', 'silenceAfter', 2],
      ['label', 'Level', 'label', 'Level'],
    ],
    properties: { srcObject: new MediaStream(), session: new CaptureSession() },
    texts: ['Audio level', 'Tonpegel'],
    looks: {
      idle: () => undefined,
      live: async (element) => {
        element.srcObject = await open();
        await waitFor(() => covered(element) < 0.5);
      },
      silent: async (element) => {
        element.silenceAfter = 1;
        element.srcObject = await open(silence());
        await untilState(element, 'silent');
      },
    },
  });

  describe('<audio-level-meter>', () => {
    it('is a meter, whose value is told in dB', async () => {
      const element = await show();
      const meter = partOf(element, 'meter')!;
      expect(meter.ariaValueMin).to.equal('-60');
      expect(meter.ariaValueMax).to.equal('0');
      // 40 of 60 dB are reached. The bar is another one in the next frame, where sound fails to come for a moment.
      await waitFor(() => meter.ariaValueNow === '-20' && Math.abs(covered(element) - 1 / 3) < 0.02);
      expect(meter.ariaValueText).to.equal('-20 dB');
    });

    it('is a meter in percent where its scale is linear', async () => {
      const element = await show();
      element.scale = 'linear';
      await element.updateComplete;
      const meter = partOf(element, 'meter')!;
      expect(meter.ariaValueMax).to.equal('100');
      await waitFor(() => meter.ariaValueText === '10%');
      await waitFor(() => Math.abs(covered(element) - 0.9) < 0.02);
    });

    it('has the name that the page gives it', async () => {
      const element = await create();
      element.label = 'Guest';
      await element.updateComplete;
      expect(partOf(element, 'meter')!.ariaLabel).to.equal('Guest');
    });

    it('has a bar for each channel, which grows upwards where it is vertical', async () => {
      const element = await show(tone(1000), 2);
      element.orientation = 'vertical';
      await waitFor(() => partsOf(element, 'channel').length === 2);
      await waitFor(() => covered(element, 'y') < 0.4);
      expect(covered(element, 'x')).to.equal(1);
      expect(element.levels).to.have.length(2);
      const { width, height } = partOf(element, 'channel')!.getBoundingClientRect();
      expect(height).to.be.above(width * 4);
    });

    it('begins at the right where people read from there', async () => {
      const element = await show();
      element.parentElement!.dir = 'rtl';
      const { left, right, width } = partOf(element, 'channel')!.getBoundingClientRect();
      const peak = (): number => (right - partOf(element, 'peak')!.getBoundingClientRect().right) / width;
      await waitFor(() => covered(element) < 0.4 && Math.abs(peak() - 2 / 3) < 0.05);
      const cover = partOf(element, 'cover')!.getBoundingClientRect();
      expect(cover.left).to.be.closeTo(left, 1);
      expect(right - cover.right).to.be.above(width / 2);
    });

    it('holds a peak after the sound is over', () =>
      withFramesByHand(async (next) => {
        const element = await show();
        const peak = partOf(element, 'peak')!;
        const { left, width } = partOf(element, 'channel')!.getBoundingClientRect();
        const place = (): number => (peak.getBoundingClientRect().left - left) / width;
        let time = performance.now();
        await waitFor(() => {
          next((time += 20));
          return covered(element) < 0.4;
        });
        element.srcObject!.getAudioTracks()[0]!.enabled = false;
        next(time + 1000);
        expect(covered(element)).to.equal(1);
        expect(peak.checkVisibility()).to.equal(true);
        expect(place()).to.be.above(0.5);
        next(time + 2000);
        expect(place()).to.be.below(0.5);
        next(time + 5000);
        expect(peak.checkVisibility()).to.equal(false);
      }));

    it('marks a sound that is too loud, and no other', async () => {
      const quiet = await show();
      const loud = await show(shrill);
      await untilState(loud, 'clipping');
      await waitFor(() => partOf(loud, 'clip')!.checkVisibility());
      expect(quiet.matches(':state(clipping)')).to.equal(false);
      expect(partOf(quiet, 'clip')!.checkVisibility()).to.equal(false);
    });

    it('is off where the track is disabled, muted or ended, and shows no level', async () => {
      const element = await show();
      const [track] = element.srcObject!.getAudioTracks();
      track!.enabled = false;
      await untilState(element, 'off');
      await waitFor(() => covered(element) === 1);
      track!.enabled = true;
      await untilState(element, 'live');
      microphone.devices.mute('microphone');
      await untilState(element, 'off');
      microphone.devices.mute('microphone', false);
      await untilState(element, 'live');
      microphone.devices.unplug('microphone');
      await untilState(element, 'off');
      expect(element.levels).to.deep.equal([{ peak: 0, rms: 0 }]);
    });

    it('says so, once, where a live microphone stays silent, until it is heard', async () => {
      const element = await create();
      element.silenceAfter = 1;
      const seen = recordEvents(element, 'silence');
      const told = nextEvent(element, 'silence');
      element.srcObject = await open(silence());
      await told;
      await untilState(element, 'silent');
      expect(textOf(element)).to.contain('No sound from the microphone');
      element.srcObject = await open();
      await untilState(element, 'live');
      expect(textOf(element)).to.not.contain('No sound');
      expect(seen).to.deep.equal(['silence bubbles']);
    });

    it('calls no microphone what is none', async () => {
      const context = new AudioContext();
      const { stream } = context.createMediaStreamDestination();
      const element = await create();
      element.silenceAfter = 1;
      element.srcObject = stream;
      await untilState(element, 'silent');
      expect(partOf(element, 'hint')!.textContent).to.equal(en.nothingHeard);
      stream.getTracks()[0]!.stop();
      await context.close();
    });

    it('says nothing of silence where the page does not want it', async () => {
      const [watched, other] = [await create(), await create()];
      const stream = await open(silence());
      watched.silenceAfter = 1;
      other.silenceAfter = 0;
      const seen = recordEvents(other, 'silence');
      Object.assign(watched, { srcObject: stream });
      Object.assign(other, { srcObject: stream });
      await untilState(watched, 'silent');
      expect(other.status).to.equal('live');
      expect(seen).to.deep.equal([]);
    });

    it('shows the session around it, and asks for nothing', async () => {
      await open();
      const around = await fixture<MediaCaptureSession>(
        html`<media-capture-session><audio-level-meter></audio-level-meter></media-capture-session>`,
      );
      const element = around.querySelector('audio-level-meter')!;
      expect(element.status).to.equal('idle');
      const session = new CaptureSession({ platform: microphone.devices.platform });
      element.session = session;
      await session.start({ audio: true });
      await untilState(element, 'live');
      await waitFor(() => covered(element) < 0.5);
      session.stop();
      await untilState(element, 'idle');
      await waitFor(() => covered(element) === 1);
    });

    it('draws nothing while it is out of view', async () => {
      const [element, other] = [await show(babble()), await show(babble())];
      const [draws, others] = [countDraws(element), countDraws(other)];
      await waitFor(() => draws() > 5);
      element.hidden = true;
      // It may draw a frame or two before it is found to be out of view.
      await waitFor(async () => {
        const [before, beforeOthers] = [draws(), others()];
        await waitFor(() => others() > beforeOthers + 5);
        return draws() === before;
      });
      element.hidden = false;
      const before = draws();
      await waitFor(() => draws() > before + 5);
    });

    it('shares one audio context with all others, and closes it with the last', async () => {
      const context = new AudioContext();
      const { stream } = context.createMediaStreamDestination();
      const resources = watchResources();
      const place = await fixture(
        html`<div>${Array.from({ length: 50 }, () => html`<audio-level-meter></audio-level-meter>`)}</div>`,
      );
      const meters = [...place.querySelectorAll('audio-level-meter')];
      for (const meter of meters) meter.srcObject = stream;
      await Promise.all(meters.map((meter) => untilState(meter, 'live')));
      expect(resources.counts().audioContexts).to.equal(1);
      place.replaceChildren();
      await waitFor(() => resources.counts().audioContexts === 0);
      resources.restore();
      await context.close();
    });

    it('goes on where it was moved in the document', async () => {
      const element = await show();
      (await fixture(html`<section></section>`)).append(element);
      await waitFor(() => element.levels[0]?.peak);
      await waitFor(() => covered(element) < 0.5);
    });

    it('warns of attributes that say nothing, and goes on with the defaults', async () => {
      const element = await create();
      const warnings = await warningsOf(async () => {
        element.setAttribute('scale', 'loud');
        element.setAttribute('orientation', 'diagonal');
        element.setAttribute('min-decibels', '3');
        element.setAttribute('silence-after', 'soon');
        await element.updateComplete;
      });
      expect(warnings).to.have.length(4);
      expect(partOf(element, 'meter')!.ariaValueMin).to.equal('-60');
      element.setAttribute('min-decibels', '-Infinity');
      await element.updateComplete;
      expect(partOf(element, 'meter')!.ariaValueNow).to.equal('-60');
    });

    it('takes what is no stream for none, and a developer hears of it', async () => {
      const element = await create();
      const warnings = await warningsOf(async () => {
        element.srcObject = {} as MediaStream;
        await element.updateComplete;
      });
      expect(warnings.join()).to.contain('srcObject');
      expect(element.status).to.equal('idle');
    });
  });
});
