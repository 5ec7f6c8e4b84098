import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Database } from '../../src/store/database.ts';
import { exportData } from '../../src/store/export-data.ts';
import { importData } from '../../src/store/import-data.ts';
import { latestVersion } from '../../src/store/migrate.ts';
import { keyColumns, tableNames, type Tables } from '../../src/store/tables.ts';
import { TransferFault } from '../../src/store/transfer.ts';
import { postgres, sqlite, type Engine } from './databases.ts';
import { open } from './open.ts';
import { at, consultation, holder, request } from './samples.ts';

const log = createLog({ level: 'silent' });

const linesOf = async (database: Database): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of exportData(database, log)) lines.push(line.trimEnd());
  return lines;
};

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const load = (database: Database, lines: readonly string[]): Promise<number> => importData(database, each(lines), log);

const newDatabase = async (engine: Engine): Promise<Database> => {
  const { database, drop } = await engine.empty();
  onTestFinished(drop);
  return database;
};

const header = (rows: number, version = latestVersion): string =>
  JSON.stringify({ export: 'devops-consultant', version, rows });

const row = (table: string, values: object): string => JSON.stringify({ table, row: values });

const watch = (channel: string) => row('watches', { tenant: 'T1', channel, person: 'U1', at });

/** No text in either database holds a zero byte. */
const text = fc.string({ unit: 'grapheme' }).map((found) => found.replaceAll('\0', ''));
const time = fc.maxSafeNat();

const rowsOf: { readonly [Name in keyof Tables]: fc.Arbitrary<Tables[Name]> } = {
  requests: fc.record({
    id: text,
    tenant: text,
    lane: text,
    body: text,
    attempts: fc.nat(),
    due: time,
    holder: fc.option(text),
    held_until: time,
  }),
  keys: fc.record({ tenant: text, key: text, at: time }),
  sent: fc.record({ tenant: text, request: text, key: text, channel: fc.option(text), ts: fc.option(text) }),
  watches: fc.record({ tenant: text, channel: text, person: text, at: time }),
  silences: fc.record({ tenant: text, person: text, at: time }),
  turns: fc.record({ tenant: text, whose: text, request: text, at: time }),
  consultations: fc.record({
    tenant: text,
    channel: text,
    thread: text,
    body: text,
    at: time,
    asker: fc.option(text),
  }),
  systems: fc.record({ tenant: text, id: text, body: text, revision: fc.nat(), person: text, at: time }),
  releases: fc.record({
    tenant: text,
    system: text,
    id: text,
    version: text,
    at: time,
    migrations: fc.option(text),
  }),
  bindings: fc.record({ tenant: text, channel: text, system: text, person: text, at: time }),
  ticks: fc.record({
    tenant: text,
    system: text,
    list: text,
    item: text,
    version: fc.nat(),
    ticked: fc.nat({ max: 1 }),
    person: text,
    at: time,
    evidence: fc.option(text),
  }),
  stories: fc.record({
    tenant: text,
    id: text,
    kind: text,
    channel: text,
    thread: text,
    system: text,
    body: text,
    at: time,
    open: fc.nat({ max: 1 }),
  }),
  deeds: fc.record({ tenant: text, story: text, number: fc.nat(), person: text, at: time, body: text }),
  pauses: fc.record({ tenant: text, run: text, name: text, body: text, at: time, resumed: fc.nat({ max: 1 }) }),
  reminders: fc.record({ tenant: text, about: text, body: text, at: time }),
  audit: fc.record({ tenant: text, id: text, at: time, person: text, system: text, body: text }),
  installations: fc.record({
    tenant: text,
    id: text,
    bot_user: text,
    body: text,
    revision: fc.nat(),
    at: time,
    expires: fc.option(time),
    holder: fc.option(text),
    held_until: time,
  }),
  displays: fc.record({
    tenant: text,
    id: text,
    kind: text,
    system: text,
    body: text,
    at: time,
    wanted: fc.nat(),
    shown: fc.nat(),
    hash: fc.option(text),
    holds_until: fc.option(time),
  }),
};

const linesOfTable = (table: keyof Tables): fc.Arbitrary<string[]> =>
  fc
    .uniqueArray<Tables[keyof Tables], string>(rowsOf[table], {
      maxLength: 12,
      selector: (found) =>
        JSON.stringify(keyColumns[table].map((name) => Object.entries(found).find(([key]) => key === name))),
    })
    .map((rows) => rows.map((found) => row(table, found)));

const everything = fc
  .tuple(...tableNames.map(linesOfTable))
  .map((tables) => tables.flat())
  .map((lines) => [header(lines.length), ...lines]);

const expectSame = (found: readonly string[], wanted: readonly string[]): void => {
  const parsed = (lines: readonly string[]) => lines.map((line): unknown => JSON.parse(line));
  expect(found).toHaveLength(wanted.length);
  expect(parsed(found)).toEqual(expect.arrayContaining(parsed(wanted)));
};

