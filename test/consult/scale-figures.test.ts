import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import * as capacity from '../../src/consult/numbers/capacity.ts';
import { dueDay } from '../../src/consult/numbers/due.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, idsOf, section, shellOf, stepsOf, wordsIn } from './ask.ts';

const rows = (answer: Blueprint): readonly (readonly [string, string, string, string])[] =>
  section(answer, 'facts', 'numbers').facts.map((one) => [
    plain(one.label),
    plain(one.value),
    one.origin,
    plain(one.working ?? []),
  ]);

const row = (answer: Blueprint, label: string): readonly string[] =>
  rows(answer).find(([name]) => name === label) ?? [];

const cautions = (answer: Blueprint): string => wordsIn(answer.cautions);

const full =
  'scale checkout to 5k rps with p99 under 200ms on eks, one pod carries 220 rps at p99 180ms, pool of 10, db limit 400, start=40s, 0.045 an hour';

describe('somebody who says what one replica carries', () => {
  const answer = answerTo(full);

  it('gets the plan, each row with where it is from and the formula with the numbers in it', () => {
    expect(rows(answer)).toEqual(
      expect.arrayContaining([
        ['Load', '5,000 requests/s', 'given', ''],
        ['Requests in flight at the peak, at most', '1,000', 'computed', "Little's law, L = λ × W: 5,000 × 200 ms"],
        ['What one replica carries at the p99 you want', '220 requests/s', 'given', ''],
        ['Use each at most', '70 %', 'assumed', ''],
        ['Replicas for the peak', '33', 'computed', 'ceil(5,000 ÷ (220 × 70 %))'],
        ['And with a zone gone', '51', 'computed', 'ceil(33 ÷ (3 − 1)) = 17 a zone, × 3'],
        ['Database connections', '510', 'computed', '51 × 10'],
        ['Largest pool that fits', '7', 'computed', 'floor(400 ÷ 51)'],
        [
          'Database connections during a rollout',
          '640',
          'computed',
          '(51 + ceil(51 × 25 %)) × 10; old and new run side by side',
        ],
        ['Largest pool that fits during a rollout', '6', 'computed', 'floor(400 ÷ 64)'],
        ['A month for the peak', '1,084', 'computed', '33 × 0.045 × 730 h'],
        ['A month with a zone to spare', '1,675', 'computed', '51 × 0.045 × 730 h'],
      ]),
    );
    expect(row(answer, 'From 33 to 51 it takes')).toEqual(expect.arrayContaining(['55 s', 'computed']));
  });

  it('gets no table of guesses any more, but the autoscaler and what proves it', () => {
    expect(idsOf(answer)).not.toContain('replicas');
    expect(wordsIn(section(answer, 'bullets', 'autoscaler'))).toMatch(/Minimum 33.*Maximum 66/u);
    expect(wordsIn(section(answer, 'prose', 'proof'))).toMatch(
      /5,000 requests\/s for 30 minutes with the nodes of one zone cordoned.*below 200 ms.*0\.1 %/u,
    );
    expect(answer.gaps.map(({ name }) => name)).not.toContain('each');
  });

  it('is told that the database gives way first, and the two ways out with their numbers', () => {
    expect(cautions(answer)).toMatch(
      /The database gives way before the replicas do: 510 connections, and it allows 400/u,
    );
    expect(cautions(answer)).toMatch(/a pool of 7 in each replica \(6, if a rollout is to fit as well\)/u);
    expect(cautions(answerTo(`${full}, db time 10ms`))).toContain('about 72 server connections');
    expect(cautions(answerTo(full.replace('db limit 400', 'db limit 600')))).toMatch(
      /fit the database's 600, but while a version is replaced.*640/u,
    );
    expect(cautions(answerTo(full.replace('db limit 400', 'db limit 900')))).not.toContain('connections');
  });

  it('is told when the measurement was too slow, or close', () => {
    expect(cautions(answerTo(full.replace('180ms', '250ms')))).toContain('this number is too high for you');
    expect(cautions(answer)).toContain('measured at a p99 of 180 ms. You plan 151.52 each');
  });

  it('has CPU taken for how full each may be, and beside replicas for what the autoscaler sees', () => {
    expect(row(answerTo('scale checkout 5k rps each=220 at 60% cpu'), 'Replicas for the peak')).toEqual([
      'Replicas for the peak',
      '38',
      'computed',
      'ceil(5,000 ÷ (220 × 60 %))',
    ]);
    expect(row(answerTo('scale checkout 8 pods at 90% cpu target 60%'), 'The autoscaler asks for')).toEqual([
      'The autoscaler asks for',
      '12',
      'computed',
      'ceil(8 × 90 ÷ 60)',
    ]);
  });

  it('is told that nothing serves with no replica', () => {
    expect(wordsIn(answerTo('scale checkout to 0').lead)).toContain('nothing serves behind it');
  });

  it('is warned before trusting one zone', () => {
    expect(cautions(answerTo('scale checkout 1k rps each=100 zones=1'))).toContain('In one zone there is nothing left');
  });

  it('is told of surges and scaling periods only where Kubernetes does it that way', () => {
    const ecs = answerTo(full.replace('eks', 'ecs'));
    expect(rows(ecs).map(([label]) => label)).not.toContain('Database connections during a rollout');
    expect(row(ecs, 'From 33 to 51 it takes')).toContain('40 s');
    expect(wordsIn(section(ecs, 'bullets', 'autoscaler'))).not.toContain('PodDisruptionBudget');
  });
});

