import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Database } from '../../../src/store/database.ts';

/** A new database on the server on which all stories are told; undefined where each has a file. */
export async function storyDatabase(): Promise<Database | undefined> {
  const server = process.env['STORIES_ON'];
  if (server === undefined) return undefined;
  const name = `story_${randomBytes(6).toString('hex')}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = name;
  return { kind: 'postgres', url: url.href };
}
