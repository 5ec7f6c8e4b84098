import type { Text } from '../blueprint.ts';
import { choiceFor } from '../strategy/choice-for.ts';
import { fact, label, listed, paragraphs, said, source, title, type Desk, type Handler } from '../desk.ts';
import { readiness } from '../pieces/readiness.ts';
import { runSheet, secondsOf } from '../pieces/run-sheet.ts';
import { bullets, options, panel, prose, steps, table } from '../pieces/sections.ts';
import { trafficBars } from '../pieces/traffic.ts';
import { componentFor } from '../pieces/components.ts';
import type { Card } from '../../persona/persona.ts';
import { words } from '../words.ts';

/** The whole DEVOPS BLUEPRINT: ten parts, in order, every count taken from the part it counts. */

const environmentsOf = (desk: Desk): readonly Card<'environment'>[] =>
  desk.persona.of('environment').filter((card) => card.data.in_table);

function monitoring(desk: Desk): readonly { readonly label: Text; readonly items: readonly Text[] }[] {
  return (['health', 'performance', 'alert'] as const).map((group) => ({
    label: label(desk, `monitoring-${group}`),
    items: desk.persona
      .of('signal')
      .filter((card) => card.data.group === group && card.data.headline)
      .map((card) => [...words(`${card.name}: `), ...desk.voice.line(card, card.data.threshold)]),
  }));
}

/** An alert is worth what somebody does when it fires. */
const actOn = ({ voice }: Desk, card: Card<'signal'>): Text =>
  (voice.piece(card, 'act')?.blocks ?? []).flatMap((block) => (block.kind === 'paragraph' ? block.text : []));

export const blueprint: Handler = (asking) => {
  const { inquiry, persona, system } = asking;
  const choice = choiceFor(asking);
  const { chosen } = choice;
  const environments = environmentsOf(asking);
  const stages = persona.of('stage');
  const ready = readiness(asking);
  const voice = asking.voice.knowing({
    strategy: chosen.id,
    strategy_name: chosen.name,
    count: ready.known,
    total: ready.total,
    percent: ready.percent,
    number: ready.assumed,
    environments: environments.length,
    stages: stages.length,
    time: asking.now.toISOString().slice(0, 16).replace('T', ' '),
  });
  const desk = { ...asking, voice };
  const runbook = persona.get('runbook', 'rollback');
  const plan = runSheet(desk, runbook);
  const at = (card: Card): { from: ReturnType<typeof voice.source> } => ({ from: voice.source(card) });
  return {
    title: title(desk),
    subject: [
      fact(desk, 'system', label(desk, 'system-name'), system.name === undefined ? 'assumed' : 'given'),
      fact(desk, 'platform', label(desk, 'platform-name'), system.place.origin),
      fact(desk, 'time', label(desk, 'time-value'), 'computed'),
    ],
    lead: paragraphs(said(desk, 'lead')),
    sections: [
      panel(
        desk,
        'overview',
        [
          { kind: 'fact', label: label(desk, 'system'), value: label(desk, 'system-name') },
          { kind: 'fact', label: label(desk, 'platform'), value: label(desk, 'platform-name') },
          { kind: 'fact', label: label(desk, 'environments'), value: words(String(environments.length)) },
          { kind: 'fact', label: label(desk, 'stages'), value: words(String(stages.length)) },
          {
            kind: 'bar',
            label: label(desk, 'readiness'),
            percent: ready.percent,
            note: label(desk, 'readiness-working'),
          },
          { kind: 'fact', label: label(desk, 'status'), value: label(desk, 'status-value') },
        ],
        { place: 'first' },
      ),
      table(
        desk,
        'environments',
        environments.map((card) => [
          words(card.name),
          voice.line(card, card.data.purpose),
          voice.line(card, card.data.infra),
        ]),
        { place: 'first' },
      ),
      panel(
        desk,
        'pipeline',
        stages.map((card, index) => ({
          kind: 'stage',
          number: index + 1,
          name: words(card.name),
          items: [voice.line(card, card.data.trigger), ...card.data.does.map((line) => voice.line(card, line))],
        })),
      ),
      panel(
        desk,
        'strategy',
        [
          { kind: 'fact', label: label(desk, 'type'), value: words(chosen.name) },
          {
            kind: 'fact',
            label: label(desk, 'rollout'),
            value: words(chosen.data.rollout.map((step) => `${step.share} %`).join(' → ')),
          },
          {
            kind: 'list',
            label: label(desk, 'checks'),
            ordered: false,
            items: listed(voice.piece(chosen, 'checks')).slice(0, 3),
          },
          {
            kind: 'list',
            label: label(desk, 'trigger'),
            ordered: false,
            items: chosen.data.abort.map((line) => voice.line(chosen, line)),
          },
          ...trafficBars(desk, chosen),
        ],
        at(chosen),
      ),
      table(
        desk,
        'infrastructure',
        persona.of('component').map((card) => {
          const { solution, config } = componentFor(card, system);
          return [words(card.name), voice.line(card, solution), voice.line(card, config)];
        }),
      ),
      {
        ...steps(desk, 'rollback', plan, {
          targetSeconds: system.rtoMinutes.value * 60,
          from: voice.source(runbook, 'steps'),
        }),
        note: label(desk, 'rto', { plan_seconds: secondsOf(plan) }),
      },
      table(
        desk,
        'scaling',
        persona
          .of('dimension')
          .map((card) => [words(card.name), voice.line(card, card.data.trigger), voice.line(card, card.data.target)]),
      ),
      panel(
        desk,
        'monitoring',
        monitoring(desk).map((group) => ({ kind: 'list', ordered: false, ...group })),
      ),
      table(
        desk,
        'signals',
        persona
          .of('signal')
          .filter((card) => !card.data.headline)
          .map((card) => [
            label(desk, `signals-${card.data.group}`),
            words(card.name),
            voice.line(card, card.data.threshold),
          ]),
      ),
      table(
        desk,
        'alerts',
        persona
          .of('signal')
          .filter((card) => card.data.group === 'alert')
          .map((card) => [words(card.name), voice.line(card, card.data.threshold), actOn(desk, card)]),
      ),
      bullets(desk, 'next', [{ items: listed(said(desk, 'next')) }], { from: source(desk, 'next') }),
      ...(inquiry.flags.includes('think') ? [options(desk, choice)] : []),
      prose(desk, 'status', said(desk, 'status').blocks, { from: source(desk, 'status') }),
    ],
  };
};
