import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Shows } from '../../src/slack/checklists/shows.ts';
import { at, consultation, request, system } from './samples.ts';
import { plan } from './stories-contract.ts';
import { bareEnvironment, ourProgram } from '../support/our-program.ts';
import { postgres, sqlite } from './databases.ts';
import { open } from './open.ts';

/** As `npm run -s data:…`, with that environment and nothing else. */
const run = async (what: string, env: Readonly<Record<string, string>>, input = '', words: readonly string[] = []) => {
  const child = spawn(process.execPath, [...ourProgram('data'), what, ...words], {
    cwd: tmpdir(),
    env: { ...bareEnvironment(), ...env },
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
  const { database, drop } = await engine.empty();
  onTestFinished(drop);
  const env: Record<string, string> =
    database.kind === 'sqlite' ? { DATA_DIR: dirname(database.path) } : { DATABASE_URL: database.url };
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
  const nowhere = join(tmpdir(), 'there', 'is', 'no', 'such', 'folder');
  expect(await run('export', { DATA_DIR: nowhere })).toEqual({
    code: 1,
    output: '',
    errors: `DATA_DIR: there is no file ${join(nowhere, 'consultant.sqlite')}\n`,
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

describe.each([sqlite, server])('a workspace that has joined an organisation, on $name', (engine) => {
  const key = Buffer.alloc(32, 3);
  const by = { person: 'U1', at };
  const tick = { list: 'l', item: 'i', ticked: true, ...by, evidence: 'seen', seen: 0 };
  const story = { id: 'R', channel: 'C1', thread: '1.2', system: 'checkout', subject: plan };
  const off = { name: 'Argo CD', step: 0, ...by, run: 'R', channel: 'C1', thread: '1.2' };
  const begun = { ...by, deed: { kind: 'begun' as const } };
  const home: Shows = { kind: 'home', person: 'U1', channel: 'D1', system: 'checkout', list: 'l' };
  const thread = (tenant: string) => ({ tenant, channel: 'C1', ts: '1.2' });

  const start = async () => {
    const { database, env } = await newDatabase(engine);
    const store = await open(database, [key]);
    onTestFinished(() => store.close());
    await store.systems.save({ tenant: 'T1', id: 'checkout', record: system, ...by });
    await store.systems.bind({ tenant: 'T1', channel: 'C1' }, 'checkout', by);
    await store.ticks.save('T1', 'checkout', tick);
    await store.releases.record('T1', 'checkout', { id: 'R1', version: 'v1', at }, by);
    await store.consultations.save(thread('T1'), consultation('words'), at);
    await store.displays.save('T1', 'home:U1', home, at);
    await store.runs.begin('T1', story, begun);
    await store.pauses.keep('T1', 'R', [off]);
    const move = (...words: string[]) =>
      run('move', { ...env, ENCRYPTION_KEY: key.toString('base64') }, '', ['T1', 'E1', ...words]);
    return { store, move };
  };

  it('finds with it all that it had told, once that is moved', async () => {
    const { store, move } = await start();
    expect((await move()).errors).toMatch(/^\d+ rows of T1 would be E1's\. Nothing was moved/u);
    expect(await store.systems.list('E1')).toEqual([]);
    expect((await move('--for-good')).errors).toMatch(/^\d+ rows of T1 are E1's now\.$/mu);
    expect(await store.systems.list('E1')).toMatchObject([{ id: 'checkout', record: system, revision: 1 }]);
    expect(await store.systems.bound({ tenant: 'E1', channel: 'C1' })).toEqual(['checkout']);
    expect(await store.ticks.of('E1', 'checkout')).toMatchObject([{ evidence: 'seen', person: 'U1' }]);
    expect(await store.releases.of('E1', 'checkout')).toMatchObject([{ version: 'v1' }]);
    expect(await store.consultations.find(thread('E1'))).toEqual(consultation('words'));
    expect((await store.displays.find('E1', 'home:U1'))?.shows).toEqual(home);
    expect(await store.runs.find('E1', 'R')).toEqual({ ...story, happened: [begun] });
    expect(await store.pauses.open('E1')).toEqual([off]);
    const audited = await store.audit.list('E1', { most: 9 });
    expect(audited.map(({ change }) => change?.kind)).toEqual(['released', 'ticked', 'bound', 'system-added']);
    expect(await move()).toMatchObject({ code: 1, errors: 'nothing is kept of T1; something is of: E1\n' });
  });

  it('is told what has to be settled first, and nothing is moved', async () => {
    const { store, move } = await start();
    await store.systems.save({ tenant: 'E1', id: 'checkout', record: system, ...by });
    expect((await move('--for-good')).errors).toMatch(/^T1 and E1 both have: checkout; give them other names/u);
    await store.systems.remove('E1', 'checkout', by);
    await store.journal.accept(request(), ['key']);
    expect((await move('--for-good')).errors).toMatch(/^something of T1 is not answered yet/u);
    expect(await store.systems.list('T1')).toHaveLength(1);
  });
});
