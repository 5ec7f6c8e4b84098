/** Numbers as people say them. */

const unit = (amount: number, name: string): readonly string[] => (amount === 0 ? [] : [`${amount} ${name}`]);

/** 0.18 → 180 ms, 90 → 90 s, 2592 → 43 min 12 s, 26000 → 7 h 13 min. Exact to the second below an hour, to the minute below two days. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 1) return `${Math.round(seconds * 1e6) / 1e3} ms`;
  if (seconds < 120 && seconds % 60 !== 0) return `${Math.round(seconds * 10) / 10} s`;
  if (seconds < 3600) {
    const whole = Math.round(seconds);
    return [...unit(Math.floor(whole / 60), 'min'), ...unit(whole % 60, 's')].join(' ') || '0 s';
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) return [...unit(Math.floor(minutes / 60), 'h'), ...unit(minutes % 60, 'min')].join(' ');
  return `${Math.round(minutes / 144) / 10} days`;
}

/** Digits in groups: 12,000. At most `digits` after the point, and none that say nothing. */
export function grouped(value: number, digits = 2): string {
  let format = formats.get(digits);
  if (format === undefined) {
    format = new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits });
    formats.set(digits, format);
  }
  return format.format(value);
}

/** However small, never 0: 0.00002. */
export function small(value: number): string {
  if (Math.abs(value) >= 0.001) return grouped(value, 3);
  shortest ??= new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 });
  return shortest.format(value);
}

/** Making one costs more than using it a thousand times. */
const formats = new Map<number, Intl.NumberFormat>();
let shortest: Intl.NumberFormat | undefined;
