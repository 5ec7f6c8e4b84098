import type { FollowUp, Text } from '../blueprint.ts';
import { type Desk, label, paragraphs, said } from '../desk.ts';
import type { Judgement } from './judge-rollback.ts';

const space = { kind: 'text', text: ' ' } as const;

const spaced = (texts: readonly Text[]): Text => texts.flatMap((text, at) => (at === 0 ? text : [space, ...text]));

/** The verdict with its reasons, what is not known, and, while that decides, how to decide. */
export function rollbackLead(desk: Desk, { verdict, reasons, unknown, doubts }: Judgement): readonly Text[] {
  const name = label(desk, `verdict-${verdict}`).map(({ text }) => ({ kind: 'strong' as const, text: `${text}.` }));
  const why = reasons.length > 0 || verdict !== 'go' ? reasons : [label(desk, 'nothing-against')];
  const asked = (id: string, cards: Judgement['unknown']): readonly Text[] => {
    const asks = cards.filter((card) => card.data.answers.some((answer) => answer.says.length > 0));
    return asks.length === 0 ? [] : [label(desk, id), ...asks.map((card) => desk.voice.line(card, card.data.ask))];
  };
  // where it goes forward anyway, nothing more is to be found out first
  if (verdict === 'forward') return [spaced([name, ...why])];
  if (verdict === 'ask')
    return [spaced([name, ...why, ...asked('not-known', unknown)]), ...paragraphs(said(desk, 'decide'))];
  const missing = asked(
    'not-known',
    unknown.filter((card) => !doubts.includes(card)),
  );
  return [
    spaced([name, ...why, ...asked('steps-because', doubts)]),
    ...(missing.length === 0 ? [] : [spaced(missing)]),
  ];
}

/** A button for each answer to what is not known. */
export const rollbackAnswers = ({ unknown }: Judgement): readonly FollowUp[] =>
  unknown.flatMap(({ id, data }) =>
    data.answers.flatMap((answer) => {
      const ask = answer.says.find((say) => !/[*…#]/u.test(say));
      return ask === undefined
        ? []
        : [{ id: `${id}-${answer.id}`, label: [{ kind: 'text' as const, text: answer.label }], ask }];
    }),
  );
