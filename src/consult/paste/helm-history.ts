import { z } from 'zod';
import type { Row } from './listing.ts';
import type { Pasted } from './pasted.ts';
import { fromJson, mostRows, type Found, type Parser, readTable, rowOf } from './parser.ts';

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

const make = ({ revision, updated, status, chart, app }: Entry): Row =>
  rowOf({
    revision,
    chart,
    version: app,
    status,
    when: updated,
    failed: status !== undefined && unfinished.test(status),
    partial: status !== undefined && unfinished.test(status),
    current: status === 'deployed',
  });

const states =
  'unknown|deployed|uninstalled|superseded|failed|uninstalling|pending-install|pending-upgrade|pending-rollback';
// an app version always holds a digit; a description never begins with a word that does
const row = new RegExp(
  String.raw`^\s*(?<revision>\d+)\s+(?<updated>\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\d{4})\s+(?<status>${states})\s+(?<chart>\S+)(?:\s+(?<app>\S*\d\S*))?(?:\s+\D.*)?$`,
  'u',
);

const entries = z.array(
  z.object({
    revision: z.number(),
    updated: z.string().optional(),
    status: z.string(),
    chart: z.string(),
    app_version: z.string().optional(),
  }),
);

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
    const { revision, updated, status, chart, app_version: app } = block;
    return revision === undefined ? [] : [make({ revision, updated, status, chart, app })];
  });
  return rows.length === 0 ? undefined : { rows, from, to };
}

export const helmHistory: Parser = {
  tool: 'helm-history',
  read: (pasted) =>
    fromJson(pasted, (value) => {
      const read = entries.safeParse(value);
      return read.success
        ? read.data.map(({ revision, app_version: app, ...rest }) => make({ ...rest, revision: String(revision), app }))
        : undefined;
    }) ??
    readYaml(pasted) ??
    readTable(pasted, {
      row,
      make: ({ revision = '', updated, status, chart, app }) => make({ revision, updated, status, chart, app }),
    }),
};
