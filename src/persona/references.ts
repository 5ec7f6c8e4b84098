import type { FreshCard } from './card.ts';
import type { Fault } from './fault.ts';
import { isKind, kindNames, type Kind } from './kinds.ts';
import { tellingFaults } from './telling-faults.ts';

/** Nothing may point to what is not there, and nothing the program relies on may be missing. */

interface Registry {
  has(kind: Kind, id: string): boolean;
  of(kind: Kind): readonly FreshCard[];
}

/** Fields of the front matter that hold ids of other files. */
function fieldsOf(card: FreshCard): readonly { field: string; kind: Kind; ids: readonly string[] }[] {
  const { data } = card;
  if (data.kind === 'place') {
    return [
      { field: 'platform', kind: 'platform', ids: [data.platform] },
      { field: 'modes', kind: 'platform', ids: data.modes },
      { field: 'monitoring', kind: 'tool', ids: data.monitoring === undefined ? [] : [data.monitoring] },
    ];
  }
  if (data.kind === 'platform') {
    return [
      { field: 'under', kind: 'platform', ids: data.under },
      { field: 'strategies', kind: 'strategy', ids: data.strategies },
      { field: 'place', kind: 'place', ids: data.place === undefined ? [] : [data.place] },
    ];
  }
  if (data.kind === 'strategy')
    return [{ field: 'beside', kind: 'platform', ids: data.beside === undefined ? [] : [data.beside] }];
  if (data.kind === 'condition') return [{ field: 'not_for', kind: 'platform', ids: data.not_for }];
  if (data.kind === 'practice') {
    return [
      { field: 'related', kind: 'practice', ids: data.related },
      { field: 'involve', kind: 'colleague', ids: data.involve },
    ];
  }
  if (data.kind === 'answer')
    return [{ field: 'precedence', kind: 'practice', ids: data.precedence.flatMap(({ practices }) => practices) }];
  if (data.kind === 'finding' && data.anti_pattern !== undefined)
    return [{ field: 'anti_pattern', kind: 'anti-pattern', ids: [data.anti_pattern] }];
  if (data.kind === 'phrasings' || data.kind === 'ready-answer')
    return [{ field: 'practice', kind: 'practice', ids: [data.practice] }];
  if (data.kind === 'persona') {
    const { environment, strategy, place, platform, ci, monitoring } = data.defaults;
    return [
      { field: 'defaults.environment', kind: 'environment', ids: [environment] },
      { field: 'defaults.strategy', kind: 'strategy', ids: [strategy] },
      { field: 'defaults.place', kind: 'place', ids: [place] },
      { field: 'defaults.platform', kind: 'platform', ids: [platform] },
      { field: 'defaults.ci', kind: 'tool', ids: [ci] },
      { field: 'defaults.monitoring', kind: 'tool', ids: [monitoring] },
    ];
  }
  return [];
}

/** Activities name each other inside one phase, and may not go round in circles. */
function phaseFaults(card: FreshCard): readonly Fault[] {
  if (card.data.kind !== 'phase') return [];
  const activities = card.data.groups.flatMap((group) => group.activities);
  const after = new Map(activities.map((activity) => [activity.id, activity.after]));
  const faults: Fault[] = [];
  const fault = (id: string, expected: string): void => {
    faults.push({ file: card.file, line: card.lineOf(['groups']), field: `groups.activities.${id}.after`, expected });
  };
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id)) return;
    if (path.includes(id)) {
      fault(id, `no circle (${[...path, id].join(' → ')})`);
      return;
    }
    for (const before of after.get(id) ?? []) {
      if (after.has(before)) visit(before, [...path, id]);
      else fault(id, `an activity of this phase, not ${before}`);
    }
    done.add(id);
  };
  for (const { id } of activities) visit(id, []);
  return faults;
}

/** `{% if told contains "flag-covers" %}`: a condition and one of its answers, or with nothing behind it any of them. */
const condition = /\btold contains "([^"]*)"/gu;

const answersOf = (registry: Registry): ReadonlySet<string> =>
  new Set(
    registry
      .of('condition')
      .flatMap(({ id, data }) =>
        data.kind === 'condition' ? [`${id}-`, ...data.answers.map((answer) => `${id}-${answer.id}`)] : [],
      ),
  );

/** What a text asks whether it was told must be something that people can tell. */
function toldFaults({ file, pieces }: FreshCard, answers: ReadonlySet<string>): readonly Fault[] {
  const asking = [...pieces.values()].filter(({ source }) => source.includes('told contains'));
  return asking.flatMap((piece) =>
    [...piece.source.matchAll(condition)]
      .filter(([, told = '']) => !answers.has(told))
      .map(([, told]) => ({
        file,
        line: piece.line,
        field: piece.heading,
        expected: `a condition with one of its answers, not ${told}`,
      })),
  );
}

