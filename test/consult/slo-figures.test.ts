import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import * as budget from '../../src/consult/numbers/error-budget.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, hintTo, persona, problemOf, section, wordsIn } from './ask.ts';

const row = (answer: Blueprint, label: string): readonly string[] => {
  const fact = section(answer, 'facts', 'numbers').facts.find((one) => plain(one.label) === label);
  return fact ? [plain(fact.value), fact.origin, plain(fact.working ?? [])] : [];
};

const cautions = (text: string): string => wordsIn(answerTo(text).cautions);

const rule = (budget_percent: number, long_hours: number): budget.BurnRule => ({
  id: 'rule',
  budget_percent,
  long_hours,
  short_hours: long_hours / 12,
  does: 'page',
});

describe('the examples of the SRE workbook, chapter 5', () => {
  it('burn rates and how long the budget lasts: 30 d, 15 d, 3 d, 43 min', () => {
    const days = (burn: number): number => budget.exhaustedSeconds(99.9, 30, burn * 0.1) / 86_400;
    expect([1, 2, 10].map(days).map((each) => Math.round(each * 1e6) / 1e6)).toEqual([30, 15, 3]);
    expect(budget.exhaustedSeconds(99.9, 30, 100)).toBeCloseTo(43.2 * 60, 6);
  });

  it('5 % of a 30-day budget in an hour is a burn rate of 36; 35 never alerts and has used it all in 20.5 h', () => {
    expect(budget.burnWindow(rule(5, 1), 99.9, 30).burnRate).toBeCloseTo(36, 9);
    expect(budget.exhaustedSeconds(99.9, 30, 35 * 0.1) / 3600).toBeCloseTo(20.57, 2);
  });

  it('2 % in 1 h, 5 % in 6 h and 10 % in 3 days are 14.4, 6 and 1', () => {
    const rates = [rule(2, 1), rule(5, 6), rule(10, 72)].map((each) => budget.burnWindow(each, 99.9, 30).burnRate);
    expect(rates.map((each) => Math.round(each * 1e9) / 1e9)).toEqual([14.4, 6, 1]);
  });

  it('10 requests an hour at 99.9 %: one failure is 13.9 % of the budget of 30 days and pages', () => {
    expect(budget.budgetOfOne(99.9, 30, 10 / 3600)).toBeCloseTo(13.9, 1);
    const answer = answerTo('slo 99.9 10 requests per hour');
    expect(row(answer, 'One failed request uses')[0]).toMatch(/^13\.8\d* %$/u);
    expect(wordsIn(answer.cautions)).toMatch(
      /one failed request wakes somebody: in 1 h it is 1 of 10, a burn rate of 100 where 14\.4 is the threshold/u,
    );
  });
});

