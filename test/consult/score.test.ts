import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doraFive, levelOf, needsOfMetric, resultOf } from '../../src/consult/numbers/score.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, persona, problemOf, rowsOf, section, wordsIn } from './ask.ts';

const example =
  'score deploys 12/week, lead time 2d, failures 3 of 40, recovery 45m, rework 4 of 40, automated 18 of 24, uptime 99.95';

const levels = (text: string): readonly (readonly string[])[] =>
  rowsOf(section(answerTo(text), 'table', 'levels')).map((cells) => cells.slice(0, 3));

const working = (text: string, metric: string): string | undefined => {
  const fact = section(answerTo(text), 'facts', 'numbers').facts.find((one) => plain(one.label) === metric);
  return fact?.working && plain(fact.working);
};

describe('somebody who measures', () => {
  it('sees each metric with its result and where that stands, DORA first', () => {
    expect(levels(example)).toEqual([
      ['Deployment frequency', '1.71 deployments a day', 'elite (DORA 2024)'],
      ['Change lead time', '48 hours', 'high (DORA 2024)'],
      ['Change fail rate', '7.5 %', 'medium (DORA 2024)'],
      ['Failed deployment recovery time', '45 minutes', 'elite (DORA 2024)'],
      ['Deployment rework rate', '10 %', 'against your own last quarter'],
      ['Automation coverage', '75 %', 'not yet: automated as far as it pays begins at 90'],
      ['Availability', '99.95 %', 'inside the objective'],
      ['Deployment success rate', '92.5 %', 'medium (DORA 2024)'],
    ]);
  });

  it('counts as best what the rows call best', () => {
    const text = 'score deploys 12/week, lead time 2d, failures 3 of 40, recovery 45m';
    const best = levels(text).filter(([, , level]) => level?.startsWith('elite') === true);
    expect(best).toHaveLength(2);
    expect(wordsIn(answerTo(text).lead)).toContain('2 of 5 that have a level reach their best one');
  });

  it('sees the formula with the numbers put in', () => {
    expect(working(example, 'Change fail rate')).toBe('3 ÷ 40');
    expect(working(example, 'Deployment success rate')).toBe('100 − 3 ÷ 40 × 100');
    expect(working('score bill=12000 units=3M last_bill=15000', 'Cost per unit')).toBe('12,000 ÷ 3,000,000');
    expect(working('score bill=12000 units=3M last_bill=15000', 'Infrastructure cost change')).toBe(
      '(12,000 − 15,000) ÷ 15,000',
    );
  });

  it('gets all sixteen of the persona, when everything is known', () => {
    const all = `${example}, mttr 35m, 2 incidents a month, compliance 46 of 50, remediation 9d, security=0, utilisation 22 of 40, bill=12000 last_bill=15000 units=3M`;
    expect(levels(all).map(([name]) => name)).toHaveLength(persona.of('metric').length);
    expect(levels(all)).toEqual(
      expect.arrayContaining([
        ['Mean time to recovery', '35 minutes', 'not yet: inside the recovery objective begins at 15'],
        ['Incident rate', '2 incidents a month', 'against your own last quarter'],
        ['Compliance score', '92 %', 'not yet: all shown to hold begins at 100'],
        ['Vulnerability remediation time', '9 days', 'within the limit for critical ones'],
        ['Security incidents', '0 incidents a quarter', 'none'],
        ['Resource utilisation', '55 %', 'used, with room for a lost zone'],
        ['Infrastructure cost change', '-20 %', 'lower than a year ago'],
      ]),
    );
    expect(answerTo(all).gaps).toEqual([]);
  });

  it('is asked for what is missing, DORA first', () => {
    expect(answerTo('score').gaps.map(({ name }) => name)).toEqual([
      'deploys',
      'lead_time',
      'failures',
      'recovery',
      'rework',
    ]);
    expect(answerTo('score deploys 12/week').gaps[0]).toMatchObject({ name: 'lead_time', example: 'lead time 2d' });
    expect(wordsIn(section(answerTo(example), 'bullets', 'missing'))).toMatch(
      /Mean time to recovery: .*Compliance score: /u,
    );
  });

  it('adds one after the other in the thread', () => {
    const first = answerTo('score checkout');
    const second = answerTo('deploys 3/day', { earlier: earlier(first) });
    const third = answerTo('failures 1 of 40', { earlier: earlier(second) });
    expect(rowsOf(section(third, 'table', 'levels')).map(([name]) => name)).toEqual([
      'Deployment frequency',
      'Change fail rate',
      'Deployment success rate',
    ]);
  });

  it('has nonsense refused', () => {
    expect(problemOf('score failures 50 of 40')).toMatchObject({ code: 'bad-number', field: 'failures' });
    expect(problemOf('score automated 3 of 0')).toMatchObject({ code: 'bad-number', field: 'automated' });
  });
});

describe('the levels', () => {
  const agreed = { slo_percent: 99.9, rto_minutes: 15, utilisation_percent: 70 };

  it('get no better when the number gets worse', () => {
    const cards = persona.of('metric').filter(({ data }) => data.levels.length > 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...cards),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 5000, noNaN: true }),
        (card, a, b) => {
          const better = card.data.levels[0]?.at_least === undefined ? Math.min(a, b) : Math.max(a, b);
          const at = (value: number): number => {
            const level = levelOf(card.data.levels, value, agreed);
            return level === undefined ? Infinity : card.data.levels.indexOf(level);
          };
          expect(at(better)).toBeLessThanOrEqual(at(better === a ? b : a));
        },
      ),
    );
  });

  it('belong to metrics that are all computed, from figures that can be given', () => {
    const figures = new Set(persona.get('answer', 'score').data.figures.map(({ id }) => id));
    for (const { id } of persona.of('metric')) {
      expect([id, needsOfMetric(id).length > 0]).toEqual([id, true]);
      expect(needsOfMetric(id).filter((need) => !figures.has(need))).toEqual([]);
    }
    expect(doraFive).toHaveLength(5);
    expect(resultOf('change-fail-rate', {})).toBeUndefined();
  });
});
