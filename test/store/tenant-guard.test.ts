import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { engineOf } from '../../src/store/engine.ts';
import { tableNames } from '../../src/store/tables.ts';
import { TenantMissing, tenantGuard } from '../../src/store/tenant-guard.ts';

const db = engineOf({ kind: 'sqlite', path: ':memory:' }, createLog({ level: 'silent' }))
  .serve()
  .withPlugin(tenantGuard);

afterAll(() => db.destroy());

const tenant = 'T1';

describe('a query that could reach another tenant is not sent', () => {
  it.each(tableNames)('to read, change or delete all rows of %s', (table) => {
    expect(() => db.selectFrom(table).selectAll().compile()).toThrow(TenantMissing);
    expect(() => db.deleteFrom(table).compile()).toThrow(TenantMissing);
    expect(() => db.updateTable(table).set({ tenant }).compile()).toThrow(TenantMissing);
    expect(() => db.selectFrom(table).selectAll().where('tenant', '=', tenant).compile()).not.toThrow();
    expect(() => db.deleteFrom(table).where('tenant', '=', tenant).compile()).not.toThrow();
    expect(() => db.updateTable(table).set({ tenant }).where('tenant', '=', tenant).compile()).not.toThrow();
  });

  const watches = db.selectFrom('watches').selectAll();
  const joined = db.selectFrom('watches as w').innerJoin('silences as s', 's.person', 'w.person').select('s.at');
  const row = { channel: 'C1', person: 'U1', at: 1 };

  it.each([
    [
      'one of several conditions that need not all hold',
      () => watches.where((or) => or.or([or('tenant', '=', tenant), or('at', '>', 1)])),
    ],
    ['a condition that is turned around', () => watches.where((not) => not.not(not('tenant', '=', tenant)))],
    ['another comparison', () => watches.where('tenant', '!=', tenant)],
    ['the tenant compared with itself', () => watches.whereRef('tenant', '=', 'tenant')],
    ['a list of tenants', () => watches.where('tenant', 'in', [tenant, 'T2'])],
    ['a join of which one side is open', () => joined.where('w.tenant', '=', tenant)],
    ['two open sides that hold each other', () => joined.whereRef('w.tenant', '=', 's.tenant')],
    [
      'a left join that asks of the other side',
      () =>
        db
          .selectFrom('watches as w')
          .leftJoin('silences as s', (join) => join.on('w.tenant', '=', tenant).on('s.tenant', '=', tenant))
          .select('w.at'),
    ],
    [
      'an open query inside',
      () =>
        watches
          .where('tenant', '=', tenant)
          .where('person', 'in', (from) => from.selectFrom('silences').select('person')),
    ],
    [
      'an open query in the place of a table',
      () => db.selectFrom((from) => from.selectFrom('watches').select('at').as('all')).select('at'),
    ],
    ['an open part of a union', () => watches.where('tenant', '=', tenant).union(watches)],
    ['SQL in words', () => watches.where('tenant', '=', tenant).where(sql<boolean>`exists (select 1 from silences)`)],
    [
      'a row without its tenant',
      () =>
        db
          .insertInto('watches')
          .columns(['channel', 'person', 'at'])
          .expression(watches.where('tenant', '=', tenant)),
    ],
    [
      'a row that replaces one of another tenant',
      () =>
        db
          .insertInto('watches')
          .values({ tenant, ...row })
          .onConflict((conflict) => conflict.column('channel').doUpdateSet({ person: 'U2' })),
    ],
  ])('for %s', (_, query) => {
    expect(() => query().compile()).toThrow(TenantMissing);
  });

  it.each([
    ['both sides of a join are held', () => joined.where('w.tenant', '=', tenant).where('s.tenant', '=', tenant)],
    ['one side holds the other', () => joined.where('w.tenant', '=', tenant).whereRef('s.tenant', '=', 'w.tenant')],
    [
      'the join holds the side it brings',
      () =>
        db
          .selectFrom('watches as w')
          .leftJoin('silences as s', (join) => join.onRef('s.tenant', '=', 'w.tenant'))
          .select('w.at')
          .where('w.tenant', '=', tenant),
    ],
    [
      'the query around holds the one inside',
      () =>
        db
          .selectFrom('watches as w')
          .select('w.at')
          .where('w.tenant', '=', tenant)
          .where(({ exists, selectFrom }) =>
            exists(selectFrom('silences as s').select('s.at').whereRef('s.tenant', '=', 'w.tenant')),
          ),
    ],
  ])('but it is when %s', (_, query) => {
    expect(() => query().compile()).not.toThrow();
  });
});

describe('the store', () => {
  it('leaves the guard out where it is about all tenants, and nowhere else', () => {
    const folder = new URL('../../src/store/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    const users = files.filter((file) => readFileSync(new URL(file, folder), 'utf8').includes('everyTenant'));
    const openers = files.filter((file) =>
      /\.(?:maintain|serve)\(\)/u.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(openers).toEqual(['export-data.ts', 'forget-data.ts', 'import-data.ts', 'move-data.ts', 'open-store.ts']);
    // What has grown old on a screen; whose a team is that Slack names; claiming work and renewing leases; deleting what is old, and all of a tenant; the proofs that something can be opened
    // and written; a change of keys; and where it is opened.
    expect(users).toEqual([
      'delete-in-parts.ts',
      'displays.ts',
      'erase-traces.ts',
      'forget-old-evidence.ts',
      'forget-tenant.ts',
      'installations.ts',
      'journal.ts',
      'open-store.ts',
      'prove-openable.ts',
      'prove-writable.ts',
      'prune.ts',
      'reseal.ts',
    ]);
    const journal = readFileSync(new URL('journal.ts', folder), 'utf8');
    expect(journal.match(/everyTenant\s*\.\w+\('[^']+'\)/gu)?.map((use) => use.replaceAll(/\s/gu, ''))).toEqual([
      "everyTenant.selectFrom('requestsasfirst')",
      "everyTenant.updateTable('requests')",
    ]);
    const installations = readFileSync(new URL('installations.ts', folder), 'utf8');
    // A team that Slack names, a bot that somebody mentions; and the move of a team from one tenant to another.
    expect(installations.match(/everyTenant\s*\.\w+\(/gu)?.map((use) => use.replaceAll(/\s/gu, ''))).toEqual([
      'everyTenant.transaction(',
      'everyTenant.selectFrom(',
      'everyTenant.selectFrom(',
      'everyTenant.selectFrom(',
    ]);
  });
});
