import type { Card, FreshCard } from './card.ts';
import type { Fault } from './fault.ts';

/** Fields whose entries the program asks for by their names. */
const fields = ['labels', 'headings', 'columns'] as const;

type Words = Readonly<Record<string, string | readonly string[]>>;

function wordsIn({ data }: Card, field: (typeof fields)[number]): Words {
  if (data.kind === 'answer') return data[field];
  return (data.kind === 'hint' || data.kind === 'flag') && field === 'labels' ? data.labels : {};
}

const shown = (words: string | readonly string[]): string => [words].flat().join(' | ');

/**
 * What a file no longer says that the file it replaces did: the program would ask for it in vain. So a file of a company
 * is told what has been added since it was written.
 */
export const droppedWords = (card: FreshCard, replaced: Card): readonly Fault[] =>
  fields.flatMap((field) => {
    const now = wordsIn(card, field);
    return Object.entries(wordsIn(replaced, field)).flatMap(([id, before]) => {
      const words = now[id];
      const isWhole = words !== undefined && (typeof before === 'string' || words.length === before.length);
      if (isWhole) return [];
      const found = words === undefined ? [field] : [field, id];
      const line = card.lineOf(found);
      const many = typeof before === 'string' ? 'wording for it' : `${before.length} titles`;
      return [{ file: card.file, line, field: `${field}.${id}`, expected: `${many}, such as "${shown(before)}"` }];
    });
  });
