import { CompiledQuery, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Does all of it or nothing, while no other process does anything of the kind. */
export const alone = <Result>(
  db: Kysely<Tables>,
  begin: readonly string[],
  work: (one: Kysely<Tables>) => Promise<Result>,
): Promise<Result> =>
  db.connection().execute(async (one) => {
    const say = (words: string) => one.executeQuery(CompiledQuery.raw(words));
    for (const words of begin) await say(words);
    try {
      const result = await work(one);
      await say('commit');
      return result;
    } catch (error) {
      // The connection may be gone, and the transaction with it.
      await say('rollback').catch(() => {});
      throw error;
    }
  });