const server = postgres();

describe.each([
  { from: sqlite, to: sqlite },
  { from: sqlite, to: server },
  { from: server, to: sqlite },
  { from: server, to: server },
])('data of $from.name in $to.name', ({ from, to }) => {
  it('is what it was, whatever people wrote', async () => {
    await fc.assert(
      fc.asyncProperty(everything, async (lines) => {
        const [source, target] = [await from.create(), await to.create()];
        try {
          expect(await load(source.database, lines)).toBe(lines.length - 1);
          const moved = await linesOf(source.database);
          await load(target.database, moved);
          expectSame(moved, lines);
          expectSame(await linesOf(target.database), lines);
        } finally {
          await Promise.all([source.drop(), target.drop()]);
        }
      }),
      { numRuns: 4 },
    );
  });

  it('is gone on with: what was asked is answered, what was said is known', async () => {
    const [source, target] = [await newDatabase(from), await newDatabase(to)];
    const before = await open(source);
    const one = request();
    await before.journal.accept(one, ['event:1']);
    for (let count = 0; count < 520; count += 1) await before.journal.accept(request(), [`many:${count}`]);
    const thread = { tenant: 'T1', channel: 'C1', ts: '1.2' };
    await before.consultations.save(thread, consultation('before'), at);
    // The bot need not be stopped.
    expect(await load(target, await linesOf(source))).toBe(2 * 521 + 1);
    await before.close();
    const after = await open(target);
    onTestFinished(() => after.close());
    expect(await after.journal.accept(request(), ['event:1'])).toBe('seen');
    expect((await after.journal.claim(holder('A')))?.request).toEqual(one);
    expect(await after.consultations.find(thread)).toEqual(consultation('before'));
  });
});

describe.each([sqlite, server])('an import into $name', (engine) => {
  it('that is refused changes nothing, and says why', async () => {
    const database = await newDatabase(engine);
    for (const [lines, words] of [
      [[], /line 1: expected the header that data:export writes/u],
      [['{"export":"something else"}'], /line 1: expected the header/u],
      [[header(1, '999-tomorrow'), watch('C1')], /999-tomorrow.*with the version that wrote it/u],
      [[header(2), watch('C1')], /1 rows, and the header promises 2; the data is not whole/u],
      [[header(2), watch('C1'), 'nonsense'], /line 3: expected .*not JSON/u],
      [[header(2), watch('C1'), '{"table":"watches"}'], /line 3: expected/u],
      [[header(2), watch('C1'), row('watchers', { tenant: 'T1' })], /line 3: there is no table watchers/u],
      [[header(2), watch('C1'), watch('C1')], /does not take these rows of watches .*lines 2 to 3/u],
      [[header(1), row('watches', { tenant: 'T1', channel: 'C1', at })], /lines 2 to 2/u],
      [[header(1), row('watches', { tenant: 'T1', 'at" = 1; --': 1 })], /line 2: watches has no column at/u],
    ] as const) {
      await expect(load(database, lines)).rejects.toThrow(TransferFault);
      await expect(load(database, lines)).rejects.toThrow(words);
    }
    expect(await load(database, [header(1), watch('C1')])).toBe(1);
  });

  it('needs an empty database, and takes one that a bot was started on', async () => {
    const database = await newDatabase(engine);
    await (await open(database)).close();
    expect(await load(database, [header(1), watch('C1')])).toBe(1);
    await expect(load(database, [header(1), watch('C2')])).rejects.toThrow(/not empty: watches has rows/u);
  });

  it('brings data of an older version up to date', async () => {
    const values = { tenant: 'T1', channel: 'C1', thread: '1.2', body: JSON.stringify(consultation('old')), at };
    const lines = [header(1, '001-requests-and-consultations'), row('consultations', values)];
    const database = await newDatabase(engine);
    expect(await load(database, lines)).toBe(1);
    const store = await open(database);
    expect(await store.consultations.find({ tenant: 'T1', channel: 'C1', ts: '1.2' })).toEqual(consultation('old'));
    await store.close();
    const used = await newDatabase(engine);
    await (await open(used)).close();
    await expect(load(used, lines)).rejects.toThrow(/no bot was started on/u);
  });

  it('is exported as of one moment, while the bot goes on', async () => {
    const database = await newDatabase(engine);
    const store = await open(database);
    const lines = exportData(database, log);
    expect((await lines.next()).value).toBe(`${header(0)}\n`);
    await store.watches.start({ tenant: 'T1', channel: 'C1' }, { person: 'U1', at });
    expect(await lines.next()).toMatchObject({ done: true });
    expect(await store.watches.list('T1')).toEqual(['C1']);
    await store.close();
  });

  it('has nothing to export before a bot was started on it', async () => {
    await expect(linesOf(await newDatabase(engine))).rejects.toThrow(/holds nothing yet.*start the bot/u);
  });
});