describe('somebody who does not know it yet', () => {
  it('is asked for it, with something to press, and sees the table meanwhile', () => {
    const answer = answerTo('scale checkout 5k rps');
    expect(idsOf(answer)).toContain('replicas');
    expect(answer.gaps[0]).toMatchObject({ name: 'each', example: 'each=220' });
    expect(answer.followUps[0]).toMatchObject({ id: 'with-each', ask: 'each=220' });
  });

  it('answers in the thread and gets the plan', () => {
    const first = answerTo('scale checkout 5k rps');
    const second = answerTo('with 100 a pod', { earlier: earlier(first) });
    expect(row(second, 'Replicas for the peak')).toContain('72');
    const third = answerTo('2 zones', { earlier: earlier(second) });
    expect(row(third, 'And with a zone gone')).toContain('144');
    const tenfold = answerTo(third.followUps.find(({ id }) => id === 'tenfold')?.ask ?? '', {
      earlier: earlier(third),
    });
    expect(row(tenfold, 'Replicas for the peak')).toContain('715');
  });
});

describe('growth and dates', () => {
  it('multiply the load and say what that is a month', () => {
    const answer = answerTo('scale checkout 400 rps 10x by december each=100');
    expect(row(answer, 'Peak')).toEqual(['Peak', '4,000 requests/s', 'computed', '400 × 10']);
    // the clock stands at 27 March 2026
    expect(row(answer, 'Needed by')).toEqual(['Needed by', '1 December 2026', 'given', '249 days from today']);
    expect(row(answer, 'Growth a month until then').slice(1, 3)).toEqual(['× 1.32', 'computed']);
  });

  it('know the days that move', () => {
    const now = new Date('2026-03-27T02:58:00Z');
    const day = (code: number): string | undefined => dueDay(code, now)?.day.toISOString().slice(0, 10);
    expect([day(1150), day(1153), day(101), day(20270315), day(327)]).toEqual([
      '2026-11-27',
      '2026-11-30',
      '2027-01-01',
      '2027-03-15',
      '2027-03-27',
    ]);
    expect(day(20250101)).toBeUndefined();
    expect(row(answerTo('scale checkout to 5k rps for black friday'), 'Needed by')).toContain('27 November 2026');
  });
});

