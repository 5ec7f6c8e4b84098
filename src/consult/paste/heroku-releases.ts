import { z } from 'zod';
import { fromJson, type Parser, readTable, rowOf, withNewest } from './parser.ts';

/** `heroku releases`: release numbers with a description, which names the commit that was deployed. */

const release = z.array(
  z.object({
    version: z.number(),
    description: z.string(),
    status: z.string(),
    created_at: z.string(),
    current: z.boolean().optional(),
  }),
);

const asked = /\bgit rev-parse\b/u;

export const herokuReleases: Parser = {
  tool: 'heroku-releases',
  read: (pasted) => {
    const json = fromJson(pasted, (value) => {
      const read = release.safeParse(value);
      return read.success
        ? read.data.map((one) =>
            rowOf({
              revision: `v${one.version}`,
              version: one.description,
              status: one.status,
              when: one.created_at,
              failed: one.status === 'failed',
              current: one.current,
            }),
          )
        : undefined;
    });
    if (json !== undefined) return json;
    const head = pasted.lines.findIndex((line) => /^\s*=*\s*\S+ Releases(?: - Current: v\d+)?\s*$/u.test(line));
    const serving = /Current: (v\d+)/u.exec(pasted.lines[head] ?? '')?.[1];
    const found = readTable(pasted, {
      row: /^\s*(?<revision>v\d+)\s+(?<what>\S.*?)\s+(?<who>\S+@\S+)\s+(?<when>\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d.*)$/u,
      make: ({ revision, what = '', when }) =>
        rowOf({
          revision,
          version: what,
          when,
          failed: /\bfailed\b/u.test(what),
          current: revision === serving,
        }),
    });
    if (found === undefined) return undefined;
    const rows = serving === undefined ? withNewest(found.rows) : found.rows;
    const from = head === -1 ? found.from : Math.min(head, found.from);
    // the list names commits: which one the version is, `git rev-parse` printed above it
    const above = pasted.lines.slice(0, from).findIndex((line) => /^\s*(?=.*\d)[\da-f]{7,40}\s*$/u.test(line));
    const commit = pasted.lines[above]?.trim();
    if (commit === undefined) return { ...found, rows, from };
    return { rows, to: found.to, commit, from: asked.test(pasted.lines[above - 1] ?? '') ? above - 1 : above };
  },
};
