import { fact, label, listed, paragraphs, said, subject, title, type Handler } from '../desk.ts';
import { chooseStrategy } from '../choose-strategy.ts';
import { runSheet, secondsOf } from '../run-sheet.ts';
import { bullets, bulletsOf, options, prose, steps } from '../sections.ts';
import { platformsOf } from '../system.ts';

/** Back to a named version, by the platform's own means, in the order that automation cannot undo. */
export const rollback: Handler = (desk) => {
  const { inquiry, persona, system, voice } = desk;
  const runbook = persona.get('runbook', 'rollback');
  const plan = runSheet(desk, runbook);
  const planSeconds = secondsOf(plan);
  const targetSeconds = system.rtoMinutes.value * 60;
  const timed = { plan_seconds: planSeconds };
  const { version, from_version: from } = inquiry.params;
  const choice = chooseStrategy(persona, system, {
    strategy: inquiry.params.strategy,
    words: inquiry.words,
    here: true,
  });
  const verdict = said(desk, version === undefined ? 'which-version' : 'decide', timed);
  return {
    title: title(desk),
    subject: [
      ...subject(desk),
      ...(version === undefined
        ? []
        : [fact(desk, 'versions', from === undefined ? version : `${from} → ${version}`, 'given')]),
      fact(desk, 'time', label(desk, planSeconds > targetSeconds ? 'over-target' : 'within-target', timed), 'computed'),
    ],
    lead: paragraphs(verdict),
    cautions: system.drives
      ? paragraphs(said(desk, 'driven')).map((text) => ({ text, source: voice.source(desk.answer, 'driven') }))
      : [],
    sections: [
      steps(desk, 'plan', plan, { place: 'first', targetSeconds, from: voice.source(runbook, 'steps') }),
      steps(desk, 'lasting', runSheet(desk, runbook, 'lasting'), {
        place: 'first',
        from: voice.source(runbook, 'lasting'),
      }),
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
