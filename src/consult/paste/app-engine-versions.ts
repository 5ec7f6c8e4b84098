import { type Parser, readTable, rowOf } from './parser.ts';

/** A version ID may hold no dots, so `v2-3` stands for v2.3. */
const dotted = (id: string): string => (/^v?\d+(?:-\d+)+$/u.test(id) ? id.replaceAll('-', '.') : id);

/** `gcloud app versions list`. */
export const appEngineVersions: Parser = {
  tool: 'app-engine-versions',
  read: (pasted) =>
    readTable(pasted, {
      header: /^\s*SERVICE\s+VERSION(?:\.ID)?\s+TRAFFIC_SPLIT\s/u,
      row: /^\s*[a-z][a-z0-9-]*\s+(?<id>[a-z0-9][a-z0-9-]*)\s+(?<share>[01]\.\d+)\s+(?<when>\d{4}-\d\d-\d\dT\S+)\s+(?<status>[A-Z]+)\s*$/u,
      make: ({ id = '', share, when, status }) =>
        rowOf({ revision: id, version: dotted(id), when, status: status?.toLowerCase(), current: Number(share) > 0 }),
    }),
};
