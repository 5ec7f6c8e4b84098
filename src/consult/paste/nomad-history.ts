import { z } from 'zod';
import type { Row } from './listing.ts';
import { entriesOf, fromData, mostRows, type Parser, rowOf } from './parser.ts';

/** `nomad job history`, with `-p` also what changed: an image stands on the right of the arrow, under its task. */

interface Entry {
  revision: string;
  stable?: string;
  when?: string;
  tag?: string;
  /** Of each task, before and after. */
  readonly changes: Map<string, readonly [before: string | undefined, after: string]>;
}

const field = /^\s*(?<name>Version|Stable|Submit Date|Tag Name|Tag Description)\s*=\s*(?<text>.+)$/u;
const group = /^\W*Task Group:\s*"(?<name>[^"]+)"/u;
const task = /^\W*Task:\s*"(?<name>[^"]+)"/u;
const changed = /\bimage:\s*(?:"(?<before>[^"]*)"\s*=>\s*)?"(?<after>[^"]*)"/u;

/** A version that changes no image runs those of the version before it. Over a gap nothing is known. */
function imagesOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const ordered = entries.toSorted((a, b) => Number(a.revision) - Number(b.revision));
  const runs: Entry[][] = [];
  for (const entry of ordered) {
    const run = runs.at(-1);
    if (run !== undefined && Number(run.at(-1)?.revision) + 1 === Number(entry.revision)) run.push(entry);
    else runs.push([entry]);
  }
  return new Map(runs.flatMap(imagesOfRun));
}

function imagesOfRun(run: readonly Entry[]): readonly (readonly [revision: string, images: string])[] {
  const now = new Map<string, string>();
  for (const { changes } of run.slice(1).toReversed())
    for (const [name, [before]] of changes) if (before !== undefined) now.set(name, before);
  return run.flatMap(({ revision, changes }) => {
    for (const [name, [, after]] of changes) now.set(name, after);
    return now.size === 0 ? [] : [[revision, [...now.values()].join(',')] as const];
  });
}

const tasks = z.object({
  TaskGroups: z.array(z.object({ Tasks: z.array(z.object({ Config: z.object({ image: z.string() }).partial() })) })),
});

/** With `-json`. */
const entry = tasks.extend({
  ID: z.string(),
  Version: z.number(),
  Stable: z.boolean().optional(),
  SubmitTime: z.number().optional(),
  VersionTag: z.object({ Name: z.string() }).nullish(),
});

const make = ({ ID, Version, Stable, SubmitTime, VersionTag, TaskGroups }: z.infer<typeof entry>): Row =>
  rowOf({
    revision: String(Version),
    owner: ID,
    version: VersionTag?.Name,
    image: TaskGroups.flatMap(({ Tasks }) => Tasks.flatMap(({ Config }) => Config.image ?? [])).join(','),
    when: SubmitTime === undefined ? undefined : new Date(SubmitTime / 1e6).toISOString(),
    status: Stable === true ? 'stable' : '',
  });

export const nomadHistory: Parser = {
  tool: 'nomad-history',
  read: (pasted) => {
    const data = fromData(pasted, (value) => entriesOf(value, entry).map(make));
    if (data !== undefined) return { ...data, newestServes: true };
    const entries: Entry[] = [];
    let from = -1;
    let to = -1;
    let place = '';
    for (const [at, line] of pasted.lines.entries()) {
      const { name, text = '' } = field.exec(line)?.groups ?? {};
      const last = entries.at(-1);
      place = group.exec(line)?.groups?.['name'] ?? place;
      const of = task.exec(line)?.groups?.['name'];
      if (of !== undefined) place = `${place.split('/')[0] ?? ''}/${of}`;
      if (name === 'Version' && /^\d+$/u.test(text.trim())) {
        if (entries.length >= mostRows) break;
        entries.push({ revision: text.trim(), changes: new Map() });
        place = '';
        if (from === -1) from = at;
      } else if (last === undefined) {
        continue;
      } else if (name === 'Stable') last.stable = text.trim();
      else if (name === 'Submit Date') last.when = text.trim();
      else if (name === 'Tag Name') last.tag = text.trim();
      else {
        const { before, after } = changed.exec(line)?.groups ?? {};
        if (after !== undefined && !last.changes.has(place)) last.changes.set(place, [before, after]);
      }
      if (name !== undefined || /^\s|^[+-]/u.test(line)) to = at;
    }
    if (!entries.some((one) => one.stable !== undefined)) return undefined;
    const images = imagesOf(entries);
    const rows = entries.map(({ revision, stable, when, tag }) =>
      rowOf({ revision, version: tag, when, image: images.get(revision), status: stable === 'true' ? 'stable' : '' }),
    );
    return { rows, from, to, newestServes: true };
  },
};
