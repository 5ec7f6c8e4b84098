import { chooseStrategy } from '../choose-strategy.ts';
import type { Caution } from '../blueprint.ts';
import { fact, label, listed, paragraphs, said, subject, title, wordsOf, type Desk, type Handler } from '../desk.ts';
import type { Card } from '../../persona/persona.ts';
import { runSheet, secondsOf } from '../run-sheet.ts';
import { bullets, bulletsOf, options, panel, prose, steps, table } from '../sections.ts';
import { platformsOf } from '../system.ts';
import { trafficBars } from '../traffic.ts';

/** The platform as it stands cannot do this: say so, and what of its family can. */
function notOffered(desk: Desk, chosen: Card<'strategy'>): Caution {
  const { data } = desk.system.runs.value;
  const able = desk.persona
    .of('platform')
    .filter((card) => card.data.family === data.family && card.data.strategies.includes(chosen.id));
  const items = able.map((card) => card.name);
  const said = { name: desk.system.runs.value.name, ...(items.length > 0 && { items }) };
  return {
    text: label(desk, 'not-offered', said),
    instead: label(desk, 'offered-by', said),
    source: desk.voice.source(desk.system.runs.value),
  };
}

/** Asked for by name, though the words say that something it needs is not there. */
const lacking = (desk: Desk, chosen: Card<'strategy'>, lacks: readonly string[]): readonly Caution[] =>
  lacks.map((need) => ({ text: label(desk, 'lacking', { name: need }), source: desk.voice.source(chosen) }));

/** A release with a strategy: what takes traffic when, what stops it, how to get back. */
export const deploy: Handler = (asking) => {
  const { inquiry, persona, system } = asking;
  const choice = chooseStrategy(persona, system, {
    strategy: inquiry.params.strategy,
    words: inquiry.words,
    here: true,
  });
  const { chosen } = choice;
  const voice = asking.voice.knowing({ strategy: chosen.id, strategy_name: chosen.name });
  const desk = { ...asking, voice };
  const runbook = persona.get('runbook', 'deployment');
  const offered = system.runs.value.data.strategies;
  const foreign = offered.length > 0 && !offered.includes(chosen.id);
  const plan = foreign ? (voice.piece(chosen, 'steps')?.steps ?? []) : runSheet(desk, runbook);
  const holds = chosen.data.rollout.reduce((sum, step) => sum + step.hold_seconds, 0);
  const mine = choice.weighed.find((one) => one.card === chosen);
  const words = { reason: choice.by, score: mine?.score };
  return {
    title: title(desk),
    subject: [
      ...subject(desk),
      fact(desk, 'strategy', chosen.name, choice.by === 'asker' ? 'given' : 'computed'),
      fact(desk, 'time', label(desk, 'takes', { plan_seconds: secondsOf(plan), total: holds }), 'computed'),
    ],
    lead: paragraphs(said(desk, choice.by === 'asker' ? 'asked' : 'scored', words)),
    cautions: [...lacking(desk, chosen, mine?.lacks ?? []), ...(foreign ? [notOffered(desk, chosen)] : [])],
    sections: [
      table(
        desk,
        'rollout',
        chosen.data.rollout.map((step) => [
          [{ kind: 'text', text: `${step.share} %` }],
          label(desk, 'hold', { plan_seconds: step.hold_seconds }),
          voice.line(chosen, step.does),
        ]),
        { place: 'first', from: voice.source(chosen) },
      ),
      bullets(desk, 'abort', [{ items: chosen.data.abort.map((line) => voice.line(chosen, line)) }], {
        place: 'first',
        from: voice.source(chosen),
      }),
      steps(desk, 'plan', plan, { from: foreign ? voice.source(chosen, 'steps') : voice.source(runbook, 'steps') }),
      panel(wordsOf(desk, 'blueprint'), 'traffic', trafficBars(wordsOf(desk, 'blueprint'), chosen), {
        from: voice.source(chosen),
      }),
      ...bulletsOf(desk, 'checks', chosen, 'checks'),
      prose(
        desk,
        'back',
        [
          { kind: 'paragraph', text: voice.line(chosen, chosen.data.rollback) },
          ...(voice.piece(chosen, 'rollback')?.blocks ?? []),
        ],
        {
          from: voice.source(chosen, 'rollback'),
        },
      ),
      prose(desk, 'database', voice.piece(chosen, 'database')?.blocks ?? [], {
        from: voice.source(chosen, 'database'),
      }),
      bullets(desk, 'traps', [
        { items: listed(voice.piece(chosen, 'traps')) },
        ...platformsOf(system).map((card) => ({
          title: [{ kind: 'text' as const, text: card.name }],
          items: listed(voice.piece(card, 'traps')),
        })),
      ]),
      ...(inquiry.flags.includes('think') ? [options(desk, choice)] : []),
    ],
  };
};
