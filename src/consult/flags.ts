import type { Block, Section, Step, StepsSection } from './blueprint.ts';
import { listed, wordsOf, type Desk } from './desk.ts';
import { bullets, options } from './pieces/sections.ts';
import { choiceFor } from './strategy/choice-for.ts';

/** What each flag adds to an answer that is already made. */

const changes = (step: Step): boolean => step.reads !== true && step.what.some((block) => block.kind === 'code');

/** `--safe-mode`: every step that changes something is rehearsed and confirmed before it is run. */
function safely(desk: Desk, section: StepsSection): StepsSection {
  const card = desk.persona.get('flag', 'safe-mode');
  const piece = (id: string): readonly Block[] => desk.voice.piece(card, id)?.blocks ?? [];
  const before = ({ rehearsal }: Step): readonly Block[] =>
    rehearsal === undefined ? piece('no-dry-form') : [...rehearsal, ...piece('after-dry-run')];
  return {
    ...section,
    steps: section.steps.map((step) =>
      changes(step) ? { ...step, what: [...before(step), ...step.what, ...piece('confirm')] } : step,
    ),
  };
}

/** `--validate`: what compliance and security would ask of this plan. */
function validation(desk: Desk): readonly Section[] {
  const card = desk.persona.get('flag', 'validate');
  return [
    {
      ...bullets(
        wordsOf(desk, 'checklist'),
        'validate',
        (['compliance', 'security'] as const).map((piece) => ({
          title: [{ kind: 'text', text: card.pieces.get(piece)?.heading ?? piece }],
          items: listed(desk.voice.piece(card, piece)),
        })),
        { from: desk.voice.source(card) },
      ),
    },
  ];
}

export function withFlags(desk: Desk, sections: readonly Section[]): readonly Section[] {
  const { intent, flags } = desk.inquiry;
  const safe = flags.includes('safe-mode');
  const shown = safe ? sections.map((one) => (one.kind === 'steps' ? safely(desk, one) : one)) : sections;
  const weighed = shown.some((section) => section.kind === 'options');
  return [
    ...shown,
    // a review is a check already, and of the file itself
    ...(flags.includes('validate') && intent !== 'review' ? validation(desk) : []),
    ...(flags.includes('think') && !weighed ? [options(desk, choiceFor(desk))] : []),
  ];
}
