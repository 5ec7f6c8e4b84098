import type { Log } from '../log.ts';
import { countKept, type Kept } from './count-kept.ts';
import type { Database } from './database.ts';
import { engineOf } from './engine.ts';
import { eraseTraces } from './erase-traces.ts';
import { forgetTenant } from './forget-tenant.ts';
import { proveCurrent } from './prove-current.ts';

export interface Forgetting {
  readonly tenant: string;
  /** Without it they are only counted. */
  readonly forGood: boolean;
}

/** Deletes all that is kept of a tenant, and says what that was. */
export async function forgetData(database: Database, { tenant, forGood }: Forgetting, log: Log): Promise<Kept> {
  const engine = engineOf(database, log);
  const db = engine.maintain();
  try {
    await proveCurrent(db);
    const kept = await countKept(db, tenant);
    if (forGood) {
      await forgetTenant(db, tenant);
      await eraseTraces(db, engine.erase);
    }
    return kept;
  } finally {
    await db.destroy();
  }
}
