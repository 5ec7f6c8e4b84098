import type { Card } from '../../persona/persona.ts';
import type { Text } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { goesOutAnew } from './history.ts';
import { timeOf } from '../paste/find-revision.ts';

/** Whether one can go back, from what is known. What is not known is asked, never assumed. */

export type Verdict = 'go' | 'steps' | 'forward' | 'ask';

type Condition = Card<'condition'>;
type Answer = Condition['data']['answers'][number];

export interface Judgement {
  readonly verdict: Verdict;
  readonly reasons: readonly Text[];
  /** Conditions of which nothing is known, in their order. */
  readonly unknown: readonly Condition[];
  /** Those of them that alone make it this verdict and no better one. */
  readonly doubts: readonly Condition[];
  /** What is known, as templates ask for it: each condition with its answer. */
  readonly told: string;
}

const msPerDay = 86_400_000;

/** The times given, and the age that a pasted history shows. */
function daysKnown({ inquiry, history, now }: Desk): Readonly<Record<string, number>> {
  const given = Object.entries(inquiry.conditions).flatMap(([id, text]) =>
    id.endsWith('_days') ? [[id, Number(text)] as const] : [],
  );
  const row = history?.finding?.kind === 'found' ? history.finding.row : undefined;
  const went = row === undefined ? Number.NaN : timeOf(row);
  const age = Math.floor((now.getTime() - went) / msPerDay);
  return { ...(age >= 0 && { age_days: age }), ...Object.fromEntries(given) };
}

function answerOf({ id, data }: Condition, desk: Desk, days: Readonly<Record<string, number>>): Answer | undefined {
  const said = data.answers.find((answer) => answer.id === desk.inquiry.conditions[id]);
  const number = (bound: number | string): number | undefined => (typeof bound === 'number' ? bound : days[bound]);
  return (
    said ??
    data.answers.find(({ days: rule }) => {
      const value = rule && days[rule.of];
      if (rule === undefined || value === undefined) return false;
      const least = rule.above === undefined ? -Infinity : number(rule.above);
      const most = rule.at_most === undefined ? Infinity : number(rule.at_most);
      return least !== undefined && most !== undefined && value > least && value <= most;
    })
  );
}

export function judgeRollback(desk: Desk): Judgement {
  const days = daysKnown(desk);
  const voice = desk.voice.knowing(days);
  const conditions = desk.persona
    .of('condition')
    .filter((card) => !card.data.not_for.includes(desk.system.runs.value.id))
    .map((card) => ({ card, answer: answerOf(card, desk, days) }));
  const unknown = conditions.flatMap(({ card, answer }) => (answer === undefined ? [card] : []));
  const answers = conditions.flatMap(({ card, answer }) => (answer === undefined ? [] : [{ card, answer }]));
  const says = (verdict: Verdict): boolean =>
    answers.some(({ answer }) => answer.verdict === verdict) || unknown.some((card) => card.data.unknown === verdict);
  // without the old revision the old version goes out as a new one: no plain undo
  const redeploys = goesOutAnew(desk.history);
  const verdict = (['forward', 'ask', 'steps'] as const).find(says) ?? (redeploys ? 'steps' : 'go');
  const order: readonly Verdict[] = ['forward', 'ask', 'steps', 'go'];
  return {
    verdict,
    reasons: answers
      .toSorted((a, b) => order.indexOf(a.answer.verdict) - order.indexOf(b.answer.verdict))
      .flatMap(({ card, answer: { verdict: says, reason, forward } }) => {
        const line = verdict === 'forward' && says !== 'forward' ? forward : reason;
        return line === undefined ? [] : [voice.line(card, line)];
      }),
    unknown,
    doubts: answers.some(({ answer }) => answer.verdict === verdict)
      ? []
      : unknown.filter((card) => card.data.unknown === verdict),
    told: answers.map(({ card, answer }) => `${card.id}-${answer.id}`).join(' '),
  };
}
