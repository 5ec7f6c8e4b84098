import { choiceFor } from '../strategy/choice-for.ts';
import { isMeant } from '../strategy/is-meant.ts';
import type { Caution } from '../blueprint.ts';
import {
  fact,
  label,
  listed,
  paragraphs,
  said,
  subject,
  title,
  wordsOf,
  type Desk,
  type Draft,
  type Handler,
} from '../desk.ts';
import type { Card } from '../../persona/persona.ts';
import { modesOf } from '../modes.ts';
import { operation, runSheet, secondsOf } from '../pieces/run-sheet.ts';
import { bullets, bulletsOf, options, panel, prose, steps, table } from '../pieces/sections.ts';
import { deploysItself, homeOf, platformsOf } from '../system.ts';
import { trafficBars } from '../pieces/traffic.ts';

/** The platform as it stands cannot do this: say so, what comes nearest, what it would need, and what can. */
function notOffered(desk: Desk, chosen: Card<'strategy'>, nearest: boolean): Caution {
  const { runs, place } = desk.system;
  const { name } = runs.value;
  const able = desk.persona
    .of('platform')
    .filter((card) => card.data.strategies.includes(chosen.id))
    .filter((card) => homeOf(desk.persona, card)?.data.platform === place.value.data.platform);
  const items = able.map((card) => card.name);
  const needs = chosen.data.needs.map((need) => need.name).join('; ');
  const said = { name, words: needs, ...(items.length > 0 && { items }) };
  const why = runs.value.data.lacks[chosen.id];
  const instead = why === undefined ? label(desk, 'offered-by', said) : desk.voice.line(runs.value, why);
  return {
    text: label(desk, nearest ? 'nearest' : 'not-offered', said),
    ...((items.length > 0 || !nearest) && { instead }),
    source: desk.voice.source(runs.value),
  };
}

/** Asked for by name, though the words say that something it needs is not there. */
const lacking = (desk: Desk, chosen: Card<'strategy'>, lacks: readonly string[]): readonly Caution[] =>
  lacks.map((need) => ({ text: label(desk, 'lacking', { name: need }), source: desk.voice.source(chosen) }));

/** A change of infrastructure takes no traffic by shares: its plan is read, and then applied as it was read. */
function change(asking: Desk): Draft {
  const { runs } = asking.system;
  const { id, name } = runs.value;
  const desk = { ...asking, voice: asking.voice.knowing({ strategy: id, strategy_name: name }) };
  const runbook = desk.persona.get('runbook', 'deployment');
  const plan = runSheet(desk, runbook);
  return {
    title: title(desk),
    subject: [
      ...subject(desk),
      fact(desk, 'time', label(desk, 'takes', { plan_seconds: secondsOf(plan) }), 'computed'),
    ],
    lead: paragraphs(said(desk, 'change')),
    sections: [
      bullets(desk, 'abort', [{ items: listed(desk.voice.piece(runs.value, 'abort')) }], {
        place: 'first',
        from: desk.voice.source(runs.value, 'abort'),
      }),
      steps(desk, 'plan', plan, {
        place: 'first',
        from: desk.voice.source(runbook, 'steps'),
        note: label(desk, 'served'),
      }),
      prose(desk, 'back', desk.voice.piece(runs.value, 'way-back')?.blocks ?? [], {
        from: desk.voice.source(runs.value, 'way-back'),
      }),
      steps(desk, 'undo', operation(desk, 'rollback'), { from: desk.voice.source(runs.value, 'rollback') }),
      bullets(desk, 'traps', [{ items: listed(desk.voice.piece(runs.value, 'traps')) }], {
        from: desk.voice.source(runs.value, 'traps'),
      }),
      prose(desk, 'say', desk.voice.piece(runbook, 'say')?.blocks ?? [], {
        from: desk.voice.source(runbook, 'say'),
      }),
    ],
  };
}

