import { hash } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { Card, FreshCard } from './card.ts';
import { droppedWords } from './dropped-words.ts';
import { PersonaFaults, type Fault } from './fault.ts';
import { linesOf } from './front-matter.ts';
import { fromKept, toKept, type KeptCard } from './kept-card.ts';
import type { Kind } from './kinds.ts';
import { createPersona, type Persona } from './persona.ts';
import { readCard } from './read-card.ts';
import { readFolder, type FolderFile } from './read-folder.ts';
import { checkReferences } from './references.ts';

export interface LoadOptions {
  /** Ids that the program cannot do without, by kind. */
  readonly needed?: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly kept?: KeptCards;
}

/** What was read before without a fault: reading all files again is most of a start. */
export interface Kept {
  /** By the file and a digest of it. */
  readonly cards: ReadonlyMap<string, KeptCard>;
  /** All files that were found to fit together, as one digest. */
  readonly whole?: string | undefined;
}

export interface KeptCards {
  take(): Kept;
  put(kept: Kept): void;
}

/** What the folders are called where their files are named; one of the same name as another says where it lies. */
function namesOf(folders: readonly string[]): readonly string[] {
  const paths = folders.map((folder) => resolve(folder));
  const names = paths.map((path) => basename(path));
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${basename(dirname(paths[at] ?? ''))}/${name}`));
}

/** The id that a file with a fault was meant to have. */
const meantId = (file: string, text: string): string => /^id:[ \t]*(\S+)/mu.exec(text)?.[1] ?? basename(file, '.md');

interface Reading {
  readonly faults: Fault[];
  /** What could not be made a card, by the id it was meant to have. */
  readonly unread: Map<string, Pick<FreshCard, 'file' | 'pieces'>>;
  /** Of each file, in order. */
  readonly keys: string[];
  readonly kept: ReadonlyMap<string, KeptCard>;
  /** To be kept, where anything is. */
  readonly sound: Map<string, KeptCard> | undefined;
}

function readFile(
  { file, text, digest }: FolderFile,
  { faults, unread, keys, kept, sound }: Reading,
): FreshCard | undefined {
  const key = `${file} ${digest}`;
  keys.push(key);
  const before = kept.get(key);
  if (before !== undefined) {
    sound?.set(key, before);
    return { ...fromKept(before, text), lineOf: linesOf(text) };
  }
  const read = readCard(file, text);
  faults.push(...read.faults);
  if (read.card === undefined) unread.set(meantId(file, text), { file, pieces: read.pieces ?? new Map() });
  else if (read.faults.length === 0) sound?.set(key, toKept(read.card, text));
  return read.card;
}

/** Without what needs its file. */
const cardOf = ({ kind, id, name, file, data, pieces }: FreshCard): Card => ({ kind, id, name, file, data, pieces });

function readLayer(files: readonly FolderFile[], reading: Reading): ReadonlyMap<string, FreshCard> {
  const cards = new Map<string, FreshCard>();
  for (const one of files) {
    const card = readFile(one, reading);
    if (card === undefined) continue;
    const key = `${card.kind} ${card.id}`;
    const before = cards.get(key);
    if (before === undefined) cards.set(key, card);
    else {
      const expected = `an id of its own: ${before.file} has it`;
      reading.faults.push({ file: one.file, line: 1, field: 'id', expected });
    }
  }
  return cards;
}

/**
 * Reads the folders, later ones over earlier ones: the same kind and id replaces, a new one adds.
 * Throws PersonaFaults with everything that is wrong in any of them.
 */
export function loadPersona(folders: readonly string[], options: LoadOptions = {}): Persona {
  const before: Kept = options.kept?.take() ?? { cards: new Map() };
  const reading: Reading = {
    faults: [],
    unread: new Map(),
    keys: [],
    kept: before.cards,
    sound: options.kept && new Map(),
  };
  const { faults, unread, keys, kept, sound } = reading;
  let cards = new Map<string, FreshCard>();
  const names = namesOf(folders);
  for (const [at, folder] of folders.entries()) {
    const files = readFolder(folder, names[at] ?? folder, faults);
    const layer = readLayer(files, reading);
    for (const [key, card] of layer) {
      const replaced = cards.get(key);
      if (replaced !== undefined) faults.push(...droppedWords(card, replaced));
    }
    cards = new Map([...cards, ...layer]);
  }
  const all = [...cards.values()];
  const { needed = {} } = options;
  const files = hash('sha256', keys.join('\n'));
  const whole = `${files} ${hash('sha256', JSON.stringify(needed))}`;
  if (whole !== before.whole)
    faults.push(...checkReferences({ cards: all, needed, folder: names.join(' + '), unread }));
  const fits = faults.length === 0;
  if (sound !== undefined && ((fits && whole !== before.whole) || sound.keys().some((key) => !kept.has(key))))
    options.kept?.put({ cards: sound, whole: fits ? whole : undefined });
  if (!fits) throw new PersonaFaults(faults);
  return createPersona(all.map(cardOf), files.slice(0, 12), names.slice(1));
}
