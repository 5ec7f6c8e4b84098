import { clockText } from '../clock-text.ts';

const since = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const sinceWords = (seconds: number): string => {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const;
  const [size, unit] = units.find(([size]) => Math.abs(seconds) >= size) ?? [1, 'second'];
  return since.format(-Math.trunc(seconds / size), unit);
};

const written = (options: Intl.DateTimeFormatOptions): ((at: number) => string) => {
  const format = new Intl.DateTimeFormat('en', options);
  return (at) => format.format(at);
};

const formats: Readonly<Record<string, (at: number, now: number) => string>> = {
  date: written({ dateStyle: 'long' }),
  date_num: (at) => new Date(at).toISOString().slice(0, 10),
  date_short: written({ dateStyle: 'medium' }),
  date_long: written({ dateStyle: 'full' }),
  day_divider: written({ month: 'short', day: 'numeric' }),
  time: clockText,
  time_secs: written({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
  ago: (at, now) => sinceWords(Math.round((now - at) / 1000)),
};

/** A moment in one of Slack's formats, for example `{date_short} at {time}`. */
export const dateText = (timestamp: number, format: string, now: number): string =>
  format.replaceAll(
    /\{([a-z_]+)\}/g,
    (whole, name: string) => formats[name.replace(/_pretty$/, '')]?.(timestamp * 1000, now) ?? whole,
  );
