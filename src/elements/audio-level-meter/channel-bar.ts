/** The shares of a meter, a second, by which the bar and the mark of the peak fall. */
const BAR_FALL = 0.9;
const PEAK_FALL = 0.5;
/** How long a peak is held, and a clipping is shown, in ms. */
const PEAK_HOLD_MS = 1500;
const CLIP_HOLD_MS = 2000;
/** A sample this large was cut off, or the next one is. */
const CLIPPED = 0.999;

/** One bar: it rises at once, and falls so slowly that the eye can follow. Times are in ms. */
export class ChannelBar {
  /** How long the bar is, as a share of the meter, 0 to 1. */
  bar = 0;
  /** Where the mark of the peak is, as a share of the meter. */
  peak = 0;
  /** Whether the sound was too loud just now. */
  clipping = false;
  readonly #cover: HTMLElement;
  readonly #peakMark: HTMLElement;
  readonly #clipMark: HTMLElement;
  #scale = '';
  #move = '';
  #time = 0;
  #peakAt = -Infinity;
  #clippedAt = -Infinity;

  /** @param element - the channel: what covers its bar, the mark of its peak, and that of a clipping */
  constructor(element: Element) {
    const [cover, peak, clip] = element.children as HTMLCollectionOf<HTMLElement>;
    this.#cover = cover!;
    this.#peakMark = peak!;
    this.#clipMark = clip!;
  }

  /**
   * Takes in a reading.
   *
   * @param sample - the largest one, 1 is as large as can be
   * @param share - what it takes of the meter
   */
  update(sample: number, share: number, time: number): void {
    const seconds = Math.max(time - this.#time, 0) / 1000;
    this.#time = time;
    this.bar = Math.max(share, this.bar - BAR_FALL * seconds, 0);
    const held = time - this.#peakAt < PEAK_HOLD_MS ? this.peak : this.peak - PEAK_FALL * seconds;
    if (share >= held) this.#peakAt = time;
    this.peak = Math.max(share, held, 0);
    if (sample >= CLIPPED) this.#clippedAt = time;
    this.clipping = time - this.#clippedAt < CLIP_HOLD_MS;
  }

  /** Shows it in its element: what is there is moved, which needs no layout, and only where it has to be. */
  draw(vertical: boolean): void {
    const rest = (1 - this.bar).toFixed(3);
    const place = (this.peak * 100).toFixed(1);
    // `transform` is what engines read fastest.
    const scale = vertical ? `scale(1, ${rest})` : `scale(${rest}, 1)`;
    const move = vertical ? `translateY(-${place}%)` : `translateX(${place}%)`;
    if (scale !== this.#scale) this.#cover.style.transform = this.#scale = scale;
    if (move !== this.#move) this.#peakMark.style.transform = this.#move = move;
    this.#peakMark.hidden = !this.peak;
    this.#clipMark.hidden = !this.clipping;
  }
}
