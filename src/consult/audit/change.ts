import { z } from 'zod';
import { migrationKinds } from '../systems/release.ts';
import { systemRecord } from '../systems/record.ts';

const item = { list: z.string(), item: z.string() };

/** Something that a team shares, and that somebody changed. The system it is about stands beside it, where there is one. */
export const change = z.discriminatedUnion('kind', [
  /** `imported`: a file said it. */
  z.object({ kind: z.literal('system-added'), after: systemRecord, imported: z.literal(true).exactOptional() }),
  z.object({
    kind: z.literal('system-changed'),
    /** Missing where what was there could not be read. */
    before: systemRecord.exactOptional(),
    after: systemRecord,
    imported: z.literal(true).exactOptional(),
  }),
  z.object({ kind: z.literal('system-removed'), name: z.string() }),
  z.object({ kind: z.enum(['bound', 'unbound']), channel: z.string() }),
  z.object({ kind: z.literal('released'), version: z.string(), migrations: z.enum(migrationKinds).exactOptional() }),
  z.object({ kind: z.literal('ticked'), ...item, evidence: z.string().exactOptional() }),
  z.object({ kind: z.literal('unticked'), ...item }),
  z.object({ kind: z.enum(['watch-on', 'watch-off']), channel: z.string() }),
]);

export type Change = Readonly<z.output<typeof change>>;
