import { type Parser, readTable, rowOf } from './parser.ts';

/** `gcloud run revisions list`: by default, and with the columns that show the image. */
export const cloudRunRevisions: Parser = {
  tool: 'cloud-run-revisions',
  read: (pasted) =>
    readTable(pasted, {
      header: /^\s*NAME\s+IMAGE\s+CREATION_TIMESTAMP/u,
      row: /^\s*(?<revision>[a-z][a-z0-9-]*[a-z0-9])\s+(?<image>\S+[:/@]\S+)\s+(?<when>\d{4}-\d\d-\d\dT\S+)\s*$/u,
      make: ({ revision, image, when }) => rowOf({ revision, image, when }),
    }) ??
    readTable(pasted, {
      header: /^\W*REVISION\s+ACTIVE\s+SERVICE\s+DEPLOYED/u,
      row: /^\s*(?<mark>[^\w\s]\S*|X|\.\.\.)?\s*(?<revision>[a-z][a-z0-9-]*[a-z0-9])\s+(?:(?<active>yes)\s+)?(?<owner>[a-z][a-z0-9-]*)\s+(?<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S+)/u,
      make: ({ mark, revision, active, owner, when }) =>
        rowOf({ revision, owner, when, failed: mark === 'X' || mark === '✗', current: active === 'yes' }),
    }),
};