describe('somebody with an objective', () => {
  it('sees the sum of the budget with the numbers put in', () => {
    expect(row(answerTo('slo 99.9 over 28d'), 'Error budget')).toEqual([
      '40 min 19 s',
      'computed',
      '(100 − 99.9) % × 28 days × 86,400 s = 2,419.2 s',
    ]);
    expect(row(answerTo('slo 99.9 800 rps'), 'Requests that may fail')).toEqual([
      '2,073,600',
      'computed',
      'floor(0.1 % × 800 × 30 days × 86,400 s)',
    ]);
    expect(answerTo('slo 99.9 over 4 weeks').sections).toEqual(answerTo('slo 99.9 over 28 days').sections);
  });

  it('learns how many deployments it allows', () => {
    const answer = answerTo('slo 99.9 failures 5 % recovery 20m');
    expect(row(answer, 'A deployment costs on average')).toEqual([
      '1 min',
      'computed',
      '5 ÷ 100 × 20 min × 100 % of users',
    ]);
    expect(row(answer, 'Deployments the budget allows')[0]).toBe('43');
    expect(row(answerTo('slo 99.9 failures 5 % recovery 20m hit=10'), 'Deployments the budget allows')[0]).toBe('432');
    expect(cautions('slo 99.99 failures 1 of 4 recovery 45m')).toContain('0 deployments in 30 days use up the budget');
    expect(row(answerTo('slo 99.9 failures 0 of 40 recovery 20m'), 'Deployments the budget allows')).toEqual([]);
  });

  it('is asked for what is missing to say so, once the load is known', () => {
    expect(answerTo('slo 99.9 800 rps').gaps.map(({ name }) => name)).toEqual(['failures', 'recovery']);
  });

  it('sees what an outage took of it, and what is left', () => {
    const spent = answerTo('slo 99.9 12 minutes of downtime');
    expect(row(spent, 'Used of the budget').slice(0, 2)).toEqual(['27.78 %', 'computed']);
    expect(row(spent, 'Left of it')[0]).toBe('31 min 12 s');
    expect(row(answerTo('slo 99.9 80 min down'), 'More than there was')[0]).toBe('36 min 48 s');
  });

  it('may know the downtime instead of the objective', () => {
    const answer = answerTo('slo 72 minutes of downtime over 30 days');
    expect(plain(answer.title)).toBe('SLO: 99.8333 % over 30 days');
    expect(row(answer, 'Error budget')[0]).toBe('1 h 12 min');
  });

  it('is told when the contract is stricter, in the thread as well', () => {
    expect(cautions('slo 99.9 sla 99.95')).toContain('The contract promises 99.95 %');
    expect(row(answerTo('slo 99.9 sla 99.95'), 'The contract allows')[0]).toBe('21 min 36 s');
    const first = answerTo('slo 99.9');
    expect(
      wordsIn(answerTo('sla 99.95', { earlier: { inquiry: first.inquiry, trace: first.trace } }).cautions),
    ).toContain('The contract promises');
  });

  it('is not told of low traffic where one failure is none', () => {
    expect(cautions('slo 99.9 800 rps')).not.toContain('one failed request');
    expect(cautions('slo 99.9 0.02 rps')).not.toContain('one failed request');
    expect(cautions('slo 99.9 0.019 rps')).toContain('one failed request');
  });

  it('is told that 100 % is no objective, and what to take instead', () => {
    for (const text of ['slo 100', 'slo checkout 100 % 800 rps', 'blueprint checkout slo=100', 'slo 0.5']) {
      expect(problemOf(text)).toMatchObject({ code: 'bad-number', field: 'slo_percent' });
    }
    const words = wordsIn(hintTo('slo 100'));
    expect(words).toContain('100 % cannot be an objective');
    expect(words).toContain('99.95 % 22 min');
    expect(words).not.toContain('slo_percent');
  });

  it('sees what one failed request uses, however little that is', () => {
    expect(wordsIn(section(answerTo('slo 99.95 2000 rps'), 'facts', 'numbers'))).toContain('0.000039 %');
  });

  it('may aim high and sees no infinities', () => {
    expect(wordsIn(answerTo('slo 99.9999 800 rps').sections)).not.toMatch(/NaN|Infinity|∞/u);
  });
});

describe('the sums', () => {
  const percent = fc.double({ min: 50, max: 99.999, noNaN: true });
  const rules = persona.of('slo')[0]?.data.burn ?? [];

  it('allow fewer deployments the stricter the objective, the slower the recovery, the more fail', () => {
    const share = fc.double({ min: 0.1, max: 100, noNaN: true });
    const seconds = fc.integer({ min: 1, max: 86_400 });
    fc.assert(
      fc.property(percent, share, seconds, (objective, fails, recovery) => {
        const allowed = (p: number, f: number, r: number): number =>
          budget.deploysAllowed(budget.budgetSeconds(p, 30), budget.deployCost(f, r, 100));
        const now = allowed(objective, fails, recovery);
        expect(Number.isFinite(now)).toBe(true);
        expect(allowed(objective + (100 - objective) / 2, fails, recovery)).toBeLessThanOrEqual(now);
        expect(allowed(objective, fails * 1.1, recovery)).toBeLessThanOrEqual(now);
        expect(allowed(objective, fails, recovery + 1)).toBeLessThanOrEqual(now);
      }),
    );
  });

  it('say exactly from which load on one failure is quiet', () => {
    fc.assert(
      fc.property(percent, fc.constantFrom(...rules), (objective, one) => {
        const window = budget.burnWindow(one, objective, 30);
        const enough = budget.quietLoad(objective, window);
        expect(budget.burnOfOne(objective, enough, window.longHours)).toBeCloseTo(window.burnRate, 6);
        expect(budget.burnOfOne(objective, enough * 0.99, window.longHours)).toBeGreaterThan(window.burnRate);
      }),
    );
  });
});
