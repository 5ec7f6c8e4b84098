import { duration, grouped } from '../../quantity.ts';
import type { Text } from '../blueprint.ts';
import { fact, headingOf, label, paragraphs, said, subject, title, type Handler } from '../desk.ts';
import { budgetRequests, budgetSeconds, burnWindow } from '../numbers/error-budget.ts';
import { bullets, facts, prose, table } from '../pieces/sections.ts';
import { sloCautions, sloFacts } from '../numbers/slo-facts.ts';
import { unknowns } from '../numbers/sums.ts';
import { words } from '../words.ts';

const percent = (value: number): Text => words(`${grouped(value, 4)} %`);

/** An objective in numbers: what may fail, how fast it may burn, who is told when. */
export const slo: Handler = (asking) => {
  const { inquiry, persona, system } = asking;
  const { percent: target, days } = system.objective.value;
  const [card] = persona.of('slo');
  if (card === undefined) throw new Error('the persona has no slo');
  const seconds = budgetSeconds(target, days);
  const { rps } = inquiry.params;
  const requests = rps === undefined ? undefined : budgetRequests(target, days, rps);
  const voice = asking.voice.knowing({
    ...inquiry.figures,
    budget_seconds: seconds,
    budget_percent: 100 - target,
    ...(requests !== undefined && { requests }),
  });
  const desk = { ...asking, voice };
  const windows = card.data.burn.map((rule) => burnWindow(rule, target, days));
  const objective = { percent: target, days, windows };
  const from = { from: voice.source(card) };
  const asks = rps === undefined ? [] : ['failures', 'recovery'];
  const { gaps, followUps } = unknowns(desk, asks);
  return {
    title: title(desk),
    subject: [
      ...subject(desk).slice(0, 1),
      fact(desk, 'objective', `${target} % over ${days} days`, system.objective.origin),
      fact(desk, 'budget', duration(seconds), 'computed', label(desk, 'budget-working')),
    ],
    lead: paragraphs(said(desk, requests === undefined ? 'budget' : 'budget-in-requests')),
    cautions: sloCautions(desk, objective).map((text) => ({ text, source: voice.source(card) })),
    unknowns: gaps,
    followUps,
    sections: [
      facts(desk, 'numbers', sloFacts(desk, objective), { place: 'first', ...from }),
      table(
        desk,
        'burn',
        windows.map((window) => [
          words(window.does),
          words(`${grouped(window.burnRate)}×`),
          words(`${duration(window.longHours * 3600)} and ${duration(window.shortHours * 3600)}`),
          percent(window.errorPercent),
          words(`${window.budgetPercent} %`),
          words(duration(window.exhaustedHours * 3600)),
        ]),
        { place: 'first', note: label(desk, 'burn-working'), ...from },
      ),
      table(
        desk,
        'compare',
        [...new Set([...card.data.objectives, target])]
          .toSorted((a, b) => a - b)
          .map((objective) => [
            percent(objective),
            words(duration(budgetSeconds(objective, days))),
            ...(rps === undefined
              ? [label(desk, 'no-rate')]
              : [words(grouped(budgetRequests(objective, days, rps), 0))]),
          ]),
        from,
      ),
      table(
        desk,
        'indicators',
        card.data.indicators.map((one) => [voice.line(card, one.name), voice.line(card, one.formula)]),
        from,
      ),
      bullets(
        desk,
        'policy',
        [
          {
            items: card.data.policy.map((one) => [
              ...label(desk, 'left', { percent: one.left_percent }),
              ...words(' '),
              ...voice.line(card, one.does),
            ]),
          },
        ],
        from,
      ),
      ...[...card.pieces.values()]
        .filter((piece) => piece.id !== 'about')
        .map((piece) => ({
          ...prose(desk, 'depth', voice.piece(card, piece.id)?.blocks ?? [], { from: voice.source(card, piece.id) }),
          id: `depth-${piece.id}`,
          title: headingOf(piece),
        })),
    ],
  };
};
