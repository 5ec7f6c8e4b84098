import { fact, label, listed, paragraphs, said, subject, title, type Handler } from '../desk.ts';
import { chooseStrategy } from '../choose-strategy.ts';
import { historySections } from '../history-section.ts';
import { judgeRollback } from '../judge-rollback.ts';
import { rollbackAnswers, rollbackLead } from '../rollback-lead.ts';
import { rollbackPlan } from '../rollback-plan.ts';
import { secondsOf } from '../run-sheet.ts';
import { bullets, bulletsOf, options, prose, steps } from '../sections.ts';
import { platformsOf } from '../system.ts';

/** Back to a named version, by the platform's own means, in the order that automation cannot undo. */
export const rollback: Handler = (desk) => {
  const { inquiry, persona, system, voice } = desk;
  const runbook = persona.get('runbook', 'rollback');
  const { version, from_version: from = desk.history?.current?.version } = inquiry.params;
  const judgement = judgeRollback(desk);
  const forward = version !== undefined && judgement.verdict === 'forward';
  const plan = rollbackPlan(desk, version === undefined ? { ...judgement, verdict: 'ask' } : judgement);
  const planSeconds = secondsOf(plan.steps);
  const targetSeconds = system.rtoMinutes.value * 60;
  const timed = { plan_seconds: planSeconds };
  const choice = chooseStrategy(persona, system, {
    strategy: inquiry.params.strategy,
    words: inquiry.words,
    here: true,
  });
  return {
    title: title(desk),
    subject: [
      ...subject(desk),
      ...(version === undefined
        ? []
        : [fact(desk, 'versions', from === undefined ? version : `${from} → ${version}`, 'given')]),
      fact(desk, 'time', label(desk, planSeconds > targetSeconds ? 'over-target' : 'within-target', timed), 'computed'),
    ],
    lead: version === undefined ? paragraphs(said(desk, 'which-version', timed)) : rollbackLead(desk, judgement),
    followUps: version === undefined ? [] : rollbackAnswers(judgement),
    cautions:
      system.drives && !forward
        ? paragraphs(said(desk, 'driven')).map((text) => ({ text, source: voice.source(desk.answer, 'driven') }))
        : [],
    sections: [
      ...historySections(desk),
      {
        ...steps(desk, forward ? 'forward' : 'plan', plan.steps, {
          place: 'first',
          targetSeconds,
          from: voice.source(runbook, forward ? 'forward' : 'steps'),
        }),
        id: 'plan',
      },
      ...(plan.lasting.length === 0
        ? []
        : [steps(desk, 'lasting', plan.lasting, { place: 'first', from: voice.source(runbook, 'lasting') })]),
      bullets(desk, 'ask-first', [{ items: listed(said(desk, 'ask-first', timed)) }]),
      bullets(desk, 'triggers', [{ items: runbook.data.when.map((line) => voice.line(runbook, line)) }], {
        from: voice.source(runbook),
      }),
      ...platformsOf(system).flatMap((card) =>
        bulletsOf(desk, 'traps', card, 'traps').map((one) => ({
          ...one,
          id: `traps-${card.id}`,
          title: label(desk, 'traps-of', { name: card.name }),
        })),
      ),
      ...system.changes.map((card) => ({
        ...prose(desk, 'migrations', voice.piece(card, 'before-rollback')?.blocks ?? [], {
          from: voice.source(card, 'before-rollback'),
        }),
        id: `migrations-${card.id}`,
      })),
      prose(desk, 'say', voice.piece(runbook, 'say')?.blocks ?? [], { from: voice.source(runbook, 'say') }),
      prose(desk, 'prevent', voice.piece(runbook, 'prevent')?.blocks ?? [], { from: voice.source(runbook, 'prevent') }),
      ...(inquiry.flags.includes('think') ? [options(desk, choice)] : []),
    ],
  };
};
