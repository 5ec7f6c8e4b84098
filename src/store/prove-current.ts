import type { Kysely } from 'kysely';
import { latestVersion, versionOf } from './migrate.ts';
import type { Tables } from './tables.ts';
import { TransferFault } from './transfer.ts';

/** Throws where the tables are not those that this program writes. */
export async function proveCurrent(db: Kysely<Tables>): Promise<typeof latestVersion> {
  const version = await versionOf(db);
  if (version === latestVersion) return version;
  const found = version === undefined ? 'holds nothing yet' : `is of version ${version}`;
  throw new TransferFault(`the database ${found}, and this program writes ${latestVersion}; start the bot on it once`);
}
