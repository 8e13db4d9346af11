/** How a meter shows what it measures. */
export interface MeterScale {
  /** What the ends of the meter stand for: dB, or percent. */
  readonly min: number;
  readonly max: number;
  /** The share of the meter, 0 to 1, that a sample of this size takes. */
  shareOf(peak: number): number;
  /** The value that a share stands for. */
  valueOf(share: number): number;
  /** That value in words. */
  textOf(share: number, lang: string): string;
}

const LINEAR: MeterScale = {
  min: 0,
  max: 100,
  shareOf: (peak) => Math.min(peak, 1),
  valueOf: (share) => Math.round(share * 100),
  textOf: (share, lang) => new Intl.NumberFormat(lang, { style: 'percent' }).format(share),
};

function decibels(min: number): MeterScale {
  const valueOf = (share: number): number => Math.round(min - min * share);
  return {
    min,
    max: 0,
    shareOf: (peak) => Math.min(Math.max(1 - (20 * Math.log10(peak)) / min, 0), 1),
    valueOf,
    textOf: (share, lang) => `${new Intl.NumberFormat(lang).format(valueOf(share))} dB`,
  };
}

/**
 * The scale that an element asks for.
 * @param min - the lower end in dB, below 0
 */
export const meterScale = (scale: 'db' | 'linear', min: number): MeterScale =>
  scale === 'linear' ? LINEAR : decibels(min);
