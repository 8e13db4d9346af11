import type { RangeControl } from './control-list.js';

const ARCSECONDS = 3600;
/** A camera that counts zoom in percent, as USB cameras do, starts here or above; one that counts in times, below. */
const PERCENT_ZOOM = 10;
/** The unit of exposureTime is 100 µs. */
const EXPOSURES_A_SECOND = 10_000;

type Format = (value: number, options?: Intl.NumberFormatOptions) => string;

const percentOf = ({ min, max }: RangeControl, value: number): number => (value - min) / (max - min);

function zoomText(control: RangeControl, value: number, format: Format): string {
  const { min } = control;
  if (min <= 0) return format(percentOf(control, value), { style: 'percent' });
  const times = min < PERCENT_ZOOM ? value : value / min;
  return `${format(times, { maximumFractionDigits: 1 })}×`;
}

function timeText(value: number, format: Format): string {
  const seconds = value / EXPOSURES_A_SECOND;
  return seconds > 0 && seconds < 0.5 ? `1/${format(Math.round(1 / seconds))} s` : `${format(seconds)} s`;
}

const turnText = (value: number, format: Format): string =>
  `${format(value / ARCSECONDS, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })}°`;

/**
 * A value as people read it, with its unit (MediaStream Image Capture, section 4): zoom in times, pan and tilt in
 * degrees, exposure compensation in EV, exposure time in seconds, distances in metres, colour temperature in kelvin.
 * What has no unit is a share of what the camera can do.
 */
export function valueText(control: RangeControl, value: number, lang: string): string {
  const format: Format = (number, options = { maximumFractionDigits: 2 }) =>
    new Intl.NumberFormat(lang, options).format(number);
  switch (control.name) {
    case 'zoom':
      return zoomText(control, value, format);
    case 'pan':
    case 'tilt':
      return turnText(value, format);
    case 'exposureCompensation':
      return `${format(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })} EV`;
    case 'exposureTime':
      return timeText(value, format);
    case 'focusDistance':
      return `${format(value)} m`;
    case 'colorTemperature':
      return `${format(value, { maximumFractionDigits: 0 })} K`;
    case 'iso':
      return `ISO ${format(value, { maximumFractionDigits: 0, useGrouping: false })}`;
    default:
      return format(percentOf(control, value), { style: 'percent' });
  }
}
