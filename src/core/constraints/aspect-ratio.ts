/** Reads a ratio as CSS writes it: `4 / 3`, `4:3` or `1.5`; undefined where it is none, or not above 0. */
export function parseAspectRatio(text: string): number | undefined {
  const [, width, height = '1'] = /^\s*([\d.]+)\s*(?:[/:]\s*([\d.]+)\s*)?$/.exec(text) ?? [];
  const ratio = Number(width) / Number(height);
  return ratio > 0 && Number.isFinite(ratio) ? ratio : undefined;
}
