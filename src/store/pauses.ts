import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Pauses, SavedPause } from '../slack/runs/pauses.ts';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface PausesParts {
  readonly db: Kysely<Tables>;
  readonly shape: z.ZodType<SavedPause>;
  readonly seal: Seal;
  readonly log: Log;
}

const aboutPause = (tenant: string, run: string, name: string) => ['pauses', tenant, run, name];

export function createPauses({ db, shape, seal, log }: PausesParts): Pauses {
  const read = ({ tenant, run, name, body }: Tables['pauses']): readonly SavedPause[] => {
    try {
      return [shape.parse(JSON.parse(seal.open(body, aboutPause(tenant, run, name))))];
    } catch (error) {
      const { keyId } = error instanceof CannotOpen ? error : {};
      log.warn({ tenant, run, keyId }, 'a stored pause cannot be read');
      return [];
    }
  };

  return {
    keep: async (tenant, run, pauses) => {
      const names = pauses.map(({ name }) => name);
      await db.transaction().execute(async (on) => {
        const gone = on.deleteFrom('pauses').where('tenant', '=', tenant).where('run', '=', run);
        await (names.length === 0 ? gone : gone.where('name', 'not in', names)).execute();
        for (const pause of pauses) {
          const { name, at, resumed } = pause;
          const body = seal.close(JSON.stringify(pause), aboutPause(tenant, run, name));
          const state = { body, at, resumed: resumed === undefined ? 0 : 1 };
          await on
            .insertInto('pauses')
            .values({ tenant, run, name, ...state })
            .onConflict((conflict) => conflict.columns(['tenant', 'run', 'name']).doUpdateSet(state))
            .execute();
        }
      });
    },
    of: async (tenant, run) => {
      const rows = await db
        .selectFrom('pauses')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('run', '=', run)
        .orderBy('at')
        .execute();
      return rows.flatMap(read);
    },
    open: async (tenant) => {
      const rows = await db
        .selectFrom('pauses')
        .selectAll()
        .where('tenant', '=', tenant)
        .where('resumed', '=', 0)
        .orderBy('at')
        .execute();
      return rows.flatMap(read);
    },
  };
}