describe('what the autoscaler asks for', () => {
  it('is its formula, with its tolerance', () => {
    // the example of Kubernetes' own announcement of a tolerance to set: 50 × 90 ÷ 75
    expect(capacity.autoscaled(50, 90, 75)).toBe(60);
    expect(capacity.isTolerated(110, 100)).toBe(true);
    expect(capacity.isTolerated(111, 100)).toBe(false);
    expect(row(answerTo('scale checkout replicas=8 metric=90 aim=70'), 'The autoscaler asks for')).toEqual([
      'The autoscaler asks for',
      '11',
      'computed',
      'ceil(8 × 90 ÷ 70)',
    ]);
    expect(row(answerTo('scale checkout replicas=8 metric=75 aim=70'), 'The autoscaler leaves it at')).toContain('8');
  });

  it('is what the answer says and sets, not the number that runs now', () => {
    const answer = answerTo('scale checkout from 10 pods at 85% cpu, target 60%');
    expect(wordsIn(answer.lead)).toMatch(/^15 replicas bring the metric from 85 to 60/u);
    expect(wordsIn(answer.title)).toContain('to 15 replicas');
    expect(stepsOf(answer).flatMap(shellOf).join('\n')).toContain('--replicas=15');
    expect(wordsIn(answerTo('scale checkout replicas=8 metric=75 aim=70').lead)).toMatch(/^8 replicas stay/u);
  });

  it('takes periods of at most twice as many, or four more', () => {
    expect([
      capacity.scalingPeriods(33, 51),
      capacity.scalingPeriods(2, 6),
      capacity.scalingPeriods(10, 41),
      capacity.scalingPeriods(5, 5),
    ]).toEqual([1, 1, 3, 0]);
  });
});

const count = fc.integer({ min: 1, max: 5000 });

describe('the sums', () => {
  it('grow with the load and with the price, and fall with the use one dares', () => {
    const load = fc.integer({ min: 1, max: 100_000 });
    const number = (text: string, label: string): number =>
      Number((row(answerTo(text), label)[1] ?? '').replaceAll(',', ''));
    fc.assert(
      fc.property(load, load, fc.integer({ min: 5, max: 99 }), (a, b, use) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const pods = (rps: number, full: number): number =>
          number(`scale shop ${rps} rps each=100 use=${full}`, 'And with a zone gone');
        expect(pods(more, use)).toBeGreaterThanOrEqual(pods(less, use));
        expect(pods(less, use)).toBeGreaterThanOrEqual(pods(less, use + 1));
      }),
      { numRuns: 25 },
    );
    fc.assert(
      fc.property(count, fc.double({ min: 0.001, max: 100, noNaN: true }), (replicas, price) => {
        expect(capacity.monthly(replicas + 1, price)).toBeGreaterThan(capacity.monthly(replicas, price));
        expect(capacity.monthly(replicas, price * 2)).toBeCloseTo(2 * capacity.monthly(replicas, price), 6);
      }),
    );
  });

  it('keep the pool inside the limit, and one more would not fit', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 100_000 }), (replicas, limit) => {
        const pool = capacity.largestPool(limit, replicas);
        expect(pool * replicas).toBeLessThanOrEqual(limit);
        expect((pool + 1) * replicas).toBeGreaterThan(limit);
      }),
    );
  });

  it('are the same for equal units', () => {
    const same = (a: string, b: string): void => expect(rows(answerTo(a))).toEqual(rows(answerTo(b)));
    same('scale shop 90k rpm each=100 p99=0.5s', 'scale shop 1500 rps each=100 p99=500ms');
    same('scale shop 1k rps +50 % each=100', 'scale shop 1k rps 1.5x each=100');
    same('scale shop 1k rps each=100 start=90s', 'scale shop 1k rps each=100 start=1.5m');
  });

  it('never show what is no number', () => {
    for (const text of [
      'scale shop 0.001 rps each=1 pool=1 db=1 price=0.0001',
      'scale shop 999999 rps each=1 pool=10000 db=1 start=1s',
      full,
    ])
      expect(wordsIn(answerTo(text).sections)).not.toMatch(/NaN|Infinity|undefined/u);
  });
});
