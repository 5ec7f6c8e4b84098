import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { newRequestId, type Request } from '../../src/slack/request.ts';
import { describeAudit } from './audit-contract.ts';
import { describeStore } from './contract.ts';
import { sqlite } from './databases.ts';
import { describeInstallations } from './installations-contract.ts';
import { describeOffers } from './offers-contract.ts';
import { logged, open } from './open.ts';
import { consultation } from './samples.ts';
import { describeSeal } from './seal-contract.ts';
import { describeStories } from './stories-contract.ts';
import { describeSystems } from './systems-contract.ts';
import { describeTenancy } from './tenancy-contract.ts';
import { describeTicks } from './ticks-contract.ts';
import { newFolder } from '../support/new-folder.ts';

describeStore(sqlite);
describeAudit(sqlite);
describeInstallations(sqlite);
describeOffers(sqlite);
describeSystems(sqlite);
describeTicks(sqlite);
describeStories(sqlite);
describeTenancy(sqlite);
describeSeal(sqlite);

/** A store, and the same file as another program sees it. */
const opened = async (keys: readonly Buffer[] = []) => {
  const folder = await newFolder('store');
  const path = join(folder, 'store.sqlite');
  const store = await open({ kind: 'sqlite', path }, keys);
  const file = new DatabaseSync(path);
  onTestFinished(async () => {
    file.close();
    await store.close();
    await rm(folder, { recursive: true });
  });
  return { store, file, folder };
};

const request = (): Request => {
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
  };
};

it('survives a power cut: write-ahead log, synced with each commit', async () => {
  const { file } = await opened();
  expect(file.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
});

it('leaves what it cannot read to a newer process, goes on with the next, and drops it when nobody can', async () => {
  const { store, file } = await opened();
  const unread = request();
  await store.journal.accept(unread, ['a']);
  file.exec(`update requests set body = '{"kind":"zanzibar"}'`);
  const next = request();
  await store.journal.accept(next, ['b']);
  let now = Date.now() + 1;
  expect(await store.journal.claim({ id: 'A', now, until: now + 1000 })).toMatchObject({ request: { id: next.id } });
  await store.journal.finish(next, 'A');
  const left = () => file.prepare('select id from requests').all();
  expect(left()).toEqual([{ id: unread.id }]);
  for (let tries = 0; tries < 101; tries += 1) {
    now += 2000;
    expect(await store.journal.claim({ id: 'A', now, until: now + 1000 })).toBeUndefined();
  }
  expect(left()).toEqual([]);
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

it('with a key, holds no words and no addresses, and takes nothing that was put elsewhere', async () => {
  const { store, file } = await opened([Buffer.alloc(32, 1)]);
  const one = { ...request(), text: 'rollback zanzibar', responseUrl: 'https://hooks.example/secret' };
  await store.journal.accept(one, ['a']);
  const thread = (tenant: string) => ({ tenant, channel: 'C1', ts: '1.2' });
  await store.consultations.save(thread('T1'), consultation('about zanzibar'), 1);
  await store.consultations.save(thread('T2'), consultation('about others'), 1);
  const all = JSON.stringify([
    file.prepare('select * from requests').all(),
    file.prepare('select * from consultations').all(),
  ]);
  expect(all).not.toMatch(/zanzibar|others|hooks\.example/u);
  file.exec("update consultations set body = (select body from consultations where tenant = 'T2') where tenant = 'T1'");
  expect(await store.consultations.find(thread('T1'))).toBeUndefined();
  expect(await store.consultations.find(thread('T2'))).toEqual(consultation('about others'));
});

it.each(['forgotten', 'pruned'])('leaves no trace on the disk of what is %s', async (how) => {
  const { store, folder } = await opened();
  const thread = { tenant: 'T1', channel: 'C1', ts: '1.2' };
  const onDisk = async (): Promise<string> => {
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    return Buffer.concat(files).toString('latin1');
  };
  await store.consultations.save(thread, consultation('zanzibar'), 1);
  await store.consultations.save(thread, consultation('changed: zanzibar'), 1);
  expect(await onDisk()).toContain('zanzibar');
  await (how === 'forgotten' ? store.forgetTenant('T1') : store.journal.prune({ keys: 0, words: 2 }));
  expect(await onDisk()).not.toContain('zanzibar');
});
