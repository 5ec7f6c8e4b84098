import { isMap, LineCounter, parseAllDocuments, type Document } from 'yaml';
import { z } from 'zod';
import type { Card, Persona } from '../../persona/persona.ts';
import { monitoringTools, homeOf } from '../system.ts';
import type { Facts } from '../understand/facts/facts.ts';
import { isSafeName } from '../understand/facts/names.ts';
import { isSafeValue } from '../understand/command/values.ts';
import { systemRecord, type SystemRecord } from './record.ts';

/** A line of the file, and what is wrong there or was left out. */
export interface CatalogFault {
  readonly line: number;
  readonly what: string;
}

export interface CatalogReading {
  readonly records: readonly SystemRecord[];
  readonly faults: readonly CatalogFault[];
}

export interface CatalogParts {
  readonly persona: Persona;
  /** What words say of technologies. */
  readonly factsIn: (text: string) => Facts;
  /** The wording of a fault; `expected` is what should stand there. */
  readonly say: (id: 'yaml' | 'field' | 'none' | 'name' | 'more', about?: string) => string;
}

const text = z.string().trim().min(1);

const entity = z.object({
  metadata: z.object({
    name: text,
    title: text.optional(),
    description: z.string().trim().optional(),
    tags: z.array(z.string()).default([]),
    annotations: z.record(z.string(), z.coerce.string()).default({}),
    links: z.array(z.object({ url: z.string() })).default([]),
  }),
  spec: z.object({ owner: text.optional() }).default({}),
});

type Entity = z.output<typeof entity>;
type Annotated = Card<'tool'> | Card<'platform'> | Card<'place'>;

const kinds: ReadonlySet<string> = new Set(['Component', 'System']);
const most = 200;

