import type { Persona } from '../../persona/persona.ts';
import type { Block } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { spelled } from '../understand/numbers/spelled.ts';
import { wordTable } from '../understand/numbers/word-table.ts';
import { toolNamesOf } from './tool-names.ts';
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

const windows = /^windows/u;
/** What is said of one Linux is of use on another, and not on Windows. */
const isKin = (part: string, one: string, other: string): boolean =>
  part === 'os' && windows.test(one) === windows.test(other);

/** "MySQL 8.0" is another product than MariaDB, though it is run as MySQL is. */
const hasVersion = (title: string, name: string): boolean =>
  new RegExp(String.raw`\b${RegExp.escape(name)}\s+\d`, 'iu').test(title);

/** How well an example fits: it names the asker's own tools, or somebody else's of a kind that is known, or none. */
function fitOf({ persona }: Desk, title: string, known: ReadonlyMap<string, readonly string[]>): number {
  // most questions tell nothing of it
  if (known.size === 0) return 0;
  const fits = new Map<string, number>();
  const { namedIn, isAkin, isKnown } = toolNamesOf(persona);
  for (const [part, value] of namedIn(title)) {
    const own = known.get(part) ?? [];
    // Aurora PostgreSQL is PostgreSQL too, a Kubernetes deployment is Kubernetes, Azure Functions are of Azure
    const isOwn = own.some(
      (one) =>
        one === value ||
        one.split(/[\s-]/u).includes(value) ||
        value.split('-').includes(one) ||
        isKin(part, one, value) ||
        (isAkin(one, value) && !hasVersion(title, value)) ||
        // Aurora is one of two, and which was not said
        isKnown(`${one}-${value}`),
    );
    if (own.length > 0) fits.set(part, Math.max(fits.get(part) ?? -1, isOwn ? 1 : -1));
  }
  const all = [...fits.values()];
  return all.includes(-1) ? -1 : Math.max(0, ...all);
}

/** A step of a pipeline that only one service reads. */
const action = /^\s*(?:-\s+)?uses:\s+\S+@/mu;

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
  const by = toolNamesOf(persona).marks.flatMap(([mark, id]) => (text.includes(mark) ? [id] : []));
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
    const byName = name === undefined ? 0 : byTitle(name);
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
    const byName = name === undefined ? 0 : byTitle(name);
    if (byName < 0) return undefined;
    if (byName > 0 || known.size === 0 || !blocks.some(isForeign)) return passage;
    const kept = blocks.filter((block) => !isForeign(block));
    return fitOf(desk, kept.map(textOf).join(' '), known) < 0 ? undefined : { ...passage, blocks: kept };
  };
}
