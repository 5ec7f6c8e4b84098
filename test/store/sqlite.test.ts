import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import { laneOf, newRequestId } from '../../src/slack/request.ts';
import type { Store } from '../../src/slack/store.ts';
import { storedShapes } from '../../src/slack/stored-shapes.ts';
import { openStore } from '../../src/store/open-store.ts';
import { describeStore, type TestDatabase } from './contract.ts';
import { describeOffers } from './offers-contract.ts';

const logged: string[] = [];
const log = createLog({ level: 'debug', destination: { write: (line) => void logged.push(line) } });
const open = (path: string): Promise<Store> => openStore({ path, shapes: storedShapes, laneOf, log });

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'store-'));

const newDatabase = async (): Promise<TestDatabase> => {
  const folder = await newFolder();
  return {
    open: () => open(join(folder, 'deep', 'er', 'store.sqlite')),
    drop: () => rm(folder, { recursive: true }),
  };
};

describeStore('SQLite', newDatabase);
describeOffers('SQLite', newDatabase);

/** A store, and the same file as another program sees it. */
const opened = async () => {
  const folder = await newFolder();
  const path = join(folder, 'store.sqlite');
  const store = await open(path);
  const file = new DatabaseSync(path);
  onTestFinished(async () => {
    file.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
  return { store, file };
};

const request = () => {
  const at = Date.now();
  return {
    id: newRequestId(at),
    kind: 'command',
    tenant: 'T1',
    user: 'U1',
    channel: 'C1',
    opens: false,
    text: 'help',
    at,
  } as const;
};

it('survives a power cut: write-ahead log, synced with each commit', async () => {
  const { file } = await opened();
  expect(file.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
});

it('drops what it cannot read, with a word in the log, and goes on with the next', async () => {
  const { store, file } = await opened();
  await store.journal.accept(request(), ['a']);
  file.exec(`update requests set body = '{"kind":"zanzibar"}'`);
  const next = request();
  await store.journal.accept(next, ['b']);
  const now = Date.now() + 1;
  expect(await store.journal.claim({ id: 'A', now, until: now + 1000 })).toMatchObject({ request: { id: next.id } });
  expect(logged.join('')).toContain('cannot be read');
  expect(logged.join('')).not.toContain('zanzibar');
});

it('has a tenant in every table of its own, and keeps no words of an answered request', async () => {
  const { store, file } = await opened();
  const tables = file
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'kysely%' and name not like 'sqlite%'`,
    )
    .all();
  for (const { name } of tables) {
    const columns = file.prepare(`select name from pragma_table_info('${String(name)}')`).all();
    expect(columns).toContainEqual({ name: 'tenant' });
  }
  const one = request();
  await store.journal.accept(one, ['a']);
  const now = Date.now() + 1;
  await store.journal.claim({ id: 'A', now, until: now + 1000 });
  await store.journal.finish(one, 'A');
  expect(file.prepare('select * from requests').all()).toEqual([]);
});
