import { fact, label, listed, paragraphs, said, subject, title, type Desk, type Draft, type Handler } from '../desk.ts';
import { runSheet, secondsOf } from '../pieces/run-sheet.ts';
import { bullets, prose, steps, table } from '../pieces/sections.ts';
import { words } from '../words.ts';

/** The eight, to choose from. */
function shelf(desk: Desk): Draft {
  const runbooks = desk.persona.of('runbook');
  return {
    title: title(desk),
    subject: subject(desk),
    lead: paragraphs(said(desk, 'choose')),
    sections: [
      table(
        desk,
        'shelf',
        runbooks.map((card) => [words(card.name), desk.voice.line(card, card.data.purpose)]),
        { place: 'first' },
      ),
    ],
    followUps: runbooks.map((card) => ({ id: card.id, label: words(card.name), ask: `runbook ${card.id}` })),
  };
}

/** A runbook for this system, with its platform's commands. */
export const runbook: Handler = (desk) => {
  const { inquiry, persona, voice } = desk;
  const card = inquiry.params.runbook === undefined ? undefined : persona.find('runbook', inquiry.params.runbook);
  if (card === undefined) return shelf(desk);
  const plan = runSheet(desk, card);
  const from = (piece?: string): { from: ReturnType<typeof voice.source> } => ({ from: voice.source(card, piece) });
  return {
    title: title(desk),
    subject: [
      ...subject(desk),
      fact(desk, 'time', label(desk, 'takes', { plan_seconds: secondsOf(plan) }), 'computed'),
    ],
    lead: [voice.line(card, card.data.purpose)],
    sections: [
      steps(desk, 'steps', plan, { place: 'first', ...from('steps'), note: label(desk, 'served') }),
      ...(card.pieces.has('lasting') ? [steps(desk, 'lasting', runSheet(desk, card, 'lasting'), from('lasting'))] : []),
      bullets(desk, 'when', [{ items: card.data.when.map((line) => voice.line(card, line)) }], from()),
      bullets(desk, 'before', [{ items: listed(voice.piece(card, 'before')) }], from('before')),
      table(
        desk,
        'roles',
        card.data.roles.map((role) => [words(role.role), voice.line(card, role.does)]),
        from(),
      ),
      bullets(desk, 'done', [{ items: card.data.done.map((line) => voice.line(card, line)) }], from()),
      ...(['severities', 'say', 'after', 'prevent'] as const)
        .filter((piece) => card.pieces.has(piece))
        .map((piece) => prose(desk, piece, voice.piece(card, piece)?.blocks ?? [], from(piece))),
    ],
  };
};
