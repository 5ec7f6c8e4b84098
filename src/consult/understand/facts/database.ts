import type { Persona } from '../../../persona/persona.ts';
import type { Inquiry } from '../../inquiry.ts';
import { createFactReader, type Facts } from './facts.ts';
import { lazily } from '../listening.ts';

const idsIn = (facts: Facts | undefined): readonly string[] => [facts?.['database'] ?? []].flat().map(String);

/**
 * The inquiry with the database whose commands are for the asker: of what is said now, was said in the thread, or
 * stands in the record. None where nobody said, where several are named, and where a name leaves open which ("Aurora").
 */
export function createDatabaseReader(persona: Persona): (inquiry: Inquiry) => Inquiry {
  const items = persona
    .of('technologies')
    .flatMap(({ data }) => data.items.map((item) => ({ ...item, part: data.part })))
    .filter(({ part }) => part === 'database');
  const speaks = new Map(items.flatMap((item) => (item.speaks === undefined ? [] : [[item.id, item.speaks]])));
  const isOpen = (id: string): boolean => items.some((item) => item.id.startsWith(`${id}-`));
  const reader = lazily(() => ({ read: createFactReader(items) }));
  const beginnings = new Set(
    items.flatMap(({ says }) => says.map((say) => say.toLowerCase().split(/[\s-]/u, 1)[0] ?? '')),
  );
  /** Nearly every command names none, which is seen before all facts are looked for. */
  const readIn = (words: string): readonly string[] => {
    const small = words.toLowerCase();
    return [...beginnings].some((one) => small.includes(one)) ? idsIn(reader().read(words)) : [];
  };
  return (inquiry) => {
    const { database, ...rest } = inquiry;
    const { words, facts, record } = rest;
    const told = [idsIn(facts), readIn(words), database === undefined ? [] : [database]];
    const first = [...told, idsIn(record?.facts)].find((ids) => ids.length > 0) ?? [];
    const [only, ...others] = new Set(first.map((id) => speaks.get(id) ?? id));
    return only === undefined || others.length > 0 || isOpen(only) ? rest : { ...rest, database: only };
  };
}
