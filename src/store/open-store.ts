import type { z } from 'zod';
import type { Change } from '../consult/audit/change.ts';
import type { Entry, Incident } from '../consult/incidents/incident.ts';
import type { Deed, Run } from '../consult/runs/run.ts';
import type { SystemRecord } from '../consult/systems/record.ts';
import type { Log } from '../log.ts';
import type { Shows } from '../slack/checklists/shows.ts';
import type { InstallationSecrets } from '../slack/installs/installation.ts';
import type { Request } from '../slack/request.ts';
import type { SavedPause } from '../slack/runs/pauses.ts';
import type { Consultation, Store } from '../slack/store.ts';
import { alone } from './alone.ts';
import { createClock, type Ahead } from './clock.ts';
import { createAudit } from './audit.ts';
import { createConsultations } from './consultations.ts';
import type { Database } from './database.ts';
import { createDisplays } from './displays.ts';
import { engineOf } from './engine.ts';
import { eraseTraces } from './erase-traces.ts';
import { forgetTenant } from './forget-tenant.ts';
import { createInstallations } from './installations.ts';
import { createJournal } from './journal.ts';
import { migrate } from './migrate.ts';
import { createOffers } from './offers.ts';
import { proveOpenable } from './prove-openable.ts';
import { proveWritable } from './prove-writable.ts';
import { reseal } from './reseal.ts';
import { createReleases } from './releases.ts';
import { createPauses } from './pauses.ts';
import { createReminders } from './reminders.ts';
import { createSeal } from './seal.ts';
import { createSent } from './sent.ts';
import { createStories } from './stories.ts';
import { createReadDisplay } from './read-display.ts';
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
    readonly installation: z.ZodType<InstallationSecrets>;
    readonly change: z.ZodType<Change>;
    readonly run: { readonly subject: z.ZodType<Run>; readonly deed: z.ZodType<Deed> };
    readonly incident: { readonly subject: z.ZodType<Incident>; readonly deed: z.ZodType<Entry> };
    readonly pause: z.ZodType<SavedPause>;
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
  let ahead: Ahead;
  try {
    await proveOpenable(everyTenant, seal);
    await reseal(everyTenant, seal);
    ahead = await createClock(everyTenant, engine.time);
  } catch (error) {
    await everyTenant.destroy();
    throw error;
  }
  const db = everyTenant.withPlugin(tenantGuard);
  const readDisplay = createReadDisplay({ shape: shapes.shows, seal, log });
  const audit = createAudit({ db, shape: shapes.change, seal, log });
  const erase = () => eraseTraces(everyTenant, engine.erase);
  return {
    journal: createJournal({ db, everyTenant, ahead, erase, shape: shapes.request, laneOf, seal, log }),
    sent: createSent(db),
    consultations: createConsultations({ db, shape: shapes.consultation, seal, log }),
    watches: createWatches({ db, audit }),
    offers: createOffers(db),
    releases: createReleases({ db, audit }),
    systems: createSystems({ db, shape: shapes.system, readDisplay, seal, audit, log }),
    ticks: createTicks({ db, seal, audit, log }),
    audit,
    pauses: createPauses({ db, shape: shapes.pause, seal, log }),
    runs: createStories({ db, kind: 'run', shapes: shapes.run, seal, log }),
    incidents: createStories({ db, kind: 'incident', shapes: shapes.incident, seal, log }),
    reminders: createReminders(db),
    displays: createDisplays({ db, everyTenant, read: readDisplay, seal }),
    installations: createInstallations({ db, everyTenant, shape: shapes.installation, seal }),
    forgetTenant: async (tenant) => {
      await forgetTenant(everyTenant, tenant);
      await erase();
    },
    check: () => proveWritable(everyTenant),
    close: () => everyTenant.destroy(),
  };
}
