import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tick } from '../../src/consult/checklists/tick.ts';
import { ours } from '../support/ours.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, persona } from './ask.ts';

const { checklists } = ours;
const { inquiry } = answerTo('checklist checkout');
const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 21);

const boardOf = (ticks: readonly Tick[], list = checklists.main, at = now) =>
  checklists.board(list, { inquiry, ticks, now: at, timeOf: (time) => new Date(time).toISOString().slice(0, 10) });

const itemsOf = (list: string): readonly string[] =>
  boardOf([], list).groups.flatMap(({ items }) => items.map(({ id }) => id));

const tick = (item: string, fields: Partial<Tick> = {}): Tick => ({
  list: checklists.main,
  item,
  ticked: true,
  person: 'U1',
  at: now,
  version: 1,
  ...fields,
});

const workingOf = (board: ReturnType<typeof boardOf>): string => plain(board.working);

describe('how far a list is', () => {
  it('counts each priority by its weight, and its items evenly', () => {
    const board = boardOf(['infrastructure-as-code', 'rollback-tested', 'cost-monitoring'].map((id) => tick(id)));
    // 30 × 1/3 + 20 × 1/2 + 10 × 1/1
    expect(board.percent).toBe(30);
    expect(workingOf(board)).toBe(
      '3 of 12 ticked: automation 30 × 1/3 + observability 25 × 0/3 + reliability 20 × 1/2 + security 15 × 0/3 + cost 10 × 1/1 = 30%',
    );
  });

  it('is the whole of what it is about, where it is about one priority', () => {
    const [first = ''] = itemsOf('checklist/infrastructure-security');
    const board = boardOf(
      [tick(first, { list: 'checklist/infrastructure-security' })],
      'checklist/infrastructure-security',
    );
    expect(board.percent).toBe(25);
    expect(workingOf(board)).toBe('1 of 4 ticked: (security 15 × 1/4) × 100/15 = 25%');
  });

  it('is what is ticked of all, where nothing weighs more than the rest', () => {
    const [first = ''] = itemsOf('phase/tasks');
    const board = boardOf([tick(first, { list: 'phase/tasks' })], 'phase/tasks');
    expect(board.percent).toBe(7);
    expect(workingOf(board)).toBe('1 of 15 ticked');
  });

  it('is all of it when all is ticked, and less before, whatever is ticked', () => {
    const lists = fc.constantFrom(...checklists.all.map(({ id }) => id));
    fc.assert(
      fc.property(
        lists.chain((list) => fc.tuple(fc.constant(list), fc.subarray([...itemsOf(list)]))),
        ([list, some]) => {
          const all = itemsOf(list);
          const { percent } = boardOf(
            some.map((item) => tick(item, { list })),
            list,
          );
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent === 100).toBe(some.length === all.length);
          expect(percent === 0).toBe(some.length === 0);
        },
      ),
    );
  });
});

describe('an item that was ticked', () => {
  const item = (ticks: readonly Tick[], at = now) =>
    boardOf(ticks, checklists.main, at)
      .groups.flatMap(({ items }) => items)
      .find(({ id }) => id === 'backup-disaster-recovery');

  it('says who did it and when; unticked it says again what would prove it', () => {
    expect(plain(item([tick('backup-disaster-recovery')])?.note ?? [])).toBe('Ticked by U1, 2026-11-21.');
    const untick = item([tick('backup-disaster-recovery', { ticked: false, version: 2 })]);
    expect(untick).toMatchObject({ ticked: false, version: 2 });
    expect(plain(untick?.note ?? [])).toMatch(/^Counts as proof: Record of a restore/u);
  });

  it('counts for as many days as its file says, and not one more', () => {
    const { stale_days: days = 0 } =
      persona.get('checklist', 'production-readiness').data.items.find(({ id }) => id === 'backup-disaster-recovery') ??
      {};
    expect(days).toBe(90);
    const ticks = [tick('backup-disaster-recovery')];
    expect(item(ticks, now + days * day)?.ticked).toBe(true);
    expect(item(ticks, now + days * day + 1)?.ticked).toBe(false);
    expect(plain(item(ticks, now + days * day + 1)?.note ?? [])).toBe(
      'Ticked by U1, 2026-11-21. That is older than 90 days, so it counts no more: bring new proof.',
    );
  });

  it('is of its own list only', () => {
    expect(item([tick('backup-disaster-recovery', { list: 'checklist/security' })])?.ticked).toBe(false);
  });
});
