import { z } from 'zod';
import { fromData, type Parser, readTable, rowOf } from './parser.ts';

/** `aws lambda list-versions-by-function`, as a table and as JSON. `$LATEST` is no version one can go back to. */

const entry = z.object({
  Version: z.string(),
  Description: z.string().optional(),
  LastModified: z.string().optional(),
});

const shapes = z.union([
  z.object({ Versions: z.array(entry) }).transform(({ Versions }) => Versions),
  z.array(entry).min(1),
  z
    .array(z.tuple([z.string().regex(/^(?:\$LATEST|\d+)$/u), z.string().nullable(), z.string().nullable()]))
    .min(1)
    .transform((rows) =>
      rows.map(([Version, Description, LastModified]) => ({
        Version,
        Description: Description ?? '',
        LastModified: LastModified ?? '',
      })),
    ),
]);

const published = (version: string): boolean => /^\d+$/u.test(version);

export const lambdaVersions: Parser = {
  tool: 'lambda-versions',
  read: (pasted) =>
    fromData(pasted, (value) => {
      const read = shapes.safeParse(value);
      return read.success
        ? read.data
            .filter((one) => published(one.Version))
            .map((one) => rowOf({ revision: one.Version, version: one.Description, when: one.LastModified }))
        : undefined;
    }) ??
    readTable(pasted, {
      header: /^\s*\|?\s*ListVersionsByFunction\s*\|?\s*$/u,
      row: /^\s*\|\s*(?<revision>\$LATEST|\d+)\s*\|(?<what>[^|]*)\|\s*(?<when>\d{4}-[^|\s]*)\s*\|?\s*$/u,
      make: ({ revision = '', what, when }) =>
        published(revision) ? rowOf({ revision, version: what, when }) : undefined,
    }),
};
