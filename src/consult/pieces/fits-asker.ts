import type { Persona } from '../../persona/persona.ts';
import type { Block } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { createMentionFinder, type Mention } from '../understand/facts/mentions.ts';
import { spelled } from '../understand/numbers/spelled.ts';
import { wordTable } from '../understand/numbers/word-table.ts';
import { plainOf } from '../words.ts';
import { saidIn } from './circumstances.ts';
import { textOf, type Passage } from './passages.ts';

const byWord = wordTable<number>(spelled);

/** What decides whether an example is for the asker. */
const deciding = ['platform', 'cloud', 'ci', 'language', 'gitops', 'database', 'os', 'iac'] as const;

/** The asker's platforms, clouds and tools by kind; whoever runs EKS runs Kubernetes too. */
function knownTools({ heard, inquiry, persona }: Desk): ReadonlyMap<string, readonly string[]> {
  return new Map(
    deciding.flatMap((part) => {
      // a VPS is told as such, and as the kind of place whose commands it takes
      const told: readonly Facts[] = [heard.facts, { ...inquiry.params }];
      const values = told.flatMap((facts) => facts[part] ?? []).map(String);
      const families = values.flatMap((value) => {
        const place = persona.find('place', value);
        if (place === undefined) return [];
        return [...place.data.says, ...(persona.find('platform', place.data.platform)?.data.says ?? [])];
      });
      return values.length === 0 ? [] : [[part, [...values, ...families]] as const];
    }),
  );
}

/** "go" is a word of every sentence, Go a language. */
const shortest = 2;
const isWritten = (title: string, name: string): boolean =>
  name.length > shortest || title.includes(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);

const finders = new WeakMap<Persona, (title: string) => readonly Mention[]>();

/** "Drain a node", "go back": an ordinary word is a name only where it stands as one does. */
function plainNames(persona: Persona, title: string): readonly Mention[] {
  const known = finders.get(persona);
  if (known !== undefined) return known(title);
  const plain = persona
    .of('technologies')
    .flatMap(({ data }) => data.items.filter((item) => item.plain).map((item) => ({ ...item, part: data.part })));
  const find = createMentionFinder(plain);
  finders.set(persona, find);
  return find(title);
}

type Named = readonly (readonly [part: string, id: string])[];

const named = new WeakMap<Persona, Map<string, Named>>();

/** The technologies in the name of an example, by kind: its author wrote it once, and it is looked at with each question. */
function toolsNamed(persona: Persona, title: string): Named {
  const titles = named.get(persona) ?? new Map<string, Named>();
  named.set(persona, titles);
  const known = titles.get(title);
  if (known !== undefined) return known;
  const said = saidIn(title);
  const plain = new Set(plainNames(persona, title).map(({ technology }) => technology.id));
  const items = persona
    .of('technologies')
    .flatMap(({ data }) =>
      data.items
        .filter((item) =>
          item.plain
            ? plain.has(item.id)
            : [item.id, ...item.says].some((name) => said(name) && isWritten(title, name)),
        )
        .map(({ id, implies }): Readonly<Record<string, string>> => ({ ...implies, [data.part]: id })),
    );
  // MySQL and Kafka are offered by every cloud, and are of none: what follows from a name follows from all it may mean
  const implied = (part: string, id: string): boolean => items.every((item) => item[part] === id);
  const direct = new Set(items.map((item) => Object.keys(item).at(-1)));
  const found = items
    .flatMap((item) => Object.entries(item))
    .filter(([part, id]) => direct.has(part) || implied(part, id));
  titles.set(title, found);
  return found;
}

const windows = /^windows/u;
/** What is said of one Linux is of use on another, and not on Windows. */
const isKin = (part: string, one: string, other: string): boolean =>
  part === 'os' && windows.test(one) === windows.test(other);

const kin = new WeakMap<Persona, ReadonlyMap<string, string>>();

/** MariaDB is run as MySQL is, Supabase as PostgreSQL; "MySQL 8.0" is another product. */
function isAkin(persona: Persona, title: string, one: string, value: string): boolean {
  const known =
    kin.get(persona) ??
    new Map(
      persona
        .of('technologies')
        .flatMap(({ data }) =>
          data.items.flatMap(({ id, akin, speaks = akin }) => (speaks === undefined ? [] : [[id, speaks] as const])),
        ),
    );
  kin.set(persona, known);
  return known.get(one) === value && !new RegExp(String.raw`\b${RegExp.escape(value)}\s+\d`, 'iu').test(title);
}

const ids = new WeakMap<Persona, ReadonlySet<string>>();

/** Aurora is one of two, and which was not said. */
function maybe(persona: Persona, one: string, value: string): boolean {
  const known =
    ids.get(persona) ?? new Set(persona.of('technologies').flatMap(({ data }) => data.items.map(({ id }) => id)));
  ids.set(persona, known);
  return known.has(`${one}-${value}`);
}

