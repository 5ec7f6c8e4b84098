import type { Persona } from '../../persona/persona.ts';
import type { Block, Text } from '../blueprint.ts';
import { words } from '../words.ts';

/** The files that were made for an answer, as far as they are to be told about. */
export interface FilesMade {
  readonly system: string | undefined;
  readonly files: readonly { readonly path: string; readonly about: string }[];
  readonly missing: readonly { readonly want: string; readonly needs: string }[];
  readonly assumed: readonly { readonly field: string; readonly value?: string }[];
}

/** What a file is for is written by the program that makes it, with commands between backticks. */
const about = (line: string): Text =>
  line.split('`').map((part, at) => ({ kind: at % 2 === 1 ? 'code' : 'text', text: part }));

const kebab = (name: string): string => name.replaceAll(/([a-z\d])([A-Z])/gu, '$1-$2').toLowerCase();

const list = (items: readonly Text[]): readonly Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];

/** What each file is for, what was assumed, and what could not be made and why. */
export function filesNote(persona: Persona, { system, files, missing, assumed }: FilesMade): readonly Block[] {
  const card = persona.get('flag', 'files');
  const called = (name: string): string => card.data.labels[kebab(name)] ?? name;
  const items = assumed.map(({ field, value }) => (value === undefined ? called(field) : `${called(field)} ${value}`));
  const voice = persona.voice({ system, count: files.length, items: items.join('; ') });
  const said = (piece: string): readonly Block[] => voice.piece(card, piece)?.blocks ?? [];
  // What is missing for one is often missing for others too.
  const lacks = Map.groupBy(missing, ({ needs }) => needs);
  return [
    ...(files.length === 0 ? [] : said('ready')),
    ...list(files.map((file) => [{ kind: 'code', text: file.path }, ...words(': '), ...about(file.about)])),
    ...(items.length === 0 ? [] : said('assumed')),
    ...(missing.length === 0 ? [] : said('missing')),
    ...list(
      [...lacks].map(([needs, wants]) => [
        { kind: 'strong', text: wants.map(({ want }) => called(want)).join(', ') },
        ...words(`: ${needs}`),
      ]),
    ),
    ...(files.length + missing.length === 0 ? said('none') : []),
  ];
}
