import { z } from 'zod';
import type { Row } from './listing.ts';
import { entriesOf, fromData, type Parser, readTable, rowOf } from './parser.ts';

/** `heroku releases`: release numbers with a description, which names the commit that was deployed. */

const release = z.object({
  version: z.number(),
  description: z.string(),
  status: z.string(),
  created_at: z.string(),
  current: z.boolean().optional(),
  app: z.object({ name: z.string() }).optional(),
});

const asked = /\bgit rev-parse\b/u;
const undone = /\b(?:failed|expired|executing)\b/u;
const deploys = /^(?:Deploy|Promote|Build)/iu;

const numberOf = ({ revision }: Row): number => Number(revision.slice(1));

/**
 * What each release runs: what it deployed, what the release that it goes back to ran, else what ran before it, for
 * then it changed settings only. The number of another release is not the version of what it carried.
 */
function carried(rows: readonly Row[]): readonly Row[] {
  const ran = new Map<string, string | undefined>();
  let running: string | undefined;
  for (const row of rows.toSorted((a, b) => numberOf(a) - numberOf(b))) {
    const said = row.version ?? '';
    const back = /^Rollback to (?<to>v\d+)/iu.exec(said)?.groups?.['to'];
    const here =
      back === undefined
        ? deploys.test(said)
          ? said.replace(/^Promote \S+ v\d+/iu, 'Promote')
          : running
        : ran.get(back);
    ran.set(row.revision, here);
    // whether a setting that is changed next takes up code whose release command failed, nobody can see in the list
    running = row.failed === true ? undefined : here;
  }
  return rows.map(({ version: said = '', ...row }) => {
    const here = ran.get(row.revision);
    return {
      ...row,
      ...(here !== undefined && { version: here, ...(here !== said && { status: said.slice(0, 80) }) }),
    };
  });
}

export const herokuReleases: Parser = {
  tool: 'heroku-releases',
  read: (pasted) => {
    const data = fromData(pasted, (value) =>
      entriesOf(value, release).map((one) =>
        rowOf({
          revision: `v${one.version}`,
          owner: one.app?.name,
          version: one.description,
          status: one.status,
          when: one.created_at,
          failed: one.status !== 'succeeded',
          current: one.current,
        }),
      ),
    );
    if (data !== undefined) return { ...data, rows: carried(data.rows) };
    const heading = /^\s*=*\s*(?:[^\w\s]\s+)?(?<owner>[\w-]+) Releases(?: - Current: (?<serving>v\d+))?\s*$/u;
    const head = pasted.lines.findIndex((line) => heading.test(line));
    const { owner, serving } = heading.exec(pasted.lines[head] ?? '')?.groups ?? {};
    const found = readTable(pasted, {
      row: /^\s*(?<revision>v\d+)\s+(?<what>\S.*?)\s+(?<who>\S+@\S+)\s+(?<when>\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d.*)$/u,
      make: ({ revision, what = '', when }) =>
        rowOf({
          revision,
          owner,
          version: what,
          when,
          failed: undone.test(what),
          current: revision === serving,
        }),
    });
    if (found === undefined) return undefined;
    const whole = {
      ...found,
      rows: carried(found.rows),
      newestServes: serving === undefined,
      from: head === -1 ? found.from : Math.min(head, found.from),
    };
    // the list names commits: which one the version is, `git rev-parse` printed above it
    const above = pasted.lines.slice(0, whole.from).findIndex((line) => /^\s*(?=.*\d)[\da-f]{7,40}\s*$/u.test(line));
    const commit = pasted.lines[above]?.trim();
    if (commit === undefined) return whole;
    return { ...whole, commit, from: asked.test(pasted.lines[above - 1] ?? '') ? above - 1 : above };
  },
};
