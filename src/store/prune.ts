import { sql, type Kysely } from 'kysely';
import { deleteInParts } from './delete-in-parts.ts';
import { forgetOldEvidence } from './forget-old-evidence.ts';
import type { Tables } from './tables.ts';

/** Deletes what is older than those times, of all tenants. */
export async function prune(
  everyTenant: Kysely<Tables>,
  { keys, words }: { readonly keys: number; readonly words: number },
): Promise<void> {
  await deleteInParts(everyTenant, 'keys', sql`at < ${keys}`);
  await deleteInParts(everyTenant, 'turns', sql`at < ${keys}`);
  await deleteInParts(everyTenant, 'consultations', sql`at < ${words}`);
  await deleteInParts(everyTenant, 'requests', sql`due < ${words}`);
  await deleteInParts(everyTenant, 'displays', sql`at < ${words}`);
  await deleteInParts(everyTenant, 'audit', sql`at < ${words}`);
  await deleteInParts(everyTenant, 'stories', sql`at < ${words}`);
  await deleteInParts(everyTenant, 'deeds', sql`at < ${words}`);
  await deleteInParts(everyTenant, 'pauses', sql`at < ${words}`);
  await deleteInParts(everyTenant, 'reminders', sql`at < ${words}`);
  await forgetOldEvidence(everyTenant, words);
  await deleteInParts(
    everyTenant,
    'sent',
    sql`not exists (select 1 from requests where requests.tenant = sent.tenant and requests.id = sent.request)`,
  );
}
