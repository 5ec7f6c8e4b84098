import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { budgetRequests, budgetSeconds, burnWindow } from '../../src/consult/numbers/error-budget.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, persona, rowsOf, section, wordsIn } from './ask.ts';

const factIn = (answer: Blueprint, label: string): string =>
  plain(answer.subject.find((one) => plain(one.label) === label)?.value ?? []);

const burns = (text: string): readonly (string | undefined)[] =>
  rowsOf(section(answerTo(text), 'table', 'burn')).map(([, rate]) => rate);

const cautions = (text: string): readonly string[] => answerTo(text).cautions.map((one) => plain(one.text));

describe('somebody who sets an objective', () => {
  it('learns that 99.9 % leaves 43 min 12 s in 30 days', () => {
    const answer = answerTo('slo 99.9 over 30d');
    expect(factIn(answer, 'Objective')).toBe('99.9 % over 30 days');
    expect(factIn(answer, 'Error budget')).toBe('43 min 12 s');
    expect(wordsIn(answer.lead)).toContain('43 min 12 s of full outage in 30 days');
  });

  it('learns when to wake somebody', () => {
    expect(rowsOf(section(answerTo('slo 99.9'), 'table', 'burn'))).toEqual([
      ['page', '14.4×', '1 h and 5 min', '1.44 %', '2 %', '2.1 days'],
      ['page', '6×', '6 h and 30 min', '0.6 %', '5 %', '5 days'],
      ['ticket', '1×', '3 days and 6 h', '0.1 %', '10 %', '30 days'],
    ]);
  });

  it('gets other rates for another window', () => {
    expect(burns('slo 99.9 over 28d')).toEqual(['13.44×', '5.6×', '0.93×']);
    expect(factIn(answerTo('slo 99.9 over 28d'), 'Error budget')).toBe('40 min 19 s');
  });

  it('has it counted in requests when they name their load', () => {
    expect(wordsIn(answerTo('slo 99.9 800 rps').lead)).toContain('2,073,600 requests');
  });

  it('sees what other objectives would allow, theirs among them', () => {
    expect(
      rowsOf(section(answerTo('slo 99.7'), 'table', 'compare')).map(([objective, budget]) => [objective, budget]),
    ).toEqual([
      ['99 %', '7 h 12 min'],
      ['99.5 %', '3 h 36 min'],
      ['99.7 %', '2 h 10 min'],
      ['99.9 %', '43 min 12 s'],
      ['99.95 %', '21 min 36 s'],
      ['99.99 %', '4 min 19 s'],
    ]);
  });

  it('is told when the first page can never fire: below 93.06 % over 30 days', () => {
    expect(cautions('slo 93.06').filter((text) => text.includes('it can never fire'))).toEqual([]);
    expect(cautions('slo 93.05')).toContainEqual(expect.stringContaining('The alert at 14.4× would need 100.08 %'));
  });

  it('is told that 99.5 % is below the standard, which must be a decision', () => {
    expect(cautions('slo 99.5')).toEqual([expect.stringMatching(/^Below the standard of 99\.9 %/u)]);
    expect(cautions('slo 99.9')).toEqual([]);
    expect(cautions('slo 99.95')).toEqual([]);
  });

  it('is told when the contract promises more than the objective', () => {
    expect(cautions('slo 99.9 with an SLA of 99.95')).toEqual([
      expect.stringMatching(
        /^The contract promises 99\.95 %, more than the objective of 99\.9 %.*43 min 12 s.*21 min 36 s/u,
      ),
    ]);
    expect(cautions('slo 99.9 sla 99.5')).toEqual([]);
  });

  it('is told what to measure, and what happens when the budget is spent', () => {
    const indicators = rowsOf(section(answerTo('slo 99.9'), 'table', 'indicators'));
    expect(indicators.map(([name]) => name)).toEqual(expect.arrayContaining(['Success ratio', 'Latency']));
    expect(section(answerTo('slo 99.9'), 'bullets', 'policy').groups[0]?.items.map(plain)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^0 % left: No change/u)]),
    );
  });
});

const percent = fc.double({ min: 50, max: 99.999, noNaN: true });
const days = fc.integer({ min: 1, max: 365 });
const rules = persona.of('slo')[0]?.data.burn ?? [];

describe('error budgets', () => {
  it('get smaller with each objective that is stricter, and larger with the window and the load', () => {
    fc.assert(
      fc.property(percent, percent, days, fc.integer({ min: 1, max: 10_000 }), (a, b, window, rps) => {
        const [loose, strict] = a < b ? [a, b] : [b, a];
        expect(budgetSeconds(strict, window)).toBeLessThanOrEqual(budgetSeconds(loose, window));
        expect(budgetSeconds(a, window + 1)).toBeGreaterThanOrEqual(budgetSeconds(a, window));
        expect(budgetRequests(strict, window, rps)).toBeLessThanOrEqual(budgetRequests(loose, window, rps));
        expect(budgetRequests(a, window, rps + 1)).toBeGreaterThanOrEqual(budgetRequests(a, window, rps));
      }),
    );
  });

  it('last exactly as long as the burn rate says', () => {
    fc.assert(
      fc.property(percent, days, fc.constantFrom(...rules), (objective, window, rule) => {
        const burn = burnWindow(rule, objective, window);
        expect(burn.exhaustedHours * burn.burnRate).toBeCloseTo(window * 24, 6);
        // the long window at this rate uses the share of the budget that the rule names
        expect((burn.burnRate * burn.longHours) / (window * 24)).toBeCloseTo(rule.budget_percent / 100, 9);
        expect(burn.canFire).toBe(burn.burnRate * (100 - objective) < 100);
      }),
    );
  });
});
