import { grouped } from '../../quantity.ts';
import type { Card } from '../../persona/persona.ts';
import type { Fact, Text } from '../blueprint.ts';
import { label, listed, paragraphs, said, subject, title, type Desk, type Handler } from '../desk.ts';
import { doraFive, levelOf, limitOf, needsOfMetric, resultOf, type Result } from '../numbers/score.ts';
import { bullets, facts, table } from '../pieces/sections.ts';
import { unknowns } from '../numbers/sums.ts';
import { words } from '../words.ts';

interface Measured {
  readonly card: Card<'metric'>;
  readonly result: Result;
}

/** "92.5 percent of …" says in a table no more than "92.5 %". */
const valueText = ({ card, result }: Measured): string => {
  const number = grouped(result.value, Math.abs(result.value) < 1 ? 4 : 2);
  return card.data.unit.startsWith('percent') ? `${number} %` : `${number} ${card.data.unit}`;
};

const row = (desk: Desk, measured: Measured): Fact => ({
  label: words(measured.card.name),
  value: words(valueText(measured)),
  origin: measured.result.working === 'given' ? 'given' : 'computed',
  working: label(desk, `${measured.result.working}-working`, measured.result.scope),
});

function level(desk: Desk, { card, result }: Measured): Text {
  const { levels } = card.data;
  const { scope } = desk.voice;
  const reached = levelOf(levels, result.value, scope);
  if (reached !== undefined) return desk.voice.line(card, reached.name);
  const last = levels.at(-1);
  if (last === undefined) return label(desk, 'no-level');
  const limit = limitOf(
    result.value < (limitOf(last.at_least, scope) ?? -Infinity) ? last.at_least : last.at_most,
    scope,
  );
  return label(desk, 'below', { name: last.name, words: grouped(limit ?? 0, 4) });
}

const isBest = (desk: Desk, { card, result }: Measured): boolean =>
  levelOf(card.data.levels, result.value, desk.voice.scope) === card.data.levels[0];

/** Success metrics from what was given: the formula, the result, where that stands; what is missing is asked. */
export const score: Handler = (asking) => {
  const { inquiry, persona } = asking;
  const known = { ...asking, voice: asking.voice.knowing(inquiry.figures) };
  const rank = ({ id }: Card<'metric'>): number => (doraFive.includes(id) ? doraFive.indexOf(id) : doraFive.length);
  const cards = persona.of('metric').toSorted((a, b) => rank(a) - rank(b));
  const measured = cards.flatMap((card): readonly Measured[] => {
    const result = resultOf(card.id, inquiry.figures);
    return result === undefined ? [] : [{ card, result }];
  });
  const open = cards.filter((card) => measured.every((one) => one.card !== card) && needsOfMetric(card.id).length > 0);
  const levelled = measured.filter(({ card }) => card.data.levels.length > 0);
  const voice = known.voice.knowing({
    number: levelled.length,
    count: levelled.filter((one) => isBest(known, one)).length,
    total: measured.filter(({ card }) => doraFive.includes(card.id)).length,
  });
  const desk = { ...known, voice };
  const { gaps, followUps } = unknowns(desk, [...new Set(open.flatMap(({ id }) => needsOfMetric(id)))].slice(0, 5));
  return {
    title: title(desk),
    subject: subject(desk).slice(0, 1),
    lead: paragraphs(said(desk, measured.length === 0 ? 'nothing' : 'measured')),
    unknowns: gaps,
    followUps,
    sections: [
      ...(measured.length === 0
        ? []
        : [
            table(
              desk,
              'levels',
              measured.map((one) => [
                words(one.card.name),
                words(valueText(one)),
                level(desk, one),
                voice.line(one.card, one.card.data.target),
              ]),
              { place: 'first' },
            ),
            facts(
              desk,
              'numbers',
              measured.map((one) => row(desk, one)),
              { place: 'first' },
            ),
          ]),
      bullets(
        desk,
        'missing',
        [
          {
            items: open.map((card) => [...words(`${card.name}: `), ...voice.line(card, card.data.formula)]),
          },
        ],
        { place: measured.length === 0 ? 'first' : 'more' },
      ),
      bullets(desk, 'read', [{ items: listed(said(desk, 'read')) }]),
    ].filter((section) => section.kind !== 'bullets' || section.groups.length > 0),
  };
};
