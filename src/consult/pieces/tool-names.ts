import type { Persona } from '../../persona/persona.ts';
import { createMentionFinder } from '../understand/facts/mentions.ts';
import { createNameFinder, saidIn } from './said-in.ts';

/** Which technologies the persona's own texts speak of. Its authors wrote them once, and they are looked at with each question. */
export interface ToolNames {
  /** Those in the name of an example, by kind. */
  readonly namedIn: (title: string) => Named;
  /** Whether a technology is run as another one is: MariaDB as MySQL, Supabase as PostgreSQL. */
  readonly isAkin: (one: string, other: string) => boolean;
  readonly isKnown: (id: string) => boolean;
  /** What stands only in commands for one product, by which they are known though its name is not in them. */
  readonly marks: readonly (readonly [mark: string, id: string])[];
}

export type Named = readonly (readonly [part: string, id: string])[];

/** "go" is a word of every sentence, Go a language. */
const shortest = 2;
const isWritten = (title: string, name: string): boolean =>
  name.length > shortest || title.includes(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);

/** "Azure DevOps" names no cloud: what stands within a longer name only is not meant. */
function standingApart<Name extends { readonly say: string }>(names: readonly Name[], title: string): readonly Name[] {
  let rest = title.toLowerCase();
  const says = [...new Set(names.map(({ say }) => say))].toSorted((a, b) => b.length - a.length);
  const apart = says.filter((say) => {
    const stands = saidIn(rest)(say);
    rest = rest.replaceAll(say.toLowerCase(), ' , ');
    return stands;
  });
  return names.filter(({ say }) => apart.includes(say));
}

const found = new WeakMap<Persona, ToolNames>();

export function toolNamesOf(persona: Persona): ToolNames {
  const before = found.get(persona);
  if (before !== undefined) return before;
  const made = createToolNames(persona);
  found.set(persona, made);
  return made;
}

function createToolNames(persona: Persona): ToolNames {
  const items = persona
    .of('technologies')
    .flatMap(({ data: { part, items: own } }) => own.map((item) => ({ ...item, part })));
  // "Drain a node", "go back": an ordinary word is a name only where it stands as one does
  const ordinary = createMentionFinder(items.filter(({ plain }) => plain));
  const others = createNameFinder(
    items.filter(({ plain }) => !plain).flatMap((item) => [item.id, ...item.says].map((say) => ({ say, of: item }))),
  );
  const byId = Map.groupBy(items, ({ id }) => id);
  const speaks = new Map(
    items.flatMap(({ id, akin, speaks: own = akin }) => (own === undefined ? [] : [[id, own] as const])),
  );
  const titles = new Map<string, Named>();

  const toolsIn = (title: string): Named => {
    const named = new Set([
      ...ordinary(title).flatMap(({ technology: { id } }) => byId.get(id) ?? []),
      ...standingApart(others(title), title).flatMap(({ say, of }) => (isWritten(title, say) ? [of] : [])),
    ]);
    const all = Array.from(named, ({ id, part, implies }): Readonly<Record<string, string>> => ({
      ...implies,
      [part]: id,
    }));
    // MySQL and Kafka are offered by every cloud, and are of none: what follows from a name follows from all it may mean
    const implied = (part: string, id: string): boolean => all.every((item) => item[part] === id);
    const direct = new Set<string>(Array.from(named, ({ part }) => part));
    return all.flatMap((item) => Object.entries(item)).filter(([part, id]) => direct.has(part) || implied(part, id));
  };

  return {
    namedIn: (title) => {
      const known = titles.get(title) ?? toolsIn(title);
      titles.set(title, known);
      return known;
    },
    isAkin: (one, other) => speaks.get(one) === other,
    isKnown: (id) => byId.has(id),
    marks: items.flatMap(({ id, marks }) => marks.map((mark) => [mark, id] as const)),
  };
}
