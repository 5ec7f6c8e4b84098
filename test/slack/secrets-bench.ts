import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Client } from 'pg';
import { expect } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import type { StoredMessage } from '../../src/playground/slack/state/message-store.ts';
import type { Channel, User } from '../../src/playground/slack/state/workspace.ts';
import type { Database } from '../../src/store/database.ts';
import { credentialSamples, otherSamples, type CredentialSample } from '../consult/credential-samples.ts';
import type { Engine } from '../store/databases.ts';
import { fromBot, startBench, type Bench } from './bench.ts';

export const samples: readonly CredentialSample[] = [...credentialSamples, ...otherSamples];

/** Somebody who shows credentials, and a look at all that is left of them. */
export interface Leak {
  readonly bench: Bench;
  readonly anna: User;
  readonly channel: Channel;
  /** What was said about them. */
  warnings(): StoredMessage[];
  /** Not on disk, in no answer, in no line of the log. */
  expectNowhere(secrets: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Whatever the database has on disk, with what it keeps beside its file; of PostgreSQL each row as text. */
async function stored(database: Database): Promise<string> {
  if (database.kind === 'sqlite') {
    const folder = dirname(database.path);
    const names = await readdir(folder);
    return (await Promise.all(names.map((name) => readFile(`${folder}/${name}`, 'latin1')))).join('\n');
  }
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema()`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t`);
    texts.push(...rows.map(({ row }) => row));
  }
  await client.end();
  return texts.join('\n');
}

/** As bytes: what is JSON on disk has its line ends and quotes written out. */
const spelled = (secret: string): readonly string[] => [secret, JSON.stringify(secret).slice(1, -1)];

export async function startLeak(engine: Engine): Promise<Leak> {
  const { database, drop } = await engine.create();
  const bench = await startBench({ database });
  const anna = bench.slack.addUser('anna');
  return {
    bench,
    anna,
    channel: bench.slack.addChannel({ members: [anna] }),
    warnings: () =>
      fromBot(bench).filter((message) => plainText(message).includes('There was a credential in your message')),
    expectNowhere: async (secrets) => {
      const said = JSON.stringify(fromBot(bench).map(({ text, blocks }) => ({ text, blocks })));
      const kept = await stored(database);
      const logged = bench.logged.join('\n');
      expect(kept.length).toBeGreaterThan(1000);
      for (const secret of secrets.flatMap(spelled)) {
        expect(said).not.toContain(secret);
        expect(kept).not.toContain(secret);
        expect(logged).not.toContain(secret);
      }
    },
    stop: async () => {
      await bench.stop();
      await drop();
    },
  };
}
