import type { Fact, FollowUp, Section } from '../blueprint.ts';
import { fact, label, listed, paragraphs, said, subject, title, type Desk, type Draft, type Handler } from '../desk.ts';
import { choiceFor } from '../strategy/choice-for.ts';
import { alreadyRuns } from '../rollback/history.ts';
import { historySections, unfinishedCautions } from '../rollback/history-section.ts';
import { judgeRollback } from '../rollback/judge-rollback.ts';
import { releasesSections } from '../rollback/releases-section.ts';
import { rollbackAnswers, rollbackLead } from '../rollback/rollback-lead.ts';
import { revertsOnly, rollbackPlan } from '../rollback/rollback-plan.ts';
import { operation, runSheet, secondsOf } from '../pieces/run-sheet.ts';
import { bullets, bulletsOf, options, prose, steps } from '../pieces/sections.ts';
import { platformsOf } from '../system.ts';
import { plainOf } from '../words.ts';
import { liveBefore } from '../systems/release.ts';

/** What to look at when the way back does not work either, by whoever is in charge of it. */
function ifItFails(desk: Desk): readonly Section[] {
  const charge = platformsOf(desk.system).find((card) => card.pieces.has('back-out'));
  const blocks = charge === undefined ? [] : (desk.voice.piece(charge, 'back-out')?.blocks ?? []);
  return charge === undefined || blocks.length === 0
    ? []
    : [prose(desk, 'back-out', blocks, { from: desk.voice.source(charge, 'back-out') })];
}

/** How the tool that changes the schema takes it back. Rarely wanted, and never first. */
function schemaToo(desk: Desk): readonly Section[] {
  const runbook = desk.persona.get('runbook', 'rollback');
  const undo = runSheet(desk, runbook, 'schema');
  return undo.length === 0 ? [] : [steps(desk, 'schema', undo, { from: desk.voice.source(runbook, 'schema') })];
}

/** How what a version wrote to volumes is exchanged for a snapshot. Costs what was written since, so never first. */
function volumesToo(desk: Desk): readonly Section[] {
  const restore = operation(desk, 'restore');
  return restore.length === 0 ? [] : [steps(desk, 'restore', restore)];
}

/** A release that went out a certain way has a way back of its own, as long as its old copy stands. */
function asReleased(asking: Desk): readonly Section[] {
  const { strategy: id } = asking.inquiry.params;
  const chosen = id === undefined ? undefined : asking.persona.find('strategy', id);
  if (chosen === undefined) return [];
  const { name, data } = asking.system.runs.value;
  const desk = { ...asking, voice: asking.voice.knowing({ strategy_name: chosen.name, name }) };
  const own = data.strategies.length === 0 || data.strategies.includes(chosen.id);
  const back = own || operation(desk, chosen.id).length > 0 ? operation(desk, 'switch-back') : [];
  // its way back is the same way once more, and that is the plan
  if (own && back.length === 0) return [];
  return [
    prose(
      desk,
      'as-released',
      [
        ...said(desk, own ? 'as-released' : 'as-released-elsewhere').blocks,
        { kind: 'paragraph', text: desk.voice.line(chosen, chosen.data.rollback) },
        ...(desk.voice.piece(chosen, 'rollback')?.blocks ?? []),
      ],
      { place: 'first', from: desk.voice.source(chosen, 'rollback') },
    ),
    ...(back.length === 0 ? [] : [steps(desk, 'switch-back', back, { place: 'first' })]),
  ];
}

/** Nothing to go back to: what serves is looked at instead. */
function nothingToUndo(desk: Desk): Draft {
  const runbook = desk.persona.get('runbook', 'rollback');
  const { version = '' } = desk.inquiry.params;
  return {
    title: title(desk),
    subject: [...subject(desk), fact(desk, 'versions', version, 'given')],
    lead: [
      [
        ...label(desk, 'already-runs').map(({ text }) => ({ kind: 'strong' as const, text: `${text}. ` })),
        ...paragraphs(said(desk, 'already-runs')).flat(),
      ],
    ],
    followUps: [{ id: 'incident', label: label(desk, 'look-elsewhere'), ask: 'runbook incident' }],
    sections: [
      ...historySections(desk),
      steps(desk, 'already', runSheet(desk, runbook, 'already'), {
        place: 'first',
        from: desk.voice.source(runbook, 'already'),
      }),
    ],
  };
}

