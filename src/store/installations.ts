import type { Kysely, Selectable } from 'kysely';
import type { z } from 'zod';
import type { InstallationSecrets, Installation } from '../slack/installs/installation.ts';
import type { Installations, Kept } from '../slack/installs/installations.ts';
import type { Seal } from './seal.ts';
import type { Tables } from './tables.ts';

export interface InstallationsParts {
  readonly db: Kysely<Tables>;
  /** Slack names a team, and we look up whose it is. */
  readonly everyTenant: Kysely<Tables>;
  readonly shape: z.ZodType<InstallationSecrets>;
  readonly seal: Seal;
}

export const aboutInstallation = ({ tenant, id }: Pick<Installation, 'tenant' | 'id'>): readonly string[] => [
  'installations',
  tenant,
  id,
];

const nobody = { holder: null, held_until: 0 };

export function createInstallations({ db, everyTenant, shape, seal }: InstallationsParts): Installations {
  const close = (installation: Installation): string => {
    const { token, refreshToken, botId, scopes, person } = installation;
    const secrets = { token, ...(refreshToken !== undefined && { refreshToken }), botId, scopes, person };
    return seal.close(JSON.stringify(secrets), aboutInstallation(installation));
  };

  const open = ({
    tenant,
    id,
    bot_user: botUserId,
    body,
    revision,
    at,
    expires,
  }: Selectable<Tables['installations']>) => ({
    ...shape.parse(JSON.parse(seal.open(body, aboutInstallation({ tenant, id })))),
    tenant,
    id,
    botUserId,
    revision,
    at,
    ...(expires !== null && { expiresAt: expires }),
  });

  /** The row as it was read, and as nobody has changed it since. */
  const thatOne = ({ tenant, id, revision }: Kept) => ({ tenant, id, revision });

  return {
    save: async (installation) => {
      const { tenant, id, botUserId, at, expiresAt = null } = installation;
      const row = { bot_user: botUserId, body: close(installation), at, expires: expiresAt, ...nobody };
      await everyTenant.transaction().execute(async (transaction) => {
        // A workspace may have joined an organisation, or left one.
        await transaction.deleteFrom('installations').where('id', '=', id).where('tenant', '!=', tenant).execute();
        await transaction
          .insertInto('installations')
          .values({ tenant, id, revision: 1, ...row })
          .onConflict((conflict) =>
            conflict
              .columns(['tenant', 'id'])
              .doUpdateSet((set) => ({ ...row, revision: set('installations.revision', '+', 1) })),
          )
          .execute();
      });
    },
    find: async ({ tenant, team }) => {
      const ofTenant = db.selectFrom('installations').selectAll().where('tenant', '=', tenant);
      const named = everyTenant
        .selectFrom('installations')
        .selectAll()
        .where('id', 'in', [team ?? tenant, tenant]);
      const rows = await (team === undefined ? ofTenant : named).orderBy('at', 'desc').orderBy('id').execute();
      // A workspace may belong to another tenant than whoever spoke in it does, with whom it shares a channel.
      const whose = rows.find(({ id }) => id === team)?.tenant ?? tenant;
      const found = rows.find((row) => row.tenant === whose);
      return found === undefined ? undefined : open(found);
    },
    takeTurn: async (kept, { id: holder, now, until }) => {
      const row = thatOne(kept);
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set({ holder, held_until: until })
        .where('tenant', '=', row.tenant)
        .where('id', '=', row.id)
        .where('revision', '=', row.revision)
        .where('held_until', '<', now)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    renew: async (kept, tokens, holder) => {
      const row = thatOne(kept);
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set({ body: close({ ...kept, ...tokens }), expires: tokens.expiresAt, revision: row.revision + 1, ...nobody })
        .where('tenant', '=', row.tenant)
        .where('id', '=', row.id)
        .where('revision', '=', row.revision)
        .where('holder', '=', holder)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    pause: async ({ tenant, id }, holder, until) => {
      await db
        .updateTable('installations')
        .set({ holder: null, held_until: until })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('holder', '=', holder)
        .execute();
    },
    of: async (id) => {
      const row = await everyTenant.selectFrom('installations').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : open(row);
    },
    ofBot: async (botUserId) => {
      const row = await everyTenant
        .selectFrom('installations')
        .selectAll()
        .where('bot_user', '=', botUserId)
        .orderBy('at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? undefined : open(row);
    },
    remove: async ({ tenant, id, at }) => {
      await db
        .deleteFrom('installations')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('at', '=', at)
        .execute();
    },
    any: async (tenant) => {
      const row = await db
        .selectFrom('installations')
        .select('id')
        .where('tenant', '=', tenant)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
