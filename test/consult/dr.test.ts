import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import * as recovery from '../../src/consult/numbers/recovery.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, problemOf, rowsOf, section, wordsIn } from './ask.ts';

const example =
  'dr checkout backup every 6h, lag 30s, 800 GB, restore 200 MB/s, rto 1h, rpo 15m, detect 5m, failover 10m';

const row = (answer: Blueprint, label: string): readonly string[] => {
  const fact = section(answer, 'facts', 'numbers').facts.find((one) => plain(one.label) === label);
  return fact ? [plain(fact.value), fact.origin, plain(fact.working ?? [])] : [];
};

const scenarios = (text: string): readonly (readonly string[])[] =>
  rowsOf(section(answerTo(text), 'table', 'scenarios')).map((cells) => cells.slice(1));

const changes = (text: string): string => {
  const answer = answerTo(text);
  return idsOf(answer).includes('change') ? wordsIn(section(answer, 'bullets', 'change')) : '';
};

describe('somebody who plans for a disaster', () => {
  it('sees what the loss of a part and the loss of data cost, against the targets', () => {
    expect(scenarios(example)).toEqual([
      ['30 s', '35 min', 'both met'],
      ['6 h or more', '1 h 32 min', 'data: 5 h 45 min too much, time: 31 min 40 s too long'],
    ]);
  });

  it('sees each sum with its numbers, and what was assumed in it', () => {
    const answer = answerTo(example);
    expect(row(answer, 'Restore')).toEqual(['1 h 7 min', 'computed', '800 GB ÷ 200 MB/s']);
    expect(row(answer, 'Back after a restore')[2]).toBe(
      '5 min to notice + 10 min to decide + 1 h 7 min restore + 10 min to see that it works',
    );
    expect(row(answer, 'Time until somebody notices')).toEqual(['5 min', 'given', '']);
    expect(row(answer, 'Time until it is decided')).toEqual(['10 min', 'assumed', '']);
    expect(row(answerTo('dr backup every 6h, backup takes 40m'), 'Data lost when the last backup counts')).toEqual([
      '6 h 40 min',
      'computed',
      expect.stringContaining('6 h between two + 40 min'),
    ]);
  });

  it('learns that the RPO is never below the time between two backups', () => {
    expect(changes('dr backup every 6h, rpo 1h')).toContain('An RPO below the time between two backups cannot hold');
    expect(changes('dr backup every 6h, rpo 8h')).not.toContain('cannot hold');
  });

  it('learns the smallest change that would do', () => {
    expect(changes('dr backup every 6h, backup takes 30m, rpo 4h')).toContain('Back up every 3 h 30 min or more often');
    expect(changes(example)).toContain('Ship the log');
    expect(changes(example)).toContain('Restore at 381 MB/s: 800 GB in 35 min');
    expect(changes('dr 800 GB restore 200 MB/s rto 20m')).toContain('No speed of restore is enough');
    expect(changes('dr lag 20m failover 5m rpo 15m rto 1h')).toContain('The replica is 20 min behind');
    expect(changes('dr lag 1s failover 50m rto 1h')).toContain('The switch is too slow: 35 min are left for it');
  });

  it('is told that a replica is no backup', () => {
    expect(changes('dr lag 30s')).toContain('A replica is no backup: what is deleted is deleted there 30 s later');
  });

  it('may ship logs: then they count', () => {
    expect(scenarios('dr backup every 24h, wal every 1m, 10 GB at 100 MB/s, rto 1h, rpo 5m')[1]).toEqual([
      '1 min',
      '26 min 40 s',
      'both met',
    ]);
  });

  it('is not told that a target holds while something is unknown', () => {
    expect(scenarios('dr backup every 10m, 10 GB at 100 MB/s, rto 1h, rpo 15m')[1]?.[2]).toBe(
      'data: met if a backup takes 5 min at most, time: met',
    );
    expect(wordsIn(answerTo('dr orders').lead)).toContain('Say how often you back up');
    expect(scenarios('dr orders').flat()).toEqual(Array.from({ length: 6 }, () => 'not known'));
    expect(answerTo('dr orders').gaps.map(({ name }) => name)).toEqual([
      'backup',
      'size',
      'speed',
      'lag',
      'rto',
      'rpo',
    ]);
  });

  it('has nonsense refused', () => {
    expect(problemOf('dr restore=0MB/s')).toMatchObject({ code: 'bad-number', field: 'speed' });
    expect(problemOf('dr rto=-1h')).toMatchObject({ code: 'bad-number', field: 'rto' });
  });
});

describe('recovery', () => {
  const seconds = fc.integer({ min: 0, max: 1e6 });
  const bytes = fc.integer({ min: 1, max: 1e15 });
  const speed = fc.integer({ min: 1, max: 1e11 });

  it('never loses less than the time between two backups, and more the longer one takes', () => {
    fc.assert(
      fc.property(seconds, seconds, (interval, takes) => {
        expect(recovery.lossByBackup(interval, takes)).toBeGreaterThanOrEqual(interval);
        expect(recovery.lossByBackup(interval, takes + 1)).toBeGreaterThan(recovery.lossByBackup(interval, takes));
        // the interval it recommends meets the target exactly
        expect(recovery.lossByBackup(recovery.longestInterval(interval + takes, takes), takes)).toBe(interval + takes);
      }),
    );
  });

  it('restores in time at the speed it recommends', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 1e6 }), (size, left) => {
        expect(recovery.restoreSeconds(size, recovery.speedFor(size, left))).toBeCloseTo(left, 6);
      }),
    );
  });

  it('takes longer for more data and for each slower part', () => {
    fc.assert(
      fc.property(bytes, speed, seconds, seconds, (size, fast, detect, verify) => {
        expect(recovery.restoreSeconds(size * 2, fast)).toBeGreaterThan(recovery.restoreSeconds(size, fast));
        const parts = { detect, decide: 0, act: recovery.restoreSeconds(size, fast), verify };
        expect(recovery.downFor({ ...parts, decide: 1 })).toBeGreaterThan(recovery.downFor(parts) - 1e-6);
        expect(recovery.downFor(parts)).toBeGreaterThanOrEqual(detect + verify);
      }),
    );
  });
});
