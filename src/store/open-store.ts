import { Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Request } from '../slack/request.ts';
import type { Consultation, Store } from '../slack/store.ts';
import { createConsultations } from './consultations.ts';
import { createJournal } from './journal.ts';
import { migrate } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite.ts';
import { createOffers } from './offers.ts';
import { createSent } from './sent.ts';
import type { Tables } from './tables.ts';
import { createWatches } from './watches.ts';

export interface StoreParts {
  readonly path: string;
  /** The shapes of what is kept belong to those who keep it here. */
  readonly shapes: { readonly request: z.ZodType<Request>; readonly consultation: z.ZodType<Consultation> };
  readonly laneOf: (request: Request) => string;
  readonly log: Log;
}

export async function openStore({ path, shapes, laneOf, log }: StoreParts): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(path) });
  await migrate(db);
  return {
    journal: createJournal({ db, shape: shapes.request, laneOf, log }),
    sent: createSent(db),
    consultations: createConsultations({ db, shape: shapes.consultation, log }),
    watches: createWatches(db),
    offers: createOffers(db),
    check: async () => void (await sql`select 1`.execute(db)),
    close: () => db.destroy(),
  };
}
