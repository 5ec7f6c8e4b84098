import type { Kysely } from 'kysely';
import { CannotOpen, type Seal } from './seal.ts';
import type { Tables } from './tables.ts';

/** Without the key, a bot would forget what each thread is about, and answer nothing that waits: it had better not start. */
export async function proveOpenable(everyTenant: Kysely<Tables>, seal: Seal): Promise<void> {
  const waiting = await everyTenant.selectFrom('requests').select('body').orderBy('id', 'desc').limit(1).execute();
  const known = await everyTenant.selectFrom('consultations').select('body').orderBy('at', 'desc').limit(1).execute();
  const changed = await everyTenant.selectFrom('audit').select('body').orderBy('at', 'desc').limit(1).execute();
  // These stay for as long as a team has them: any of them may be from before the last key.
  const systems = await everyTenant.selectFrom('systems').select('body').execute();
  const ticks = await everyTenant.selectFrom('ticks').select('evidence').where('evidence', 'is not', null).execute();
  const installed = await everyTenant.selectFrom('installations').select('body').execute();
  const shown = ticks.map(({ evidence }) => evidence ?? '');
  for (const body of [
    ...[...waiting, ...known, ...changed, ...systems, ...installed].map((row) => row.body),
    ...shown,
  ]) {
    const keyId = seal.missingFor(body);
    if (keyId !== undefined) throw new CannotOpen(keyId);
  }
}