/** What a circumstance changes stands below the id of the practice it changes. */
function headingFaults(card: FreshCard, registry: Registry): readonly Fault[] {
  if (card.data.kind !== 'circumstance') return [];
  return [...card.pieces.values()]
    .filter(({ id }) => !registry.has('practice', id))
    .map(({ heading, line }) => ({ file: card.file, line, field: heading, expected: 'the id of a practice' }));
}

function technologiesOf(registry: Registry): ReadonlyMap<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  for (const { data } of registry.of('technologies')) {
    if (data.kind !== 'technologies') continue;
    const ids = named.get(data.part) ?? new Set();
    for (const { id } of data.items) named.set(data.part, ids.add(id));
  }
  return named;
}

/** A fact is told by the name of a technology: one that nobody can name never holds. */
function factFaults(card: FreshCard, named: ReadonlyMap<string, ReadonlySet<string>>): readonly Fault[] {
  if (card.data.kind !== 'circumstance') return [];
  return Object.entries(card.data.facts).flatMap(([part, ids]) =>
    ids
      .filter((id) => named.get(part)?.has(id) !== true)
      .map((id) => ({
        file: card.file,
        line: card.lineOf(['facts', part]),
        field: `facts.${part}`,
        expected: `a ${part} of the technologies, not ${id}`,
      })),
  );
}

/** Who is told to pause the pipeline, or what deploys by itself, must be told how it goes on. */
function pauseFaults(card: FreshCard): readonly Fault[] {
  const { data, pieces } = card;
  const both = data.kind === 'tool' && data.part === 'ci';
  const pauses = both || (data.kind === 'platform' && pieces.has('pause'));
  return (pauses ? ['pause', 'resume'] : [])
    .filter((piece) => !pieces.has(piece))
    .map((piece) => ({
      file: card.file,
      line: pieces.get('pause')?.line ?? 1,
      field: `## ${piece}`,
      expected: 'both pause and resume, or automation stays off after a rollback',
    }));
}

/** Whoever showed a credential must be told what to do. */
const rotationFaults = ({ kind, file, pieces }: FreshCard): readonly Fault[] =>
  kind === 'credentials' && !pieces.has('rotate')
    ? [{ file, line: 1, field: '## rotate', expected: 'what to do once somebody has shown one' }]
    : [];

type Text = Pick<FreshCard, 'file' | 'pieces'>;

const reference = /@([a-z-]+):([a-z0-9][a-z0-9.-]*[a-z0-9])/gu;

function textFaults(card: Text, registry: Registry): readonly Fault[] {
  const faults: Fault[] = [];
  for (const piece of card.pieces.values()) {
    if (!piece.source.includes('@')) continue;
    for (const [whole, kind = '', id = ''] of piece.source.matchAll(reference)) {
      if (!isKind(kind) || registry.has(kind, id)) continue;
      const at = piece.source.split('\n').findIndex((line) => line.includes(whole));
      faults.push({
        file: card.file,
        line: piece.textLine + Math.max(at, 0),
        field: piece.heading,
        expected: `a ${kind} that exists, not ${id}`,
      });
    }
  }
  return faults;
}

export interface Checked {
  readonly cards: readonly FreshCard[];
  readonly needed: Readonly<Partial<Record<Kind, readonly string[]>>>;
  readonly folder: string;
  /** Ids of files with faults of their own: they are there, and what is in them is not known. */
  readonly unread: ReadonlyMap<string, Text>;
}

export function checkReferences({ cards, needed, folder, unread }: Checked): readonly Fault[] {
  const ids = new Set(cards.map((card) => `${card.kind} ${card.id}`));
  const registry: Registry = {
    has: (kind, id) => ids.has(`${kind} ${id}`) || unread.has(id),
    of: (kind) => cards.filter((card) => card.kind === kind),
  };
  const answers = answersOf(registry);
  const technologies = technologiesOf(registry);
  const faults: Fault[] = [];
  for (const card of cards) {
    for (const { field, kind, ids: named } of fieldsOf(card)) {
      for (const id of named) {
        if (registry.has(kind, id)) continue;
        faults.push({
          file: card.file,
          line: card.lineOf(field.split('.')),
          field,
          expected: `a ${kind} that exists, not ${id}`,
        });
      }
    }
    faults.push(
      ...phaseFaults(card),
      ...tellingFaults(card),
      ...headingFaults(card, registry),
      ...pauseFaults(card),
      ...rotationFaults(card),
      ...textFaults(card, registry),
      // these look into other files
      ...(unread.size > 0 ? [] : [...toldFaults(card, answers), ...factFaults(card, technologies)]),
    );
  }
  for (const text of unread.values()) faults.push(...textFaults(text, registry));
  for (const kind of ['persona', 'slo'] as const) {
    if (registry.of(kind).length !== 1 && unread.size === 0) {
      faults.push({ file: folder, line: 1, field: kind, expected: `exactly one file of kind ${kind}` });
    }
  }
  for (const kind of kindNames) {
    for (const id of needed[kind] ?? []) {
      if (!registry.has(kind, id)) {
        faults.push({ file: folder, line: 1, field: kind, expected: `a file of kind ${kind} with id ${id}` });
      }
    }
  }
  return faults;
}
