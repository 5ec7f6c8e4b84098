import { type Parser, readTable, rowOf, withNewest } from './parser.ts';

/** `argocd app history`: ids, times, and what was synced: a branch or tag with its commit, or a chart's version. */
export const argocdHistory: Parser = {
  tool: 'argocd-history',
  read: (pasted) => {
    const found = readTable(pasted, {
      header: /^\s*ID\s+DATE\s+REVISION\b/u,
      row: /^\s*(?<id>\d+)\s+(?<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: [+-]\d{4})?(?: (?:[A-Z]{2,5}|[+-]\d\d))?)(?:\s+(?<what>\S.*))?$/u,
      make: ({ id, when, what }) => rowOf({ revision: id, when, version: what }),
    });
    return found && { ...found, rows: withNewest(found.rows) };
  },
};