/** How well an example fits: it names the asker's own tools, or somebody else's of a kind that is known, or none. */
function fitOf({ persona }: Desk, title: string, known: ReadonlyMap<string, readonly string[]>): number {
  // most questions tell nothing of it
  if (known.size === 0) return 0;
  const fits = new Map<string, number>();
  for (const [part, value] of toolsNamed(persona, title)) {
    const own = known.get(part) ?? [];
    // Aurora PostgreSQL is PostgreSQL too, a Kubernetes deployment is Kubernetes, Azure Functions are of Azure
    const isOwn = own.some(
      (one) =>
        one === value ||
        one.split(/[\s-]/u).includes(value) ||
        value.split('-').includes(one) ||
        isKin(part, one, value) ||
        isAkin(persona, title, one, value) ||
        maybe(persona, one, value),
    );
    if (own.length > 0) fits.set(part, Math.max(fits.get(part) ?? -1, isOwn ? 1 : -1));
  }
  const all = [...fits.values()];
  return all.includes(-1) ? -1 : Math.max(0, ...all);
}

/** A step of a pipeline that only one service reads. */
const action = /^\s*(?:-\s+)?uses:\s+\S+@/mu;

const marked = new WeakMap<Persona, readonly (readonly [mark: string, id: string])[]>();

/** What stands only in commands for one product, by which they are known though its name is not in them. */
function marksOf(persona: Persona): readonly (readonly [mark: string, id: string])[] {
  const known = marked.get(persona);
  if (known !== undefined) return known;
  const marks = persona
    .of('technologies')
    .flatMap(({ data }) => data.items.flatMap((item) => item.marks.map((mark) => [mark, item.id] as const)));
  marked.set(persona, marks);
  return marks;
}

/** The programs that a passage calls: `aws ce …` is of no use to who has no AWS. */
function programsIn(persona: Persona, blocks: readonly Block[]): string {
  const called = [...new Set(blocks.flatMap((block) => calledIn(persona, block)))];
  // as a list, in which each word is a name
  return called.length === 0 ? '' : `, ${called.join(', ')},`;
}

function calledIn(persona: Persona, block: Block): readonly string[] {
  if (block.kind !== 'code') return [];
  const { text } = block.code;
  const called = [...text.matchAll(/^([a-z][\w-]+)\b/gmu)].map(([, word]) => word ?? '');
  const by = marksOf(persona).flatMap(([mark, id]) => (text.includes(mark) ? [id] : []));
  return [...called, ...by, ...(action.test(text) ? ['github actions'] : [])];
}

const people =
  /\b(?<count>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:[\s-]+\w+)?[\s-]+(?:people|persons?|engineers|developers)\b/giu;
const small = /\bsmall (?:team|startup|company)\b/iu;
const smallTeam = 10;
/** What is for three people is also for eight, and no longer for twenty; what is for only three is for nobody else. */
const outgrown = 3;
const only = /\bonly\b/iu;

const teams = new Map<string, number>();

/** The size of the team that a name speaks of. Its author wrote it once, and it is looked at with each question. */
function teamIn(title: string): number {
  const known = teams.get(title);
  if (known !== undefined) return known;
  const counts = [...title.matchAll(people)].map(({ groups }) => {
    const count = groups?.['count']?.toLowerCase() ?? '';
    return byWord[count] ?? Number(count);
  });
  const most = counts.length > 0 ? Math.max(...counts) : small.test(title) ? smallTeam : Infinity;
  teams.set(title, most);
  return most;
}

/** Whether a name speaks of a team much smaller than the asker's. */
function isOutgrown(title: string, { heard }: Desk): boolean {
  const size = Number(heard.facts.team_size ?? NaN);
  return size > (only.test(title) ? 1 : outgrown) * teamIn(title);
}

const fitted = new WeakMap<Desk['heard'], (name: string) => number>();

/** How well what has a name fits what the asker runs, and how many they are. Asked for each answer, with each question of a message. */
export function nameFits(desk: Desk): (name: string) => number {
  const before = fitted.get(desk.heard);
  if (before !== undefined) return before;
  const known = knownTools(desk);
  const fits = new Map<string, number>();
  const fitsBy = (name: string): number => {
    const fit = fits.get(name) ?? (isOutgrown(name, desk) ? -1 : fitOf(desk, name, known));
    fits.set(name, fit);
    return fit;
  };
  fitted.set(desk.heard, fitsBy);
  return fitsBy;
}

/** How well passages fit what the asker runs, by their names and by the programs they call. */
export function fitTo(desk: Desk): (passage: Passage) => number {
  const known = knownTools(desk);
  const byTitle = nameFits(desk);
  return ({ name, blocks }) => {
    const byName = name === undefined ? 0 : byTitle(plainOf(name));
    const programs = known.size === 0 ? '' : programsIn(desk.persona, blocks);
    return byName === 0 && programs !== '' && fitOf(desk, programs, known) < 0 ? -1 : byName;
  };
}

/**
 * A passage as it is of use to the asker: without the commands for somebody else's tools, or not at all where its words
 * are about those too.
 */
export function trimTo(desk: Desk): (passage: Passage) => Passage | undefined {
  const known = knownTools(desk);
  const byTitle = nameFits(desk);
  const isForeign = (block: Block): boolean => {
    const programs = programsIn(desk.persona, [block]);
    return programs !== '' && fitOf(desk, programs, known) < 0;
  };
  return (passage) => {
    const { name, blocks } = passage;
    const byName = name === undefined ? 0 : byTitle(plainOf(name));
    if (byName < 0) return undefined;
    if (byName > 0 || known.size === 0 || !blocks.some(isForeign)) return passage;
    const kept = blocks.filter((block) => !isForeign(block));
    return fitOf(desk, kept.map(textOf).join(' '), known) < 0 ? undefined : { ...passage, blocks: kept };
  };
}
