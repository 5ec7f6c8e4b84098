import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { autoscaled, inFlight, replicasFor, withZoneLost } from '../../src/consult/numbers/capacity.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, rowsOf, section, shellOf, titlesOf, wordsIn } from './ask.ts';

const numbers = (answer: Blueprint): Readonly<Record<string, string>> =>
  Object.fromEntries(section(answer, 'facts', 'numbers').facts.map((one) => [plain(one.label), plain(one.value)]));

describe('somebody who plans for a load', () => {
  const answer = answerTo('scale checkout to 5k rps with p99 under 200ms on eks');

  it('sees what they gave, what is assumed, and what follows, marked as such', () => {
    expect(
      section(answer, 'facts', 'numbers').facts.map((one) => [plain(one.label), plain(one.value), one.origin]),
    ).toEqual([
      ['Load', '5,000 requests/s', 'given'],
      ['p99 to keep', '200 ms', 'given'],
      ['Requests in flight at the peak, at most', '1,000', 'computed'],
      ['Use each at most', '70 %', 'assumed'],
      ['Zones', '3', 'assumed'],
    ]);
  });

  it('reads the replicas off a table whose formula stands below it', () => {
    const table = section(answer, 'table', 'replicas');
    const expected = [25, 50, 100, 200, 500].map((one) => {
      const need = Math.ceil(5000 / (one * 0.7));
      return [`${one} requests/s`, String(need), String(Math.ceil(need / 2) * 3)];
    });
    expect(rowsOf(table)).toEqual(expected);
    expect(plain(table.note ?? [])).toContain('ceil(peak ÷ (one × 70 %))');
  });

  it('reckons with no second zone where one machine is all, unless they name some', () => {
    const onOne = answerTo('scale checkout to 5k rps on docker compose');
    expect(numbers(onOne)).toMatchObject({ Zones: '1' });
    expect(rowsOf(section(onOne, 'table', 'replicas-in-one-zone'))[0]).toEqual(['25 requests/s', '286']);
    expect(wordsIn(onOne.sections)).not.toMatch(/with a zone gone: that|of 1 zones|more than one zone/u);
    expect(idsOf(answerTo('scale checkout to 5k rps on docker compose, 3 zones'))).toContain('replicas');
  });

  it.each(['heroku', 'cloud run', 'app engine'])(
    'counts none in spare for a zone where %s spreads by itself, and says why, unless they name zones',
    (place) => {
      const spread = answerTo(`scale checkout to 5k rps with p99 under 200ms on ${place}`);
      expect(numbers(spread)['Zones']).toMatch(/spreads what runs itself .* none is counted in spare/u);
      expect(rowsOf(section(spread, 'table', 'replicas-in-one-zone'))[0]).toEqual(['25 requests/s', '286']);
      expect(wordsIn(spread.sections)).not.toMatch(/with a zone gone|zones gone|loss of a zone|one zone there is/u);
      const sized = answerTo(`scale checkout to 5k rps each=220 start=40s on ${place}`);
      expect(Object.keys(numbers(sized)).join()).not.toMatch(/zone gone|From 33 to 33/u);
      expect(wordsIn(sized.cautions)).not.toContain('In one zone');
      expect(idsOf(answerTo(`scale checkout to 5k rps on ${place}, 3 zones`))).toContain('replicas');
    },
  );

  it.each(['lambda', 'vercel', 'cloudflare workers'])('counts calls at once on %s, and no replicas', (place) => {
    const answer = answerTo(`scale checkout to 5k rps with p99 under 200ms each=220 on ${place}`);
    expect(numbers(answer)['Limit of calls at once to have']).toBe('1,429');
    expect(Object.keys(numbers(answer)).join()).not.toMatch(/Replicas for/u);
    expect(idsOf(answer).join()).not.toMatch(/replicas/u);
    expect(wordsIn(answer.lead)).toContain('no number to set');
    // a pool in each of a thousand copies
    const pooled = answerTo(`scale checkout to 5k rps with p99 under 200ms pool=2 db=400 price=0.05 on ${place}`);
    expect(numbers(pooled)['Database connections']).toBe('2,000');
    expect(wordsIn(pooled.cautions)).toContain('The database gives way before the calls do');
    expect(Object.keys(numbers(pooled)).join()).not.toContain('A month');
  });

  it('multiplies by the growth they expect', () => {
    expect(numbers(answerTo('scale checkout to 400 rps, we expect 3x'))).toMatchObject({
      Load: '400 requests/s',
      Growth: '× 3',
      Peak: '1,200 requests/s',
    });
    expect(numbers(answerTo('scale checkout replicas=8 3x'))).toMatchObject({
      Replicas: '8',
      'Replicas after growth': '24',
    });
  });

  it('gets the number they name in the command', () => {
    const command = section(answerTo('scale checkout to 8 replicas on eks'), 'steps', 'command');
    expect(command.steps.flatMap(shellOf).join('\n')).toContain('scale deploy/checkout --replicas=8');
    expect(plain(command.steps[0]?.title ?? [])).toBe('Scale');
  });

  it('gets the number that was computed in the command, once, and what one carries in the sum', () => {
    const answer = answerTo('scale checkout to 5k rps each=220 on eks');
    expect(section(answer, 'steps', 'command').steps.flatMap(shellOf).join('\n')).toContain('--replicas=51');
    const plan = section(answer, 'steps', 'plan').steps.flatMap(shellOf).join('\n');
    expect(plan).not.toContain('scale deploy/checkout');
    expect(titlesOf(section(answer, 'steps', 'plan').steps)).toContain('Raise the capacity');
    expect(plan).toContain('-v peak=5000 -v one=220 ');
    const grown = section(answerTo('scale checkout replicas=4 10x on eks with argo cd'), 'steps', 'command');
    expect(wordsIn(grown.steps[0]?.what)).toContain('Set it to 40 in a pull request');
  });

  it('gets no command ahead of the steps while its number is not known', () => {
    const answer = answerTo('scale checkout to 10x on eks');
    expect(idsOf(answer)).not.toContain('command');
    expect(section(answer, 'steps', 'plan').steps.flatMap(shellOf).join('\n')).toContain('"${REPLICAS:?set REPLICAS}"');
  });

  it.each(['vercel', 'cloudflare'])('is told that %s has no number to set, and gets no empty command', (place) => {
    const byItself = answerTo(`scale checkout to 8 replicas on ${place}`);
    expect(idsOf(byItself)).not.toContain('command');
    expect(wordsIn(byItself.lead)).toContain('there is no number to set');
  });

  it('is asked for the load when they give none', () => {
    expect(wordsIn(answerTo('scale checkout').lead)).toContain('Name the load');
    expect(idsOf(answerTo('scale checkout'))).not.toContain('replicas');
  });
});

