const day = (date: Date): string => date.toLocaleDateString('en', { month: 'short', day: 'numeric' });
const clock = (date: Date): string =>
  date.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const sinceWords = (seconds: number): string => {
  const units = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
  ] as const;
  const [size, unit] = units.find(([size]) => Math.abs(seconds) >= size) ?? [1, 'second'];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.trunc(seconds / size), unit);
};

/** A moment in one of Slack's formats, for example `{date_short} at {time}`. */
export const dateText = (timestamp: number, format: string, now: number): string => {
  const date = new Date(timestamp * 1000);
  const words: Record<string, string> = {
    date: date.toLocaleDateString('en', { dateStyle: 'long' }),
    date_num: date.toISOString().slice(0, 10),
    date_short: date.toLocaleDateString('en', { dateStyle: 'medium' }),
    date_long: date.toLocaleDateString('en', { dateStyle: 'full' }),
    day_divider_pretty: day(date),
    time: clock(date),
    time_secs: date.toLocaleTimeString('en', { hourCycle: 'h23' }),
    ago: sinceWords(Math.round(now / 1000 - timestamp)),
  };
  return format.replaceAll(/\{([a-z_]+)\}/g, (whole, name: string) => words[name.replace(/_pretty$/, '')] ?? whole);
};
