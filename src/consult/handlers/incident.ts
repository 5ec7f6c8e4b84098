import type { Text } from '../blueprint.ts';
import { label, paragraphs, said, subject, title, type Desk, type Handler } from '../desk.ts';
import { readDeclaration } from '../incidents/declaration.ts';
import { createIncidentWords } from '../incidents/incident-words.ts';
import { runSheet } from '../pieces/run-sheet.ts';
import { bullets, checklist, prose, steps, table } from '../pieces/sections.ts';
import { triage } from '../triage/triage.ts';
import { words } from '../words.ts';

/** How bad it is, where somebody said so. */
function severity(desk: Desk): readonly Text[] {
  const { severity: id } = readDeclaration(desk.inquiry.words);
  if (id === undefined) return [];
  const { name, means, updateMinutes } = createIncidentWords(desk.persona).severity(id);
  return [label(desk, 'severity', { name, words: means, number: updateMinutes })];
}

/** Something is broken now: what changed, what is likely, who decides, what first, what to say. */
export const incident: Handler = (desk) => {
  const { persona, voice } = desk;
  const card = persona.get('runbook', 'incident-response');
  const from = (piece: string): { from: ReturnType<typeof voice.source> } => ({ from: voice.source(card, piece) });
  // what was paused in the heat of it is switched on again
  const lasting = runSheet(desk, card, 'lasting');
  const { first, more, followUps } = triage(desk);
  return {
    title: title(desk),
    subject: subject(desk),
    lead: [...paragraphs(said(desk, 'first')), ...severity(desk)],
    followUps,
    sections: [
      ...first,
      steps(desk, 'steps', runSheet(desk, card), { place: 'first', ...from('steps') }),
      ...(lasting.length === 0 ? [] : [steps(desk, 'lasting', lasting, { place: 'first', ...from('lasting') })]),
      ...more,
      prose(desk, 'severities', voice.piece(card, 'severities')?.blocks ?? [], from('severities')),
      table(
        desk,
        'roles',
        card.data.roles.map((role) => [words(role.role), voice.line(card, role.does)]),
        { from: voice.source(card) },
      ),
      prose(desk, 'say', voice.piece(card, 'say')?.blocks ?? [], from('say')),
      bullets(desk, 'done', [{ items: card.data.done.map((line) => voice.line(card, line)) }], {
        from: voice.source(card),
      }),
      ...persona
        .of('checklist')
        .filter((list) => list.id.startsWith('incident-'))
        .map((list) => checklist(desk, list)),
      prose(desk, 'after', voice.piece(card, 'after')?.blocks ?? [], from('after')),
    ],
  };
};
