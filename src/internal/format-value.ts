/** Ids are long, and nobody reads them to the end. */
const LONG = 24;

/** The time of day, to the millisecond. */
export function formatTime(date: Date): string {
  const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => pad(part));
  return `${parts.join(':')}.${pad(date.getMilliseconds(), 3)}`;
}

/** A setting, a range of capabilities, or a constraint, as short as people can read it. */
export function formatValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  if (typeof value === 'string') return value.length > LONG ? `${value.slice(0, LONG / 2)}…` : value;
  if (Array.isArray(value)) return value.map(formatValue).join(', ');
  if (typeof value !== 'object') return String(value as boolean);
  const { min, max, ...others } = value as Record<string, unknown>;
  const range = min !== undefined && max !== undefined;
  const rest = Object.entries(range ? others : value).map(([name, own]) => `${name} ${formatValue(own)}`);
  return [range && `${formatValue(min)} – ${formatValue(max)}`, ...rest].filter(Boolean).join(', ');
}
