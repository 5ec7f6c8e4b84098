import { grouped } from '../../quantity.ts';
import { replicasFor, withZoneLost } from '../numbers/capacity.ts';
import type { Section, Text } from '../blueprint.ts';
import { label, listed, paragraphs, said, subject, title, type Desk, type Handler } from '../desk.ts';
import { onKubernetes, planLoad, type LoadPlan } from '../numbers/load-plan.ts';
import { operation, runSheet } from '../pieces/run-sheet.ts';
import { scaleCautions, scaleFacts, scaleScope } from '../numbers/scale-facts.ts';
import { bullets, facts, prose, steps, table } from '../pieces/sections.ts';
import { settleCpu } from '../numbers/settle-cpu.ts';
import { unknowns } from '../numbers/sums.ts';
import { words } from '../words.ts';

/** Loads one replica might carry, for the table that stands in for a load test nobody has run. */
const guesses = [25, 50, 100, 200, 500];

/** What would make the answer more exact: first what decides the number, then what it does to others. */
const missing = (desk: Desk, { peak, count }: LoadPlan): readonly string[] => [
  ...(peak === undefined ? [] : ['each']),
  ...(count === undefined ? [] : ['pool', 'db', 'start', 'price']),
];

function guessTable(desk: Desk, { peak = 0, use, zones }: LoadPlan): Section {
  const spare = zones > 1;
  const row = (each: number): readonly Text[] => {
    const count = replicasFor(peak, each, use / 100);
    const cells = [words(`${each} requests/s`), words(grouped(count))];
    return spare ? [...cells, words(grouped(withZoneLost(count, zones)))] : cells;
  };
  return table(desk, spare ? 'replicas' : 'replicas-in-one-zone', guesses.map(row), {
    place: 'first',
    note: label(desk, 'replicas-note'),
  });
}

/** Capacity for a load, and the steps to it. What one replica carries is measured, not guessed. */
export const scale: Handler = (asked) => {
  const asking = settleCpu(asked);
  const { persona } = asking;
  const plan = planLoad(asking);
  const desk = { ...asking, voice: asking.voice.knowing(scaleScope(asking, plan)) };
  const { voice } = desk;
  const runbook = persona.get('runbook', 'scaling');
  // commands take the number that was computed, formulas the one that was given
  const counted = plan.count === undefined ? desk : { ...desk, voice: voice.knowing({ replicas: plan.count }) };
  const change = operation(counted, 'scale');
  // the command stands ahead of the steps, so they need not repeat it
  const ahead = plan.count === undefined ? {} : { instead: { scale: 'raise-above' } };
  // some platforms add copies by themselves and have no number to set
  const byItself = change.length === 0 || desk.system.runs.value.data.per_call === true;
  const autoscaler = onKubernetes(desk) ? 'autoscaler' : 'autoscaler-elsewhere';
  const sized = plan.pods !== undefined && !byItself;
  const unsized = plan.byMetric === undefined ? 'no-load' : 'by-metric';
  const lead = byItself ? 'by-itself' : sized ? 'sized' : plan.peak === undefined ? unsized : 'load';
  const { gaps, followUps } = unknowns(desk, byItself ? [] : missing(desk, plan));
  return {
    title: title(desk),
    subject: subject(desk),
    lead: paragraphs(said(desk, lead)),
    cautions: scaleCautions(desk, plan).map((text) => ({ text, source: voice.source(desk.answer) })),
    unknowns: gaps,
    followUps,
    sections: [
      facts(desk, 'numbers', scaleFacts(desk, plan), { place: 'first' }),
      ...(plan.peak === undefined || sized || byItself ? [] : [guessTable(desk, plan)]),
      ...(sized ? [bullets(desk, 'autoscaler', [{ items: listed(said(desk, autoscaler)) }], { place: 'first' })] : []),
      ...(byItself || plan.count === undefined ? [] : [steps(desk, 'command', change, { place: 'first' })]),
      ...(sized ? [prose(desk, 'proof', said(desk, 'proof').blocks, { place: 'first' })] : []),
      steps(desk, 'plan', runSheet(counted, runbook, 'steps', byItself ? {} : ahead), {
        from: voice.source(runbook, 'steps'),
        note: label(desk, 'served'),
      }),
      table(
        desk,
        'policy',
        persona
          .of('dimension')
          .map((card) => [words(card.name), voice.line(card, card.data.trigger), voice.line(card, card.data.target)]),
      ),
    ],
  };
};
