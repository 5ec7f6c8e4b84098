import type { z } from 'zod';
import type { SystemRecord } from '../consult/systems/record.ts';
import type { Log } from '../log.ts';
import type { Shows } from '../slack/checklists/shows.ts';
import type { Request } from '../slack/request.ts';
import type { Consultation, Store } from '../slack/store.ts';
import { alone } from './alone.ts';
import { createConsultations } from './consultations.ts';
import type { Database } from './database.ts';
import { createDisplays } from './displays.ts';
import { engineOf } from './engine.ts';
import { eraseTraces } from './erase-traces.ts';
import { forgetTenant } from './forget-tenant.ts';
import { createJournal } from './journal.ts';
import { migrate } from './migrate.ts';
import { createOffers } from './offers.ts';
import { proveOpenable } from './prove-openable.ts';
import { proveWritable } from './prove-writable.ts';
import { reseal } from './reseal.ts';
import { createReleases } from './releases.ts';
import { createSeal } from './seal.ts';
import { createSent } from './sent.ts';
import { createSystems } from './systems.ts';
import { tenantGuard } from './tenant-guard.ts';
import { createTicks } from './ticks.ts';
import { createWatches } from './watches.ts';

export interface StoreParts {
  readonly database: Database;
  /** The first one seals what people said, all of them open it. Without any, it is kept as it is. */
  readonly keys: readonly Buffer[];
  /** The shapes of what is kept belong to those who keep it here. */
  readonly shapes: {
    readonly request: z.ZodType<Request>;
    readonly consultation: z.ZodType<Consultation>;
    readonly system: z.ZodType<SystemRecord>;
    readonly shows: z.ZodType<Shows>;
  };
  readonly laneOf: (request: Request) => string;
  readonly log: Log;
}

export async function openStore({ database, keys, shapes, laneOf, log }: StoreParts): Promise<Store> {
  const engine = engineOf(database, log);
  const maintenance = engine.maintain();
  try {
    await alone(maintenance, engine.beginAlone, (db) => migrate(db));
  } finally {
    await maintenance.destroy();
  }
  const seal = createSeal(keys);
  const everyTenant = engine.serve();
  try {
    await proveOpenable(everyTenant, seal);
    await reseal(everyTenant, seal);
  } catch (error) {
    await everyTenant.destroy();
    throw error;
  }
  const db = everyTenant.withPlugin(tenantGuard);
  const erase = () => eraseTraces(everyTenant, engine.erase);
  return {
    journal: createJournal({ db, everyTenant, erase, shape: shapes.request, laneOf, seal, log }),
    sent: createSent(db),
    consultations: createConsultations({ db, shape: shapes.consultation, seal, log }),
    watches: createWatches(db),
    offers: createOffers(db),
    releases: createReleases(db),
    systems: createSystems({ db, shape: shapes.system, seal, log }),
    ticks: createTicks({ db, seal, log }),
    displays: createDisplays({ db, shape: shapes.shows, seal, log }),
    forgetTenant: async (tenant) => {
      await forgetTenant(everyTenant, tenant);
      await erase();
    },
    check: () => proveWritable(everyTenant),
    close: () => everyTenant.destroy(),
  };
}
