import type { Card, Persona } from '../../persona/persona.ts';
import type { Inquiry } from '../inquiry.ts';

/** Something to tick. */
export interface ListItem {
  readonly id: string;
  readonly name: string;
  /** What exists when it is done. */
  readonly output?: string;
  /** What counts as proof: without it the item is not ticked. */
  readonly prove?: string;
  /** Proof older than this no longer counts. */
  readonly staleDays?: number;
  readonly priority?: string;
}

export interface List {
  /** The kind and id of its file. */
  readonly id: string;
  readonly name: string;
  readonly card: Card<'checklist'> | Card<'phase'>;
  readonly groups: readonly { readonly name?: string; readonly items: readonly ListItem[] }[];
}

/** What of an item every list has. */
interface Written {
  readonly id: string;
  readonly name: string;
  readonly output?: string;
  readonly prove?: string | undefined;
  readonly stale_days?: number | undefined;
}

const itemOf = ({ id, name, output, prove, stale_days: staleDays }: Written): ListItem => ({
  id,
  name,
  ...(output !== undefined && { output }),
  ...(prove !== undefined && { prove }),
  ...(staleDays !== undefined && { staleDays }),
});

const ofChecklist = (card: Card<'checklist'>): List => ({
  id: listId(card.id),
  name: card.name,
  card,
  groups: [{ items: card.data.items.map((item) => ({ ...itemOf(item), priority: item.priority })) }],
});

const ofPhase = (card: Card<'phase'>): List => ({
  id: `phase/${card.id}`,
  name: card.name,
  card,
  groups: card.data.groups.map(({ name, activities }) => ({ name, items: activities.map(itemOf) })),
});

export const mainList = 'checklist/production-readiness';

/** The lists of a running incident belong to the incident. */
export const ofSystems = (persona: Persona): readonly Card<'checklist'>[] =>
  persona.of('checklist').filter(({ id }) => !id.startsWith('incident-'));

const listId = (card: string): string => `checklist/${card}`;

/** The list that an answer shows. */
export const listOf = ({ list }: Pick<Inquiry, 'list'>): string => (list === undefined ? mainList : listId(list));

/** Checklists that can be asked for by name; the main one is what is meant when none is. */
export const namedLists = (persona: Persona): readonly { readonly id: string; readonly says: readonly string[] }[] =>
  ofSystems(persona)
    .filter(({ id }) => listId(id) !== mainList)
    .map(({ id, name, data }) => ({ id, says: [id.replaceAll('-', ' '), name.toLowerCase(), ...data.says] }));

/** All lists that a system has: the twelve first, then the phases of the work, then the other checklists. */
export function listsOf(persona: Persona): readonly List[] {
  const checklists = ofSystems(persona).map(ofChecklist);
  const isMain = ({ id }: List): boolean => id === mainList;
  return [
    ...checklists.filter(isMain),
    ...persona.of('phase').map(ofPhase),
    ...checklists.filter((list) => !isMain(list)),
  ];
}