const load = fc.double({ min: 1, max: 1e6, noNaN: true });
const each = fc.double({ min: 1, max: 1e4, noNaN: true });
const use = fc.double({ min: 0.1, max: 1, noNaN: true });
const zones = fc.integer({ min: 2, max: 6 });

describe('capacity', () => {
  it('is what the formulas say', () => {
    expect(replicasFor(5000, 220, 0.7)).toBe(33);
    expect(withZoneLost(33, 3)).toBe(51);
    expect(inFlight(5000, 0.2)).toBe(1000);
    // the autoscaler's own examples: twice the target doubles, half the target halves
    expect([autoscaled(4, 200, 100), autoscaled(4, 50, 100), autoscaled(3, 110, 100)]).toEqual([8, 2, 4]);
  });

  it('never gets smaller when the load grows, nor when each may carry less', () => {
    fc.assert(
      fc.property(load, load, each, use, (a, b, one, full) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(replicasFor(more, one, full)).toBeGreaterThanOrEqual(replicasFor(less, one, full));
        expect(replicasFor(a, one, full)).toBeGreaterThanOrEqual(replicasFor(a, one * 2, full));
        expect(inFlight(more, full)).toBeGreaterThanOrEqual(inFlight(less, full));
      }),
    );
  });

  it('carries the load, and would not with one replica less', () => {
    fc.assert(
      fc.property(load, each, use, (peak, one, full) => {
        const count = replicasFor(peak, one, full);
        expect(count * one * full).toBeGreaterThanOrEqual(peak * (1 - 1e-9));
        expect(count === 1 || (count - 1) * one * full < peak).toBe(true);
      }),
    );
  });

  it('still carries it when a zone is gone, in zones of equal size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), zones, (count, over) => {
        const safe = withZoneLost(count, over);
        expect(safe % over).toBe(0);
        expect(safe - safe / over).toBeGreaterThanOrEqual(count);
        expect(withZoneLost(count, 1)).toBe(count);
      }),
    );
  });

  it('follows the autoscaler: more when over the target, never less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), each, each, (current, metric, target) => {
        const wanted = autoscaled(current, metric, target);
        expect(metric > target ? wanted >= current : wanted <= current).toBe(true);
      }),
    );
  });
});
