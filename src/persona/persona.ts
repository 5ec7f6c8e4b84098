import type { Card } from './card.ts';
import type { Data, Kind } from './kinds.ts';
import type { Scope } from './template.ts';
import { createVoice, type Voice } from './voice.ts';

/** All that the bot knows, in memory. */
export interface Persona {
  readonly identity: Card<'persona'>;
  /** Changes when any file changes: twelve characters of a digest over all of them. */
  readonly dataVersion: string;
  readonly size: number;
  /** The files of the folders above the first one: what a company wrote itself. */
  readonly ownFiles: readonly string[];
  /** Of one kind, in their order (or by id). */
  of<K extends Kind>(kind: K): readonly Card<K>[];
  find<K extends Kind>(kind: K, id: string): Card<K> | undefined;
  /** For ids that the loader has checked; throws when there is none. */
  get<K extends Kind>(kind: K, id: string): Card<K>;
  voice(scope: Scope): Voice;
}

const orderOf = (card: Card): number => {
  const { data } = card;
  return 'order' in data ? data.order : 0;
};

export function createPersona(cards: readonly Card[], dataVersion: string, ownFolders: readonly string[]): Persona {
  const byKind = new Map<Kind, Card[]>();
  const byId = new Map<string, Map<string, Card>>();
  for (const card of cards) {
    const same = byKind.get(card.kind) ?? [];
    same.push(card);
    byKind.set(card.kind, same);
  }
  for (const [kind, same] of byKind) {
    byId.set(kind, new Map(same.map((card) => [card.id, card])));
    same.sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
  }
  const is = <K extends Kind>(card: Card | undefined, kind: K): card is Card<K> => card?.kind === kind;
  const of = <K extends Kind>(kind: K): readonly Card<K>[] =>
    (byKind.get(kind) ?? []).filter((card): card is Card<K> => is(card, kind));
  const find = <K extends Kind>(kind: K, id: string): Card<K> | undefined => {
    const card = byId.get(kind)?.get(id);
    return is(card, kind) ? card : undefined;
  };
  const get = <K extends Kind>(kind: K, id: string): Card<K> => {
    const found = find(kind, id);
    if (found === undefined) throw new Error(`the persona has no ${kind} ${id}`);
    return found;
  };
  const identity = of('persona')[0];
  if (identity === undefined) throw new Error('the persona has no persona.md');
  const nameOf = (kind: string, id: string): string | undefined => byId.get(kind)?.get(id)?.name;
  const voice = (scope: Scope): Voice => createVoice(scope, nameOf);
  const ownFiles = cards.map(({ file }) => file).filter((file) => ownFolders.some((own) => file.startsWith(`${own}/`)));
  return { identity, dataVersion, size: cards.length, ownFiles, of, find, get, voice };
}

export type { Card, Data, Kind, Scope, Voice };
export type { Content, PieceStep } from './steps.ts';
