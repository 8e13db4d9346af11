// Previews and level meters as one writes them for one page: each meter a bar in dB with a peak that is held, a mark for
// what is too loud, and a value for assistive technology once a second.

const MIN_DECIBELS = -60;
const BAR_FALL = 0.9;
const PEAK_FALL = 0.5;
const PEAK_HOLD_MS = 1500;
const CLIP_HOLD_MS = 2000;
const TELL_MS = 1000;

class Meter {
  readonly #cover: HTMLElement;
  readonly #peakMark: HTMLElement;
  readonly #clipMark: HTMLElement;
  readonly #element: HTMLElement;
  #time = 0;
  #bar = 0;
  #peak = 0;
  #peakAt = -Infinity;
  #clippedAt = -Infinity;
  #toldAt = -Infinity;

  constructor(element: HTMLElement) {
    this.#element = element;
    element.innerHTML = `<div class="cover"></div><div class="peak"></div><div class="clip" hidden></div>`;
    [this.#cover, this.#peakMark, this.#clipMark] = [...element.children] as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
  }

  show(sample: number, time: number): void {
    const share = Math.min(Math.max(1 - (20 * Math.log10(sample)) / MIN_DECIBELS, 0), 1);
    const seconds = (time - this.#time) / 1000;
    this.#time = time;
    this.#bar = Math.max(share, this.#bar - BAR_FALL * seconds, 0);
    if (time - this.#peakAt > PEAK_HOLD_MS) this.#peak = Math.max(this.#peak - PEAK_FALL * seconds, 0);
    if (share >= this.#peak) [this.#peak, this.#peakAt] = [share, time];
    if (sample > 0.999) this.#clippedAt = time;
    this.#cover.style.transform = `scaleX(${1 - this.#bar})`;
    this.#peakMark.style.transform = `translateX(${this.#peak * 100}%)`;
    this.#peakMark.hidden = !this.#peak;
    this.#clipMark.hidden = time - this.#clippedAt > CLIP_HOLD_MS;
    if (time - this.#toldAt > TELL_MS) this.#tell(time);
  }

  #tell(time: number): void {
    this.#toldAt = time;
    const decibels = Math.round(MIN_DECIBELS - MIN_DECIBELS * this.#bar);
    this.#element.ariaValueNow = String(decibels);
    this.#element.ariaValueText = `${decibels} dB`;
  }
}

function addPreview(place: Element, stream: MediaStream): HTMLVideoElement {
  const box = document.createElement('div');
  box.className = 'preview';
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = stream;
  box.append(video);
  place.append(box);
  void video.play();
  return video;
}

function addMeter(place: Element): Meter {
  const element = Object.assign(document.createElement('div'), {
    className: 'meter',
    role: 'meter',
    ariaLabel: 'Audio level',
    ariaValueMin: String(MIN_DECIBELS),
    ariaValueMax: '0',
  });
  place.append(element);
  return new Meter(element);
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** Shows a stream so and so many times. @returns the videos, and what ends it */
export function showByHand(
  stream: MediaStream,
  previews: readonly Element[],
  meters: readonly Element[],
): { videos: HTMLVideoElement[]; stop: () => void } {
  const videos = previews.map((place) => addPreview(place, stream));
  const all = meters.map(addMeter);
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  const source = context.createMediaStreamSource(stream);
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let request = requestAnimationFrame(function draw(time) {
    analyser.getFloatTimeDomainData(samples);
    const peak = peakOf(samples);
    for (const meter of all) meter.show(peak, time);
    request = requestAnimationFrame(draw);
  });
  const stop = (): void => {
    cancelAnimationFrame(request);
    source.disconnect();
    void context.close();
  };
  return { videos, stop };
}
