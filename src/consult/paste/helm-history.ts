import { z } from 'zod';
import type { Row } from './listing.ts';
import type { Pasted } from './pasted.ts';
import { entriesOf, fromData, mostRows, type Found, type Parser, readTable, rowOf } from './parser.ts';

/** `helm history`, as a table, as JSON and as YAML. */

interface Entry {
  readonly revision: string;
  readonly updated?: string | undefined;
  readonly status?: string | undefined;
  readonly chart?: string | undefined;
  readonly app?: string | undefined;
}

/** What was uninstalled with its history kept did work, and can be gone back to. */
const unfinished = /^(?:failed|pending|uninstalling)/u;

function make({ revision, updated, status: said, chart, app }: Entry): Row {
  // Helm 2 shouts
  const status = said?.toLowerCase().replaceAll('_', '-');
  return rowOf({
    revision,
    chart,
    version: app,
    status,
    when: updated,
    failed: status !== undefined && unfinished.test(status),
    partial: status !== undefined && unfinished.test(status),
    current: status === 'deployed',
  });
}

const states =
  'unknown|deployed|uninstalled|superseded|failed|uninstalling|pending[-_]install|pending[-_]upgrade|pending[-_]rollback';
const begin = String.raw`^\s*(?<revision>\d+)\s+(?<updated>\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\d{4})\s+(?<status>${states})\s+(?<chart>\S+)`;
// an app version holds a digit; a description never begins with a word that does
const row = new RegExp(String.raw`${begin}\s+(?:(?<app>\S*\d\S*)(?:\s+\D.*)?|(?:[a-z][a-z ]|").*)$`, 'iu');
const short = new RegExp(String.raw`${begin}$`, 'iu');

const entry = z.object({
  revision: z.number(),
  updated: z.string().optional(),
  status: z.string(),
  chart: z.string(),
  app_version: z.string().optional(),
});

function readYaml({ lines }: Pasted): Found | undefined {
  const from = lines.findIndex((line) => /^\s*- app_version:/u.test(line));
  if (from === -1) return undefined;
  const blocks: Record<string, string>[] = [];
  let to = from;
  for (let at = from; at < lines.length && blocks.length < mostRows; at += 1) {
    const found =
      /^\s*(?<dash>- )?\s*(?<key>app_version|chart|description|revision|status|updated):\s*(?<text>.*)$/u.exec(
        lines[at] ?? '',
      )?.groups;
    if (found === undefined) continue;
    if (found['dash'] !== undefined) blocks.push({});
    const block = blocks.at(-1);
    if (block !== undefined) block[found['key'] ?? ''] = (found['text'] ?? '').replaceAll(/^["']|["']$/gu, '');
    to = at;
  }
  const rows = blocks.flatMap((block) => {
    const { revision, updated, status, chart, app_version: version } = block;
    return revision === undefined ? [] : [make({ revision, updated, status, chart, app: version })];
  });
  return rows.length === 0 ? undefined : { rows, from, to };
}

export const helmHistory: Parser = {
  tool: 'helm-history',
  read: (pasted) =>
    fromData(pasted, (value) =>
      entriesOf(value, entry).map(({ revision, app_version: version, ...rest }) =>
        make({ ...rest, revision: String(revision), app: version }),
      ),
    ) ??
    readYaml(pasted) ??
    readTable(pasted, {
      row,
      short,
      make: ({ revision = '', updated, status, chart, app: version }) =>
        make({ revision, updated, status, chart, app: version }),
    }),
};
