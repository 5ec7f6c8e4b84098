import { z } from 'zod';
import type { Row } from './listing.ts';
import { entriesOf, fromData, type Found, type Parser, readTable, rowOf } from './parser.ts';

/** `argocd app history`: ids, times, and what was synced: a branch or tag with its commit, or a chart's version. */

const source = z.object({ targetRevision: z.string().optional() });

/** What `argocd app get -o json` says of it, under `status`. */
const entry = z.object({
  id: z.number(),
  deployedAt: z.string(),
  revision: z.string().optional(),
  revisions: z.array(z.string()).optional(),
  source: source.optional(),
  sources: z.array(source).optional(),
});

const shape = z.union([
  z.array(z.unknown()),
  z.object({ history: z.array(z.unknown()) }).transform(({ history }) => history),
  z.object({ status: z.object({ history: z.array(z.unknown()) }) }).transform(({ status }) => status.history),
]);

function make({ id, deployedAt, revision, revisions, source: one, sources }: z.infer<typeof entry>): Row {
  const names = [...(sources ?? []), ...(one === undefined ? [] : [one])].map(({ targetRevision }) => targetRevision);
  const said = [...names, ...(revisions ?? []), revision].filter((name) => name !== undefined && name !== '');
  return rowOf({ revision: String(id), when: deployedAt, version: said.join(' ') });
}

/** An application with several sources has a table of each, with the same ids in all of them. */
function merged(rows: readonly Row[]): readonly Row[] {
  const byId = new Map<string, Row>();
  for (const row of rows) {
    const known = byId.get(row.revision);
    const version = [known?.version, row.version].filter((name) => name !== undefined).join(' ');
    byId.set(row.revision, { ...known, ...row, ...(version !== '' && { version }) });
  }
  return [...byId.values()];
}

const read = (pasted: Parameters<Parser['read']>[0]): Found | undefined =>
  fromData(pasted, (value) => entriesOf(shape.safeParse(value).data, entry).map(make)) ??
  readTable(pasted, {
    row: /^\s*(?<id>\d+)\s+(?<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4} (?:[A-Z]{2,5}|[+-]\d\d(?:\d\d)?))\s+(?<what>\S.*)$/u,
    make: ({ id, when, what }) => rowOf({ revision: id, when, version: what }),
  }) ??
  readTable(pasted, {
    header: /^\s*ID\s+DATE\s+REVISION\b/u,
    row: /^\s*(?<id>\d+)\s+(?<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: [+-]\d{4})?(?: (?:[A-Z]{2,5}|[+-]\d\d))?)(?:\s+(?<what>\S.*))?$/u,
    make: ({ id, when, what }) => rowOf({ revision: id, when, version: what }),
  });

export const argocdHistory: Parser = {
  tool: 'argocd-history',
  read: (pasted) => {
    const found = read(pasted);
    return found && { ...found, rows: merged(found.rows), newestServes: true };
  },
};
