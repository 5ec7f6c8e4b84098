import { startPostgres, type Postgres } from './start-postgres.ts';

let server: Postgres | undefined;

/** A server for all stories, each of which gets a database of its own there. */
export async function setup(): Promise<void> {
  server = await startPostgres();
  process.env['STORIES_ON'] = await server.create();
}

export async function teardown(): Promise<void> {
  await server?.remove();
}
