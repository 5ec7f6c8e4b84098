import { z } from 'zod';
import type { Row } from './listing.ts';
import { entriesOf, fromData, type Parser, readTable, rowOf } from './parser.ts';

const condition = z.object({ type: z.string(), status: z.string() });

/** With `--format=json`. */
const entry = z.object({
  kind: z.literal('Revision'),
  metadata: z.object({
    name: z.string(),
    creationTimestamp: z.string().optional(),
    labels: z.record(z.string(), z.string()).optional(),
  }),
  spec: z.object({ containers: z.array(z.object({ image: z.string() })) }),
  status: z.object({ conditions: z.array(condition).optional() }).optional(),
});

/** Deployed with `--revision-suffix`, a revision may be called by its version, in which no dot may stand. */
const suffixOf = (revision = ''): string | undefined =>
  /-(?<suffix>v\d+(?:-\d+)+|v\d+)$/u.exec(revision)?.groups?.['suffix']?.replaceAll('-', '.');

function make({ metadata: { name, creationTimestamp, labels }, spec, status }: z.infer<typeof entry>): Row {
  const is = (type: string, value: string): boolean =>
    status?.conditions?.some((one) => one.type === type && one.status === value) ?? false;
  return rowOf({
    revision: name,
    owner: labels?.['serving.knative.dev/service'],
    image: spec.containers.map(({ image }) => image).join(','),
    when: creationTimestamp,
    failed: is('Ready', 'False'),
    current: is('Active', 'True'),
  });
}

/** `gcloud run revisions list`: by default, with the columns that show the image, and as JSON. */
export const cloudRunRevisions: Parser = {
  tool: 'cloud-run-revisions',
  read: (pasted) =>
    fromData(pasted, (value) => entriesOf(value, entry).map(make)) ??
    readTable(pasted, {
      header: /^\s*NAME\s+IMAGE\s+CREATION_TIMESTAMP/u,
      row: /^\s*(?<revision>[a-z][a-z0-9-]*[a-z0-9])\s+(?<image>\S+[:/@]\S+)\s+(?<when>\d{4}-\d\d-\d\dT\S+)\s*$/u,
      make: ({ revision, image, when }) => rowOf({ revision, image, when }),
    }) ??
    readTable(pasted, {
      header: /^\W*REVISION\s+ACTIVE\s+SERVICE\s+DEPLOYED/u,
      row: /^\s*(?<mark>[^\w\s]\S*|X|\.\.\.)?\s*(?<revision>[a-z][a-z0-9-]*[a-z0-9])\s+(?:(?<active>yes)\s+)?(?<owner>[a-z][a-z0-9-]*)\s+(?<when>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \S+)/u,
      make: ({ mark, revision, active, owner, when }) =>
        rowOf({
          revision,
          owner,
          when,
          version: suffixOf(revision),
          failed: mark === 'X' || mark === '✗',
          current: active === 'yes',
        }),
    }),
};
