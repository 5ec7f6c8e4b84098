import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, secondsOf, section, shellOf, titlesOf, wordsIn } from './ask.ts';

const five = persona.of('strategy').filter((card) => card.data.in_table);

describe('somebody who releases a version', () => {
  it('gets the strategy they ask for, and is told that it is because they asked', () => {
    const answer = answerTo('deploy checkout v2.4 canary on cloud run');
    expect(plain(answer.title)).toBe('Deploy checkout v2.4: canary');
    expect(answer.subject.find((one) => plain(one.label) === 'Strategy')).toMatchObject({ origin: 'given' });
    expect(wordsIn(answer.lead)).toContain('Canary, as you asked.');
  });

  it('gets the one that fits when they ask for none, with its score', () => {
    const answer = answerTo('deploy checkout v2.4 on cloud run');
    expect(answer.subject.find((one) => plain(one.label) === 'Strategy')).toMatchObject({ origin: 'computed' });
    expect(wordsIn(answer.lead)).toMatch(
      /Canary has the highest score of those that Google Cloud Run offers \(79 of 100/u,
    );
  });

  it('gets commands also when they name no platform', () => {
    for (const text of ['deploy', 'deploy v2.4', 'deploy checkout']) {
      const answer = answerTo(text);
      expect(section(answer, 'steps', 'plan').steps.flatMap(shellOf).length).toBeGreaterThan(3);
      expect(answer.cautions).toEqual([]);
    }
  });

  it.each(five.map((card) => card.id))('sees for %s what takes traffic when, what stops it, and the way back', (id) => {
    const card = persona.get('strategy', id);
    const answer = answerTo(`deploy checkout strategy=${id}`);
    const shares = rowsOf(section(answer, 'table', 'rollout')).map(([share]) => share);
    expect(shares).toEqual(card.data.rollout.map((step) => `${step.share} %`));
    const stops = section(answer, 'bullets', 'abort').groups.flatMap((group) => group.items.map((item) => plain(item)));
    expect(stops.filter((stop) => !/\d/u.test(stop))).toEqual([]);
    expect(section(answer, 'prose', 'back').blocks.length).toBeGreaterThan(0);
    expect(section(answer, 'prose', 'database').blocks.length).toBeGreaterThan(0);
    expect(section(answer, 'bullets', 'checks').groups[0]?.items.length).toBeGreaterThan(0);
    const bars = section(answer, 'panel', 'traffic').rows.flatMap((row) => (row.kind === 'bar' ? [row.percent] : []));
    for (let step = 0; step < bars.length; step += 2) expect((bars[step] ?? 0) + (bars[step + 1] ?? 0)).toBe(100);
  });

  it('is told when their platform has no such strategy, and which part would bring it', () => {
    const [caution] = answerTo('deploy checkout canary on eks').cautions;
    expect(plain(caution?.text ?? [])).toContain('Kubernetes Deployment has no canary of its own');
    expect(plain(caution?.instead ?? [])).toContain('Argo Rollouts');
  });

  it('is told when their own words speak against what they ask for', () => {
    const texts = answerTo('deploy checkout blue-green on cloud run, but there is no spare capacity').cautions.map(
      (one) => plain(one.text),
    );
    expect(texts).toEqual([expect.stringContaining('Room to run a second full copy while it lasts')]);
  });

  it('notes what runs now and looks at migrations before the new version goes out', () => {
    const titles = titlesOf(section(answerTo('deploy checkout v2.4 on eks'), 'steps', 'plan').steps);
    const deploy = titles.indexOf('Deploy');
    expect(deploy).toBeGreaterThan(titles.indexOf('Note what is running now'));
    expect(deploy).toBeGreaterThan(titles.indexOf('Read the migrations'));
    expect(titles.indexOf('See the new version serving')).toBeGreaterThan(deploy);
  });

  it('knows how long it takes: the sum of its steps', () => {
    const answer = answerTo('deploy checkout v2.4 on eks');
    const plan = section(answer, 'steps', 'plan');
    expect(plan.seconds).toBe(secondsOf(plan.steps));
  });

  it('sees the alternatives when they ask to think', () => {
    expect(idsOf(answerTo('deploy checkout on eks'))).not.toContain('options');
    expect(idsOf(answerTo('deploy checkout on eks --think'))).toContain('options');
  });
});
