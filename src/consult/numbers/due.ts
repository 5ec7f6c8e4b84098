import { blackFriday, cyberMonday } from '../understand/numbers/dates.ts';

/** When something is needed, from what was said and the clock. */

const day = 86_400_000;

const thanksgiving = (year: number): number => {
  const first = new Date(Date.UTC(year, 10, 1)).getUTCDay();
  return 1 + ((4 - first + 7) % 7) + 21;
};

const dayIn = (monthDay: number, year: number): Date => {
  if (monthDay === blackFriday) return new Date(Date.UTC(year, 10, thanksgiving(year) + 1));
  if (monthDay === cyberMonday) return new Date(Date.UTC(year, 10, thanksgiving(year) + 4));
  return new Date(Date.UTC(year, Math.floor(monthDay / 100) - 1, monthDay % 100));
};

const startOf = (now: Date): number => Math.floor(now.getTime() / day) * day;

/** The day meant by 20261201, or the next 1 December for 1201. Nothing for a day that has passed. */
export function dueDay(code: number, now: Date): { readonly day: Date; readonly days: number } | undefined {
  const year = Math.floor(code / 10_000);
  const today = startOf(now);
  const years = year > 0 ? [year] : [now.getUTCFullYear(), now.getUTCFullYear() + 1];
  const found = years.map((each) => dayIn(code % 10_000, each)).find((each) => each.getTime() > today);
  return found && { day: found, days: Math.round((found.getTime() - today) / day) };
}
