import { grouped } from '../../quantity.ts';
import type { Fact, Text } from '../blueprint.ts';
import { inFlight, replicasFor, withZoneLost } from '../capacity.ts';
import { fact, label, paragraphs, said, subject, title, type Desk, type Handler } from '../desk.ts';
import { operation, runSheet } from '../run-sheet.ts';
import { steps, table } from '../sections.ts';

const words = (text: string): Text => [{ kind: 'text', text }];

/** Loads one replica might carry, for the table that stands in for a load test nobody has run. */
const guesses = [25, 50, 100, 200, 500];

function given(desk: Desk): readonly Fact[] {
  const { rps, p99_ms: p99, replicas, growth } = desk.inquiry.params;
  const { zones, utilisation_percent: use } = desk.persona.identity.data.defaults;
  const peak = rps === undefined ? undefined : rps * (growth ?? 1);
  return [
    ...(rps === undefined ? [] : [fact(desk, 'rps', `${grouped(rps)} requests/s`, 'given')]),
    ...(growth === undefined ? [] : [fact(desk, 'growth', `× ${grouped(growth)}`, 'given')]),
    ...(peak === undefined || growth === undefined
      ? []
      : [fact(desk, 'peak', `${grouped(peak)} requests/s`, 'computed', label(desk, 'peak-working'))]),
    ...(p99 === undefined ? [] : [fact(desk, 'p99', `${grouped(p99)} ms`, 'given')]),
    ...(peak === undefined || p99 === undefined
      ? []
      : [fact(desk, 'in-flight', grouped(inFlight(peak, p99 / 1000)), 'computed', label(desk, 'in-flight-working'))]),
    ...(replicas === undefined ? [] : [fact(desk, 'replicas', String(replicas), 'given')]),
    ...(replicas === undefined || growth === undefined
      ? []
      : [
          fact(
            desk,
            'replicas-grown',
            String(Math.ceil(replicas * growth)),
            'computed',
            label(desk, 'replicas-working'),
          ),
        ]),
    fact(desk, 'use', `${use} %`, 'assumed'),
    fact(desk, 'zones', String(zones), 'assumed'),
  ];
}

/** Capacity for a load, and the steps to it. What one replica carries is measured, not guessed. */
export const scale: Handler = (asking) => {
  const { inquiry, persona } = asking;
  const { zones, utilisation_percent: use } = persona.identity.data.defaults;
  const { rps, growth } = inquiry.params;
  const peak = rps === undefined ? undefined : rps * (growth ?? 1);
  const voice = asking.voice.knowing({ peak_rps: peak, ...(growth !== undefined && { growth }) });
  const desk = { ...asking, voice };
  const runbook = persona.get('runbook', 'scaling');
  const needed = (each: number): readonly Text[] => {
    const count = replicasFor(peak ?? 0, each, use / 100);
    return [words(`${each} requests/s`), words(grouped(count)), words(grouped(withZoneLost(count, zones)))];
  };
  const change = operation(desk, 'scale');
  // some platforms add copies by themselves and have no number to set
  const byItself = change.length === 0;
  return {
    title: title(desk),
    subject: subject(desk),
    lead: paragraphs(said(desk, byItself ? 'by-itself' : peak === undefined ? 'no-load' : 'load')),
    sections: [
      {
        kind: 'facts',
        id: 'numbers',
        title: voice.line(desk.answer, desk.answer.data.headings['numbers'] ?? ''),
        place: 'first',
        source: voice.source(desk.answer),
        facts: given(desk),
      },
      ...(peak === undefined || byItself
        ? []
        : [table(desk, 'replicas', guesses.map(needed), { place: 'first', note: label(desk, 'replicas-note') })]),
      ...(byItself ? [] : [steps(desk, 'command', change, { place: 'first' })]),
      steps(desk, 'plan', runSheet(desk, runbook), { from: voice.source(runbook, 'steps') }),
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