/** What was live before, where somebody told us: one of these is meant, most of the time. */
const versionsToGoBackTo = (desk: Desk): readonly FollowUp[] =>
  liveBefore(desk.inquiry).map(({ version }) => ({
    id: `back-to-${version}`,
    label: label(desk, 'back-to', { version }),
    ask: `rollback to ${version}`,
  }));

/** Back to a named version, by the platform's own means, in the order that automation cannot undo. */
export const rollback: Handler = (desk) =>
  alreadyRuns(desk.inquiry, desk.history) ? nothingToUndo(desk) : wayBack(desk);

/** On the way forward the version to go back to is no fact of the plan. */
const versionsFact = (desk: Desk, versions: string | undefined): readonly Fact[] =>
  versions === undefined ? [] : [fact(desk, 'versions', versions, 'given')];

const wayBack: Handler = (asking) => {
  const judgement = judgeRollback(asking);
  const desk = { ...asking, voice: asking.voice.knowing({ told: judgement.told }) };
  const { inquiry, persona, system, voice } = desk;
  const runbook = persona.get('runbook', 'rollback');
  const { version, from_version: from = desk.history?.current?.version } = inquiry.params;
  const forward = version !== undefined && judgement.verdict === 'forward';
  const fix = plainOf(label(desk, 'fix', { version: inquiry.values['fix_version'] }));
  const to = forward ? fix : version;
  const way = from === undefined || to === undefined ? version : `${from} → ${to}`;
  const say = forward ? 'say-forward' : 'say';
  const plan = rollbackPlan(desk, version === undefined ? { ...judgement, verdict: 'ask' } : judgement);
  const planSeconds = secondsOf(plan.steps);
  const targetSeconds = system.rtoMinutes.value * 60;
  const timed = { plan_seconds: planSeconds };
  const choice = choiceFor(desk);
  return {
    title: title(desk, { forward }),
    subject: [
      ...subject(desk),
      ...versionsFact(desk, forward && from === undefined ? undefined : way),
      fact(desk, 'time', label(desk, planSeconds > targetSeconds ? 'over-target' : 'within-target', timed), 'computed'),
    ],
    lead: version === undefined ? paragraphs(said(desk, 'which-version', timed)) : rollbackLead(desk, judgement),
    followUps: version === undefined ? versionsToGoBackTo(desk) : rollbackAnswers(judgement),
    cautions: [
      ...unfinishedCautions(desk),
      ...(system.drives && !forward
        ? paragraphs(said(desk, revertsOnly(desk) ? 'by-revert' : 'driven')).map((text) => ({
            text,
            source: voice.source(desk.answer, 'driven'),
          }))
        : []),
    ],
    sections: [
      ...historySections(desk),
      ...(forward ? [] : asReleased(desk)),
      {
        ...steps(desk, forward ? 'forward' : 'plan', plan.steps, {
          place: 'first',
          targetSeconds,
          from: voice.source(runbook, forward ? 'forward' : 'steps'),
          note: label(desk, 'served', { forward }),
        }),
        id: 'plan',
      },
      ...(plan.lasting.length === 0
        ? []
        : [steps(desk, 'lasting', plan.lasting, { place: 'first', from: voice.source(runbook, 'lasting') })]),
      ...(forward
        ? []
        : [
            bullets(desk, 'ask-first', [{ items: listed(said(desk, 'ask-first', timed)) }]),
            bullets(desk, 'triggers', [{ items: runbook.data.when.map((line) => voice.line(runbook, line)) }], {
              from: voice.source(runbook),
            }),
            ...ifItFails(desk),
          ]),
      ...volumesToo(desk),
      ...releasesSections(desk),
      ...(forward || inquiry.conditions['migrations'] === 'none' ? [] : schemaToo(desk)),
      ...[...platformsOf(system), ...system.changes].flatMap((card) =>
        bulletsOf(desk, 'traps', card, 'traps').map((one) => ({
          ...one,
          id: `traps-${card.id}`,
          title: label(desk, 'traps-of', { name: card.name }),
        })),
      ),
      prose(desk, 'say', voice.piece(runbook, say)?.blocks ?? [], { from: voice.source(runbook, say) }),
      prose(desk, 'prevent', voice.piece(runbook, 'prevent')?.blocks ?? [], { from: voice.source(runbook, 'prevent') }),
      ...(inquiry.flags.includes('think') ? [options(desk, choice)] : []),
    ],
  };
};
