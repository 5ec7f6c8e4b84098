import { costSums, savingsOf, totalFacts, type CostSum } from '../numbers/cost-sums.ts';
import { label, paragraphs, said, subject, title, type Desk, type Handler } from '../desk.ts';
import { bullets, facts, prose } from '../pieces/sections.ts';
import { settlePrices } from '../numbers/settle-prices.ts';
import { unknowns, valueOf } from '../numbers/sums.ts';

/** Of how many instances the price of an hour is taken, where that is assumed. */
const assumedCount = (desk: Desk, sums: readonly CostSum[]): number | undefined =>
  desk.inquiry.figures['count'] === undefined && sums.some(({ id }) => id === 'commitment' || id === 'spot')
    ? valueOf(desk, 'count')
    : undefined;

/** What could be saved, topic by topic, as far as the figures go. */
export const cost: Handler = (asked) => {
  const asking = settlePrices(asked);
  const { figures } = asking.inquiry;
  const known = { ...asking, voice: asking.voice.knowing(figures) };
  const sums = costSums(known);
  const savings = savingsOf(sums);
  const total = savings.reduce((all, each) => all + each, 0);
  const desk = { ...known, voice: known.voice.knowing({ total, number: assumedCount(known, sums) }) };
  const { voice } = desk;
  const together = totalFacts(desk, savings);
  const { gaps, followUps } = unknowns(desk, [...new Set(sums.flatMap(({ missing }) => missing))]);
  const asks = ['right', 'commit', 'interrupt', 'unused'].map((id) => label(desk, id));
  return {
    title: title(desk),
    subject: subject(desk),
    lead: paragraphs(said(desk, sums.length === 0 ? 'nothing' : 'computed')),
    cautions: sums.flatMap(({ caution }) => (caution ? [{ text: caution, source: voice.source(desk.answer) }] : [])),
    unknowns: gaps,
    followUps,
    sections: [
      ...(sums.length === 0 ? [bullets(desk, 'ask', [{ items: asks }], { place: 'first' })] : []),
      ...sums.map((one) => facts(desk, one.id, one.facts, { place: 'first' })),
      ...(together.length === 0 ? [] : [facts(desk, 'total', together, { place: 'first' })]),
      prose(desk, 'order', said(desk, 'order').blocks, {
        place: sums.length === 0 ? 'first' : 'more',
        from: voice.source(desk.answer, 'order'),
      }),
    ],
  };
};
