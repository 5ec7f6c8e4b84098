import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { consultation } from './samples.ts';
import { postgres, sqlite } from './databases.ts';
import { open } from './open.ts';

const program = fileURLToPath(new URL('../../src/data.ts', import.meta.url));

/** As `npm run -s data:…`, with that environment and nothing else. */
const run = async (what: string, env: Readonly<Record<string, string>>, input = '') => {
  const child = spawn(process.execPath, [program, what], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = new Promise((resolve) => child.on('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output, errors };
};

/** With everything that some program takes for the end of a line. */
const said = 'one\ntwo\r\nthree\u2028four\u2029five\u0085six\u0000seven';

const server = postgres();

const newDatabase = async (engine: typeof server) => {
  const { database, drop } = await engine.create();
  onTestFinished(drop);
  const env: Record<string, string> =
    database.kind === 'sqlite' ? { DATABASE_PATH: database.path } : { DATABASE_URL: database.url };
  return { database, env };
};

it('moves a bot from SQLite to PostgreSQL, and back', async () => {
  const [start, middle, end] = [await newDatabase(sqlite), await newDatabase(server), await newDatabase(sqlite)];
  const thread = { tenant: 'T1', channel: 'C1', ts: '1.2' };
  const store = await open(start.database);
  await store.consultations.save(thread, consultation(said), 1);
  await store.close();
  const first = await run('export', start.env);
  expect(first).toMatchObject({ code: 0, errors: '' });
  expect(await run('import', middle.env, first.output)).toEqual({ code: 0, output: '', errors: '1 rows imported.\n' });
  const second = await run('export', middle.env);
  expect(second.output).toBe(first.output);
  await run('import', end.env, second.output);
  const moved = await open(end.database);
  onTestFinished(() => moved.close());
  expect(await moved.consultations.find(thread)).toEqual(consultation(said));
});

it('says what is wrong in one line, and ends with 1', async () => {
  const { env } = await newDatabase(sqlite);
  const nowhere = join(tmpdir(), 'there', 'is', 'no', 'such.sqlite');
  expect(await run('export', { DATABASE_PATH: nowhere })).toEqual({
    code: 1,
    output: '',
    errors: `DATABASE_PATH: there is no file ${nowhere}\n`,
  });
  const refused = await run('import', env, 'nonsense\n');
  expect(refused.code).toBe(1);
  expect(refused.errors).toMatch(/^line 1: expected the header.*\n$/u);
  const away = await run('export', { DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:1/x' });
  expect(away.code).toBe(1);
  expect(away.errors).toMatch(/^DATABASE_URL: .*ECONNREFUSED.*\n$/u);
  expect(away.errors).not.toContain('hunter2');
  const misled = await run('import', { RETENTION_DAYS: 'long' });
  expect(misled.code).toBe(1);
  expect(misled.errors).toMatch(/^RETENTION_DAYS: /u);
});
