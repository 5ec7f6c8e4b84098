import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { sql, type Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/store/database.ts';
import { engineOf } from '../../src/store/engine.ts';
import { versions } from '../../src/store/migrate.ts';
import type { Tables } from '../../src/store/tables.ts';
import { migrateTo } from '../support/migrated.ts';
import { postgres, sqlite, type Engine } from './databases.ts';
import { open } from './open.ts';
import { at, consultation, holder, request, system } from './samples.ts';
import { plan } from './stories-contract.ts';

const one = request({ id: 'R1' });
const thread = { tenant: 'T1', channel: 'C1', ts: '1.2' };
const place = { tenant: 'T1', channel: 'C1' };

const shows = { kind: 'home', person: 'U1', channel: 'D1', system: 'checkout', list: 'l' };

const secrets = { token: 'xoxb-1', botId: 'B1', scopes: ['commands'], person: 'U1' };

const pause = { name: 'Argo CD', step: 0, person: 'U1', at, run: 'R', channel: 'C1', thread: '1.2' };

const insert = (table: string, row: Readonly<Record<string, string | number>>) =>
  sql`insert into ${sql.table(table)} (${sql.join(Object.keys(row).map((name) => sql.ref(name)))})
    values (${sql.join(Object.values(row))})`;

/** What each version wrote in the tables that came with it. */
const written: Readonly<Record<string, readonly ReturnType<typeof insert>[]>> = {
  '001-requests-and-consultations': [
    insert('requests', {
      id: one.id,
      tenant: 'T1',
      lane: 'C1:R1',
      body: JSON.stringify(one),
      attempts: 2,
      due: at,
      held_until: 0,
    }),
    insert('keys', { tenant: 'T1', key: 'event:1', at }),
    insert('sent', { tenant: 'T1', request: one.id, key: 'root', channel: 'C1', ts: '1.2' }),
    insert('consultations', {
      tenant: 'T1',
      channel: 'C1',
      thread: '1.2',
      body: JSON.stringify(consultation('before')),
      at,
    }),
  ],
  '002-offers': [
    insert('watches', { tenant: 'T1', channel: 'C1', person: 'U1', at }),
    insert('silences', { tenant: 'T1', person: 'U1', at }),
    insert('turns', { tenant: 'T1', whose: 'person:U1', request: 'R1', at }),
  ],
  '003-askers': [],
  '004-tenants-apart': [],
  '005-systems': [
    insert('systems', { tenant: 'T1', id: 'checkout', body: JSON.stringify(system), revision: 3, person: 'U1', at }),
    insert('bindings', { tenant: 'T1', channel: 'C1', system: 'checkout', person: 'U1', at }),
  ],
  '006-ticks': [
    insert('ticks', {
      tenant: 'T1',
      system: 'checkout',
      list: 'l',
      item: 'i',
      version: 1,
      ticked: 1,
      person: 'U1',
      at,
    }),
    insert('displays', {
      tenant: 'T1',
      id: 'home:U1',
      kind: 'home',
      system: 'checkout',
      body: JSON.stringify(shows),
      at,
      wanted: 2,
      shown: 1,
    }),
  ],
  '007-releases': [
    insert('releases', {
      tenant: 'T1',
      system: 'checkout',
      id: 'R1',
      version: 'v2.4',
      at,
      migrations: 'additive',
    }),
  ],
  '008-audit': [
    insert('audit', {
      tenant: 'T1',
      id: 'R1',
      at,
      person: 'U1',
      system: 'checkout',
      body: JSON.stringify({ kind: 'bound', channel: 'C1' }),
    }),
  ],
  '009-installations': [
    insert('installations', {
      tenant: 'T1',
      id: 'T1',
      bot_user: 'UB',
      body: JSON.stringify(secrets),
      revision: 4,
      at,
      held_until: 0,
    }),
  ],
  '010-stories': [
    insert('stories', {
      tenant: 'T1',
      id: 'R',
      kind: 'run',
      channel: 'C1',
      thread: '1.2',
      system: 'checkout',
      body: JSON.stringify(plan),
      at,
      open: 1,
    }),
    insert('deeds', { tenant: 'T1', story: 'R', number: 1, person: 'U1', at, body: JSON.stringify({ kind: 'begun' }) }),
    insert('pauses', {
      tenant: 'T1',
      run: 'R',
      name: 'Argo CD',
      body: JSON.stringify(pause),
      at,
      resumed: 0,
    }),
    insert('reminders', {
      tenant: 'T1',
      about: 'pause:R',
      body: JSON.stringify([{ channel: 'C1', id: 'Q1', at }]),
      at,
    }),
  ],
  '011-displays-that-age': [],
};

/** A database as a version left it. */
async function asLeftBy(engine: Engine, version: string): Promise<Database> {
  const { database, drop } = await engine.empty();
  onTestFinished(drop);
  await migrateTo(database, version);
  const db: Kysely<Tables> = engineOf(database, createLog({ level: 'silent' })).maintain();
  for (const past of versions.filter((name) => name <= version)) {
    for (const row of written[past] ?? []) await row.execute(db);
  }
  await db.destroy();
  return database;
}

describe.each([sqlite, postgres()])('an upgrade in $name', (engine) => {
  it('is tried from every version', () => {
    expect(versions).toEqual(Object.keys(written));
  });

  it.each(versions)('from %s keeps what was there', async (version) => {
    const store = await open(await asLeftBy(engine, version));
    onTestFinished(() => store.close());
    expect(await store.journal.accept(request(), ['event:1'])).toBe('seen');
    expect(await store.sent.find(one, 'root')).toEqual({ channel: 'C1', ts: '1.2' });
    expect(await store.journal.claim(holder('A'))).toEqual({ request: one, attempts: 2, abandoned: false });
    expect(await store.consultations.find(thread)).toEqual(consultation('before'));
    expect(await store.consultations.last(place, 'U1')).toEqual(consultation('before'));
    const withOffers = version >= '002-offers';
    expect(await store.watches.find(place)).toEqual(withOffers ? { person: 'U1', at } : undefined);
    expect(await store.offers.isSilenced({ tenant: 'T1', person: 'U1' })).toBe(withOffers);
    const withSystems = version >= '005-systems';
    expect(await store.systems.list('T1')).toEqual(
      withSystems ? [{ id: 'checkout', record: system, revision: 3, person: 'U1', at }] : [],
    );
    expect(await store.systems.bound(place)).toEqual(withSystems ? ['checkout'] : []);
    expect(await store.releases.of('T1', 'checkout')).toEqual(
      version >= '007-releases' ? [{ id: 'R1', version: 'v2.4', at, migrations: 'additive' }] : [],
    );
    expect(await store.audit.list('T1', { most: 5 })).toEqual(
      version >= '008-audit'
        ? [{ id: 'R1', at, person: 'U1', system: 'checkout', change: { kind: 'bound', channel: 'C1' } }]
        : [],
    );
    const withStories = version >= '010-stories';
    const story = { id: 'R', channel: 'C1', thread: '1.2', system: 'checkout', subject: plan };
    const happened = [{ person: 'U1', at, deed: { kind: 'begun' } }];
    expect(await store.runs.open('T1')).toEqual(withStories ? [{ ...story, happened }] : []);
    expect(await store.pauses.open('T1')).toEqual(withStories ? [pause] : []);
    expect(await store.reminders.of('T1', 'pause:R')).toEqual(withStories ? [{ channel: 'C1', id: 'Q1', at }] : []);
    const withTicks = version >= '006-ticks';
    expect(await store.ticks.of('T1', 'checkout')).toEqual(
      withTicks ? [{ list: 'l', item: 'i', ticked: true, person: 'U1', at, version: 1 }] : [],
    );
    expect(await store.displays.find('T1', 'home:U1')).toEqual(withTicks ? { shows, wanted: 2, shown: 1 } : undefined);
    expect(await store.installations.find({ tenant: 'T1', team: 'T1' })).toEqual(
      version >= '009-installations'
        ? { ...secrets, tenant: 'T1', id: 'T1', botUserId: 'UB', revision: 4, at }
        : undefined,
    );
    await store.consultations.save(thread, consultation('after'), at + 1);
    expect(await store.consultations.find(thread)).toEqual(consultation('after'));
  });

  it.each([undefined, versions[0]])('is done once when several start at the same time (from %s)', async (version) => {
    const { database, drop } = version === undefined ? await engine.empty() : { database: undefined, drop: undefined };
    if (drop !== undefined) onTestFinished(drop);
    const workerData = database ?? (await asLeftBy(engine, version ?? ''));
    const threads = Array.from(
      { length: 3 },
      () => new Worker(new URL('open-in-thread.ts', import.meta.url), { workerData }),
    );
    const outcomes = await Promise.all(threads.map(async (thread) => (await once(thread, 'message'))[0] as unknown));
    expect(outcomes).toEqual(['open', 'open', 'open']);
  });

  it('does not go back: a database from a newer version is left alone, and the reason is given', async () => {
    const database = await asLeftBy(engine, versions.at(-1) ?? '');
    const db = engineOf(database, createLog({ level: 'silent' })).maintain();
    onTestFinished(() => db.destroy());
    await insert('kysely_migration', { name: '999-tomorrow', timestamp: new Date().toISOString() }).execute(db);
    await expect(open(database)).rejects.toThrow(/newer version of this program \(999-tomorrow\)/u);
  });

  it('that fails leaves the database as it was', async () => {
    const database = await asLeftBy(engine, '003-askers');
    const db = engineOf(database, createLog({ level: 'silent' })).maintain();
    onTestFinished(() => db.destroy());
    // In the way of the index that is made last.
    await sql`create index turns_by_age on turns (at)`.execute(db);
    await expect(open(database)).rejects.toThrow(/could not be brought/u);
    await sql`drop index turns_by_age`.execute(db);
    const store = await open(database);
    onTestFinished(() => store.close());
    expect((await store.journal.claim(holder('A')))?.request).toEqual(one);
  });
});