/** A release with a strategy: what takes traffic when, what stops it, how to get back. */
export const deploy: Handler = (asking) => {
  const { inquiry, persona, system } = asking;
  if (system.runs.value.data.layer === 'changes') return change(asking);
  const choice = choiceFor(asking);
  const { chosen } = choice;
  const voice = asking.voice.knowing({ strategy: chosen.id, strategy_name: chosen.name });
  const desk = { ...asking, voice };
  const runbook = persona.get('runbook', 'deployment');
  const offered = system.runs.value.data.strategies;
  // what brings the version out, and what moves the shares, where that is not the platform
  const tool = system.changes.find((card) => deploysItself(card, persona) && isMeant(inquiry, card))?.id;
  const { beside, rollout } = chosen.data;
  const foreign = beside === undefined && offered.length > 0 && !offered.includes(chosen.id);
  // how this platform does it, or what comes nearest where it has no such strategy
  const own = operation(desk, chosen.id).length > 0;
  const bare = foreign && !own;
  const as = {
    ...(own && { deploy: chosen.id }),
    ...(tool !== undefined && { deploy: `deploy/${tool}`, 'dry-run': `dry-run/${tool}` }),
  };
  const plan = bare
    ? (voice.piece(chosen, 'steps')?.steps ?? [])
    : beside === undefined
      ? runSheet(desk, runbook, 'steps', { as })
      : runSheet(desk, chosen, 'steps', { as, shares: rollout.filter(({ share }) => share > 0) });
  // only what went out by the platform's own way can be switched back by it
  const back = bare ? [] : operation(desk, 'switch-back');
  const undo = beside ?? tool;
  const restore = bare ? [] : operation(desk, 'restore');
  // a driver would let it go on by itself
  const held = system.drives === undefined ? ['hold', 'continue'].flatMap((name) => operation(desk, name)) : [];
  const holds = rollout.reduce((sum, step) => sum + step.hold_seconds, 0);
  const mine = choice.weighed.find((one) => one.card === chosen);
  const modes = modesOf(system.runs.value, system.place.value, persona).filter((card) => card !== system.runs.value);
  const items = modes.map(({ name }) => name);
  const words = { reason: choice.by, score: mine?.score, ...(items.length > 0 && { items }) };
  return {
    title: title(desk),
    subject: [
      ...subject(desk),
      fact(desk, 'strategy', chosen.name, choice.by === 'asker' ? 'given' : 'computed'),
      fact(desk, 'time', label(desk, 'takes', { plan_seconds: secondsOf(plan), total: holds }), 'computed'),
    ],
    lead: paragraphs(said(desk, choice.by === 'asker' ? 'asked' : 'scored', words)),
    cautions: [...lacking(desk, chosen, mine?.lacks ?? []), ...(foreign ? [notOffered(desk, chosen, own)] : [])],
    sections: [
      table(
        desk,
        'rollout',
        rollout.map((step) => [
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
      steps(desk, 'plan', plan, {
        from: bare || beside !== undefined ? voice.source(chosen, 'steps') : voice.source(runbook, 'steps'),
        note: label(desk, 'served'),
      }),
      ...(beside === undefined
        ? [
            panel(wordsOf(desk, 'blueprint'), 'traffic', trafficBars(wordsOf(desk, 'blueprint'), chosen), {
              from: voice.source(chosen),
            }),
          ]
        : []),
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
      ...(back.length === 0 ? [] : [steps(desk, 'switch-back', back)]),
      ...(undo === undefined ? [] : [steps(desk, 'undo', operation(desk, `rollback/${undo}`))]),
      ...(restore.length === 0 ? [] : [steps(desk, 'restore', restore)]),
      prose(desk, 'database', voice.piece(chosen, 'database')?.blocks ?? [], {
        from: voice.source(chosen, 'database'),
      }),
      ...system.changes.flatMap((card) => {
        const blocks = voice.piece(card, 'expand-contract')?.blocks ?? [];
        const title = label(desk, 'database-with', { name: card.name });
        return blocks.length === 0
          ? []
          : [{ ...prose(desk, 'database', blocks, { from: voice.source(card) }), id: `database-${card.id}`, title }];
      }),
      ...(held.length === 0 ? [] : [steps(desk, 'hold', held, { from: voice.source(system.runs.value, 'hold') })]),
      bullets(desk, 'traps', [
        { items: listed(voice.piece(chosen, 'traps')) },
        ...[...platformsOf(system), ...system.changes].map((card) => ({
          title: [{ kind: 'text' as const, text: card.name }],
          items: listed(voice.piece(card, 'traps')),
        })),
      ]),
      prose(desk, 'say', voice.piece(runbook, 'say')?.blocks ?? [], { from: voice.source(runbook, 'say') }),
      ...(inquiry.flags.includes('think') ? [options(desk, choice)] : []),
    ],
  };
};
