import { afterAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, changed, company, persona, rowsOf, section, tidy } from './ask.ts';

afterAll(tidy);

const optionsOf = (answer: Blueprint): readonly { name: string; score: number; chosen: boolean; reasons: string[] }[] =>
  section(answer, 'options', 'options').options.map((one) => ({
    name: plain(one.name),
    score: one.score,
    chosen: one.chosen,
    reasons: one.reasons.map((reason) => plain(reason)),
  }));

const chosenIn = (answer: Blueprint): string | undefined => optionsOf(answer).find((one) => one.chosen)?.name;

const weights = '  automation: 30\n  observability: 25\n  reliability: 20\n  security: 15\n  cost: 10\n  manual: 0';

const weighing = (...percents: readonly number[]): string => {
  const names = ['automation', 'observability', 'reliability', 'security', 'cost', 'manual'];
  return changed('persona.md', [weights, names.map((name, at) => `  ${name}: ${percents[at] ?? 0}`).join('\n')]);
};

describe('somebody who compares strategies', () => {
  it('sees the five with their use and their risk', () => {
    expect(rowsOf(section(answerTo('strategies'), 'table', 'table'))).toEqual([
      ['Blue-Green', 'Zero downtime', 'Low'],
      ['Canary', 'Gradual rollout', 'Medium'],
      ['Rolling', 'Resource efficient', 'Medium'],
      ['Recreate', 'Simple apps', 'High'],
      ['A/B Testing', 'Feature validation', 'Low'],
    ]);
  });

  it('sees the score of each, which is the sum that its reason shows', () => {
    const options = optionsOf(answerTo('strategies'));
    const { weights: given, risk_factors: factors } = persona.identity.data;
    for (const { name, score, reasons } of options) {
      const card = persona.of('strategy').find((one) => one.name === name);
      if (card === undefined || card.data.manual) continue;
      const { serves, risk } = card.data;
      const sum =
        given.automation * serves.automation +
        given.observability * serves.observability +
        given.reliability * serves.reliability +
        given.security * serves.security +
        given.cost * serves.cost;
      expect([name, score]).toEqual([name, Math.round((sum / 10) * factors[risk])]);
      expect(reasons[0]).toMatch(new RegExp(`automation 30 × ${serves.automation}/10 .* = ${score}$`, 'u'));
    }
    expect(options.map((one) => one.score)).toEqual(options.map((one) => one.score).toSorted((a, b) => b - a));
  });

  it('sees at least two that lost, and why', () => {
    for (const text of [
      'strategies',
      'strategies on cloud run',
      'rollback v2.3 --think',
      'checkout --think',
      'deploy checkout on eks --think',
    ]) {
      const lost = optionsOf(answerTo(text)).filter((one) => !one.chosen);
      expect(lost.length).toBeGreaterThanOrEqual(2);
      expect(lost.filter((one) => one.reasons.length === 0)).toEqual([]);
      expect(
        lost.every((one) => one.reasons.some((reason) => /^Behind |needs|has none of its own|by hand/u.test(reason))),
      ).toBe(true);
    }
  });

  it('sees work by hand score nothing, whatever else is true', () => {
    const byHand = optionsOf(answerTo('strategies')).find((one) => one.name === 'By hand');
    expect(byHand).toMatchObject({ score: 0, chosen: false });
    expect(byHand?.reasons).toEqual(['By hand is done by hand, and that scores 0 whatever else is true.']);
  });
});

describe('the strategy that is chosen', () => {
  it('is another one when a company weighs its priorities differently', () => {
    expect(chosenIn(answerTo('strategies'))).toBe('Canary');
    expect(chosenIn(answerTo('strategies', { of: company({ 'persona.md': weighing(5, 0, 5, 0, 90) }) }))).toBe(
      'Rolling',
    );
    expect(chosenIn(answerTo('strategies', { of: company({ 'persona.md': weighing(0, 0, 60, 40, 0) }) }))).toBe(
      'Blue-Green',
    );
  });

  it('is another one when a company thinks better of a strategy', () => {
    const trusting = changed(
      'strategies/blue-green.md',
      ['observability: 6', 'observability: 10'],
      ['cost: 3', 'cost: 10'],
    );
    expect(chosenIn(answerTo('strategies', { of: company({ 'blue-green.md': trusting }) }))).toBe('Blue-Green');
  });

  it('is never by hand, even for a company whose files praise it', () => {
    const praise = 'serves: { automation: 10, observability: 10, reliability: 10, security: 10, cost: 10 }';
    const file = changed('strategies/by-hand.md', [
      'serves: { automation: 0, observability: 1, reliability: 1, security: 1, cost: 2 }',
      praise,
    ]);
    const options = optionsOf(answerTo('strategies', { of: company({ 'by-hand.md': file }) }));
    expect(options.at(-1)).toMatchObject({ name: 'By hand', score: 0, chosen: false });
  });

  it('cannot be weighed up by hand: weights that give it something, or do not make 100, stop the start', () => {
    expect(() => company({ 'persona.md': weighing(30, 25, 20, 15, 20, 0) })).toThrow('1 fault in the persona');
  });

  it('is one that the named platform has', () => {
    for (const place of persona.of('place')) {
      const able = [place.data.platform, ...place.data.modes].flatMap(
        (id) => persona.get('platform', id).data.strategies,
      );
      const chosen = chosenIn(answerTo(`strategies on ${place.id}`));
      const ids = persona
        .of('strategy')
        .filter((one) => one.name === chosen)
        .map((one) => one.id);
      expect([place.id, able.length === 0 || ids.every((id) => able.includes(id))]).toEqual([place.id, true]);
    }
  });

  it('is said of a platform only where one was named, for one that is assumed rules nothing out', () => {
    const lead = (text: string): string => JSON.stringify(answerTo(text).lead);
    expect(lead('strategies')).toContain('name yours');
    expect(lead('strategies')).not.toContain('Kubernetes');
    expect(lead('strategies on heroku')).toContain('on Heroku');
  });

  it('is not blue-green where copies hold state and there is no room for a second one', () => {
    const answer = answerTo('blue-green or canary? the service is stateful and we have no spare capacity');
    const blueGreen = optionsOf(answer).find((one) => one.name === 'Blue-Green');
    expect(blueGreen).toMatchObject({ score: 0, chosen: false });
    expect(blueGreen?.reasons[0]).toContain('Room to run a second full copy while it lasts');
    expect(blueGreen?.reasons[0]).toContain('No state inside the copies');
    expect(chosenIn(answer)).toBe('Rolling');
  });

  it.each([
    ['we have no way to split traffic', 'Canary', 'sends a set share of requests'],
    ['nobody has metrics, we deploy without metrics', 'Canary', 'Errors and latency measured per version'],
    ['there is a breaking migration in it', 'Rolling', 'Two neighbouring versions'],
    ['with no downtime', 'Recreate', 'A window in which the system may be away'],
  ])('listens when somebody says "%s"', (said, out, need) => {
    const option = optionsOf(answerTo(`canary, rolling or recreate? ${said}`)).find((one) => one.name === out);
    expect(option?.score).toBe(0);
    expect(option?.reasons[0]).toContain(need);
  });
});
