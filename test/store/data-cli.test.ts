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
const run = async (what: string, env: Readonly<Record<string, string>>, input = '', words: readonly string[] = []) => {
  const child = spawn(process.execPath, [program, what, ...words], {
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

it.each([sqlite, server])(
  'counts what is kept of a tenant on $name, and deletes it when that is said',
  async (engine) => {
    const { database, env } = await newDatabase(engine);
    const store = await open(database);
    onTestFinished(() => store.close());
    const thread = (tenant: string) => ({ tenant, channel: 'C1', ts: '1.2' });
    for (const tenant of ['T1', 'T2']) {
      await store.consultations.save(thread(tenant), consultation('words'), 1);
      await store.watches.start({ tenant, channel: 'C1' }, { person: 'U1', at: 1 });
    }
    const forget = (...words: string[]) => run('forget', env, '', words);
    const counted = 'watches: 1\nconsultations: 1\naudit: 1\n';
    expect(await forget('T1')).toEqual({
      code: 0,
      output: counted,
      errors: '3 rows are kept of T1. Nothing was deleted; say --for-good to do it.\n',
    });
    expect(await store.consultations.find(thread('T1'))).toBeDefined();
    expect(await forget('T1', '--for-good')).toEqual({
      code: 0,
      output: counted,
      errors: '3 rows of T1 deleted. Backups still hold them.\n',
    });
    expect(await store.consultations.find(thread('T1'))).toBeUndefined();
    expect(await store.consultations.find(thread('T2'))).toEqual(consultation('words'));
    expect(await forget('T1')).toEqual({
      code: 1,
      output: '',
      errors: 'nothing is kept of T1; something is of: T2\n',
    });
    expect(await forget()).toMatchObject({ code: 1, output: '' });
  },
);
