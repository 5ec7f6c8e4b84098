import { createHash } from 'node:crypto';
import { basename, dirname, resolve } from 'node:path';
import type { Card } from './card.ts';
import { droppedWords } from './dropped-words.ts';
import { PersonaFaults, type Fault } from './fault.ts';
import type { Kind } from './kinds.ts';
import { createPersona, type Persona } from './persona.ts';
import { readCard } from './read-card.ts';
import { readFolder, type FolderFile } from './read-folder.ts';
import { checkReferences } from './references.ts';

export interface LoadOptions {
  /** Ids that the program cannot do without, by kind. */
  readonly needed?: Readonly<Partial<Record<Kind, readonly string[]>>>;
}

/** What the folders are called where their files are named; one of the same name as another says where it lies. */
function namesOf(folders: readonly string[]): readonly string[] {
  const paths = folders.map((folder) => resolve(folder));
  const names = paths.map((path) => basename(path));
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${basename(dirname(paths[at] ?? ''))}/${name}`));
}

/** The id that a file with a fault was meant to have. */
const meantId = (file: string, text: string): string => /^id:[ \t]*(\S+)/mu.exec(text)?.[1] ?? basename(file, '.md');

function readLayer(files: readonly FolderFile[], faults: Fault[], unread: Set<string>): ReadonlyMap<string, Card> {
  const cards = new Map<string, Card>();
  for (const { file, text } of files) {
    const read = readCard(file, text);
    faults.push(...read.faults);
    if (read.card === undefined) {
      unread.add(meantId(file, text));
      continue;
    }
    const key = `${read.card.kind} ${read.card.id}`;
    const before = cards.get(key);
    if (before === undefined) cards.set(key, read.card);
    else faults.push({ file, line: 1, field: 'id', expected: `an id of its own: ${before.file} has it` });
  }
  return cards;
}

/**
 * Reads the folders, later ones over earlier ones: the same kind and id replaces, a new one adds.
 * Throws PersonaFaults with everything that is wrong in any of them.
 */
export function loadPersona(folders: readonly string[], options: LoadOptions = {}): Persona {
  const faults: Fault[] = [];
  const unread = new Set<string>();
  const digest = createHash('sha256');
  let cards = new Map<string, Card>();
  const names = namesOf(folders);
  for (const [at, folder] of folders.entries()) {
    const files = readFolder(folder, names[at] ?? folder, faults);
    for (const { file, text } of files) digest.update(`${file}\0${text.length}\0`).update(text);
    const layer = readLayer(files, faults, unread);
    for (const [key, card] of layer) {
      const replaced = cards.get(key);
      if (replaced !== undefined) faults.push(...droppedWords(card, replaced));
    }
    cards = new Map([...cards, ...layer]);
  }
  const all = [...cards.values()];
  faults.push(...checkReferences({ cards: all, needed: options.needed ?? {}, folder: names.join(' + '), unread }));
  if (faults.length > 0) throw new PersonaFaults(faults);
  return createPersona(all, digest.digest('hex').slice(0, 12));
}
