import { duration, grouped } from '../../quantity.ts';
import type { Fact, FollowUp, Gap, Text } from '../blueprint.ts';
import { fact, label, type Desk } from '../desk.ts';
import type { Known } from '../system.ts';

/** The rows of a sum: each with its value, where it is from, and the formula with the numbers put in. */

type Figure = Desk['answer']['data']['figures'][number];

const text = (words: string): Text => [{ kind: 'text', text: words }];

const asked = (desk: Desk, id: string): Figure => {
  const figure = desk.answer.data.figures.find((each) => each.id === id);
  if (figure === undefined) throw new Error(`${desk.answer.file}: figures.${id} is missing`);
  return figure;
};

/** As given, or as the answer's file assumes. */
function known(desk: Desk, id: string): Known<number> | undefined {
  const given = desk.inquiry.figures[id];
  if (given !== undefined) return { value: given, origin: 'given' };
  const { assumed } = asked(desk, id);
  return assumed === undefined ? undefined : { value: assumed, origin: 'assumed' };
}

export const valueOf = (desk: Desk, id: string): number | undefined => known(desk, id)?.value;

const scaled = (bytes: number): string => {
  const names = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];
  const power = Math.min(names.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return `${grouped(bytes / 1000 ** power)} ${names[power]}`;
};

/** Digits that say something: 1,675 and 0.045. */
export const money = (amount: number): string => grouped(amount, amount >= 100 ? 0 : amount >= 1 ? 2 : 4);

const perDay = (times: number): string =>
  times >= 1
    ? `${grouped(times)} a day`
    : times >= 1 / 7
      ? `${grouped(times * 7)} a week`
      : `${grouped(times * 30)} a month`;

const formats: Readonly<Record<Figure['unit'], (value: number) => string>> = {
  count: (value) => grouped(value),
  number: (value) => grouped(value),
  percent: (value) => `${grouped(value, 4)} %`,
  rate: (value) => `${grouped(value)} requests/s`,
  seconds: duration,
  'month-hours': duration,
  bytes: scaled,
  speed: (value) => `${scaled(value)}/s`,
  money,
  'money-hour': (value) => `${money(value)} an hour`,
  'money-month': (value) => `${money(value)} a month`,
  share: (value) => grouped(value),
  frequency: perDay,
  date: String,
};

export const amount = (unit: Figure['unit'], value: number): string => formats[unit](value);

const capital = ([first, ...rest]: Text): Text =>
  first === undefined ? [] : [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];

/** The row of a figure; none when nobody knows it. */
export function figureFacts(desk: Desk, ...ids: readonly string[]): readonly Fact[] {
  return ids.flatMap((id) => {
    const found = known(desk, id);
    const { unit, label: name } = asked(desk, id);
    if (found === undefined) return [];
    const whole = desk.inquiry.figures[`${id}_of`];
    const words = whole === undefined ? amount(unit, found.value) : share(found.value, whole);
    return [{ label: capital(desk.voice.line(desk.answer, name)), value: text(words), origin: found.origin }];
  });
}

const share = (part: number, whole: number): string =>
  whole === 100 ? amount('percent', part) : `${grouped(part)} of ${grouped(whole)}`;

/** A row that was computed; `id-working` is its formula. */
export const sum = (desk: Desk, id: string, value: Text | string, working = id): Fact =>
  fact(desk, id, value, 'computed', label(desk, `${working}-working`));

/** What nobody said, as something to ask for and something to press. */
export function unknowns(desk: Desk, ids: readonly string[]): { gaps: readonly Gap[]; followUps: readonly FollowUp[] } {
  const missing = ids.filter((id) => desk.inquiry.figures[id] === undefined).map((id) => asked(desk, id));
  return {
    gaps: missing.map(({ id, label: name, example }) => ({
      name: id,
      label: desk.voice.line(desk.answer, name),
      example,
    })),
    followUps: missing.slice(0, 2).map(({ id, example }) => ({
      id: `with-${id}`,
      label: label(desk, 'try', { words: example }),
      ask: example,
    })),
  };
}
