import type { Persona } from '../persona/persona.ts';
import type { Block, FollowUp } from './blueprint.ts';
import type { Note } from './notes.ts';
import type { Problem } from './problem.ts';
import { words } from './words.ts';

export type { Note } from './notes.ts';

/** What is said beside the answers, and what may be pressed there. */
export interface Hint {
  readonly blocks: readonly Block[];
  readonly followUps: readonly FollowUp[];
}

export interface NoteValues {
  readonly fault_id?: string;
  /** Who did it, and since when. */
  readonly person?: string;
  readonly since?: string;
  readonly silenced?: true;
  readonly topic?: string;
  readonly system?: string;
  /** Names of several things. */
  readonly items?: string;
  readonly suggestion?: string;
  readonly count?: number;
  readonly retention_days?: number;
  readonly number?: number;
  readonly name?: string;
  readonly words?: string;
}

export interface Hints {
  /** What to say about a mistake, and what to press instead. */
  hint(problem: Problem): Hint;
  note(id: Note, values?: NoteValues): Hint;
  /** On the buttons of a note that do more than ask. */
  label(id: Note, button: string): string;
}

const mostSuggested = 3;

export function createHints(persona: Persona): Hints {
  const say = (id: string, scope: Readonly<Record<string, string | number | boolean | undefined>>): Hint => {
    const card = persona.get('hint', id);
    const shown = (when: string | undefined): boolean =>
      when === undefined || (scope[when.replace(/^!/u, '')] === undefined) === when.startsWith('!');
    return {
      blocks: persona.voice(scope).piece(card, 'about')?.blocks ?? [],
      followUps: card.data.follow_ups
        .filter(({ when }) => shown(when))
        .map((one) => ({ id: one.id, label: words(one.label), ask: one.ask })),
    };
  };
  return {
    hint: (problem) => {
      const form = problem.intent === undefined ? undefined : persona.find('answer', problem.intent);
      const suggestions = problem.suggestions ?? [];
      const figure = form?.data.figures.find(({ id }) => id === problem.field);
      const { blocks, followUps } = say(problem.code, {
        name: figure?.label,
        words: figure?.example,
        suggestion: suggestions.length > 0 ? suggestions.join(', ') : undefined,
        usage: form?.data.usage,
        field: problem.field,
      });
      const meant = suggestions.slice(0, mostSuggested).flatMap((id) => persona.find('answer', id) ?? []);
      return {
        blocks,
        followUps: [...meant.map(({ id, name }) => ({ id, label: words(name), ask: id })), ...followUps],
      };
    },
    note: (id, values = {}) => say(id, { ...values }),
    label: (id, button) => persona.get('hint', id).data.labels[button] ?? button,
  };
}