/** `group:default/team-cart` is team-cart. */
const ownerIn = (reference: string): string => reference.replace(/^[^/]*\//u, '').replace(/^(?:group|user):/iu, '');

const gitHost = /^https:\/\/(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com)\//u;

/** `url:https://github.com/acme/checkout/tree/main/` is where its source is; else the first link to a host of sources. */
function repositoryOf({ metadata: { annotations, links } }: Entity): string | undefined {
  const told = annotations['backstage.io/source-location'] ?? annotations['backstage.io/view-url'] ?? '';
  const address = /^(?:url:)?(https:\/\/\S+)$/u.exec(told)?.[1] ?? links.find(({ url }) => gitHost.test(url))?.url;
  const trimmed = address?.replace(/\/+$/u, '');
  return trimmed !== undefined && systemRecord.shape.repository.safeParse(trimmed).success ? trimmed : undefined;
}

interface Meant {
  readonly card: Annotated;
  /** Others say it better. */
  readonly weak: boolean;
  readonly values: Readonly<Record<string, string>>;
}

/** Which tools and platforms the annotations stand for, and what they tell of them. */
function meantBy({ metadata: { annotations } }: Entity, persona: Persona): readonly Meant[] {
  const cards: readonly Annotated[] = [...persona.of('place'), ...persona.of('platform'), ...persona.of('tool')];
  return cards.flatMap((card) =>
    card.data.annotations.flatMap(({ name, fills, pattern, weak = false }) => {
      const value = annotations[name]?.trim();
      if (value === undefined || value === '') return [];
      const found = pattern === undefined ? undefined : new RegExp(pattern, 'u').exec(value);
      if (found === null) return [];
      const told = { ...(fills !== undefined && { [fills]: value }), ...found?.groups };
      return [{ card, weak, values: Object.fromEntries(Object.entries(told).filter(([, one]) => isSafeValue(one))) }];
    }),
  );
}

function recordOf(found: Entity, { persona, factsIn }: CatalogParts): SystemRecord {
  const { name, title, description, tags } = found.metadata;
  const { owner } = found.spec;
  const {
    system: _system,
    platform,
    ci,
    environments: _environments,
    ...facts
  } = factsIn([description, tags.map((tag) => tag.replaceAll('-', ' ')).join(', ')].filter((part) => part).join('. '));
  const meant = meantBy(found, persona).toSorted((one, other) => Number(one.weak) - Number(other.weak));
  const cards = meant.map(({ card }) => card);
  const places = cards.flatMap((card) => {
    if (card.kind === 'place') return [card.id];
    return card.kind === 'platform' && card.data.layer === 'runs' ? (homeOf(persona, card)?.id ?? []) : [];
  });
  const told = (value: Facts[string] | undefined): readonly string[] => [value ?? []].flat().map(String);
  const place = [...told(platform).filter((id) => persona.find('place', id)), ...places][0];
  const pipelines = cards.filter((card) => card.kind === 'tool' && card.data.part === 'ci').map(({ id }) => id);
  const pipeline = [...pipelines, ...told(ci).filter((id) => persona.find('tool', id)?.data.part === 'ci')][0];
  const monitoring = new Set(monitoringTools(persona).map(({ id }) => id));
  const using = cards.filter(
    (card) => (card.kind === 'platform' && card.data.layer !== 'runs') || monitoring.has(card.id),
  );
  const secrets = cards.find((card) => card.kind === 'tool' && card.data.part === 'secrets');
  const repository = repositoryOf(found);
  return systemRecord.parse({
    name: title !== undefined && isSafeName(title, true) ? title : name,
    ...(description !== undefined &&
      description !== '' && { description: description.replaceAll(/\s+/gu, ' ').slice(0, 200) }),
    ...(place !== undefined && { place }),
    ...(pipeline !== undefined && { ci: pipeline }),
    using: [...new Set(using.map(({ id }) => id))],
    values: Object.fromEntries(meant.toReversed().flatMap(({ values }) => Object.entries(values))),
    facts: { ...facts, ...(secrets && { secrets: secrets.id }) },
    ...(owner !== undefined && { owner: ownerIn(owner).slice(0, 200) }),
    ...(repository !== undefined && { repository }),
  });
}

const isOurs = (document: Document): boolean => isMap(document.contents) && kinds.has(String(document.get('kind')));

/** Systems and components out of a Backstage catalog file, and what in it cannot be used, by line. */
export function readCatalog(file: string, parts: CatalogParts): CatalogReading {
  const { say } = parts;
  const lines = new LineCounter();
  const documents = parseAllDocuments(file, { lineCounter: lines, prettyErrors: false });
  if (!Array.isArray(documents)) return { records: [], faults: [{ line: 1, what: say('none') }] };
  const records: SystemRecord[] = [];
  const faults: CatalogFault[] = [];
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  for (const document of documents.slice(0, most)) {
    const [error] = document.errors;
    if (error !== undefined) {
      faults.push({ line: lineAt(error.pos[0]), what: say('yaml', error.message.split('\n')[0] ?? '') });
      continue;
    }
    if (!isOurs(document)) continue;
    /** Of the field, or of what is around it where it is missing. */
    const lineOf = (path: readonly PropertyKey[]): number => {
      const node: unknown = [...path.keys()]
        .toReversed()
        .map((at) => document.getIn(path.slice(0, at + 1).map(String), true))
        .find((one) => one !== undefined && one !== null);
      const ranged = z.object({ range: z.tuple([z.number()], z.unknown()) }).safeParse(node);
      return lineAt(ranged.success ? ranged.data.range[0] : document.range[0]);
    };
    const read = entity.safeParse(document.toJS({ maxAliasCount: 20 }));
    if (!read.success) {
      for (const { path, message } of read.error.issues)
        faults.push({ line: lineOf(path), what: say('field', `${path.join('.')}: ${message}`) });
      continue;
    }
    if (isSafeName(read.data.metadata.name, true)) records.push(recordOf(read.data, parts));
    else faults.push({ line: lineOf(['metadata', 'name']), what: say('name') });
  }
  const left = documents[most];
  if (left !== undefined) faults.unshift({ line: lineAt(left.range[0]), what: say('more', String(most)) });
  if (records.length === 0 && faults.length === 0) faults.push({ line: 1, what: say('none') });
  return { records, faults };
}
