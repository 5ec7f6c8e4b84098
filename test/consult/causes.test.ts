import { describe, expect, it } from 'vitest';
import { limits } from '../../src/render/slack/limits.ts';
import { toMessages } from '../../src/render/slack/to-messages.ts';
import { answerTo, consultant, earlier, persona, wordsIn } from './ask.ts';

describe.each(persona.of('cause').map((card) => [card.id, card] as const))('the cause %s', (_, card) => {
  it('says how to tell it in one look', () => {
    const look = persona.voice({}).piece(card, 'look')?.blocks ?? [];
    expect(look.map(({ kind }) => kind)).toEqual(['paragraph']);
    expect(wordsIn(look).length).toBeLessThan(330);
  });

  it('has a button that leads to a plan of its own', () => {
    const incident = answerTo('incident checkout is broken on eks');
    const { ask } = card.data.button;
    const led = answerTo(ask, { earlier: earlier(incident) });
    expect([ask, led.inquiry.intent]).not.toEqual([ask, 'incident']);
    expect(led.sections.length).toBeGreaterThan(1);
    expect(wordsIn(led.title)).not.toMatch(/I do not know|Which of these/u);
  });
});

describe('the message that everybody reads', () => {
  it.each(['eks', 'ecs', 'cloud-run', 'heroku', 'vercel', 'vm', 'lambda', 'fly.io', 'nomad', 'gke with flux'])(
    'keeps its limits on %s, and holds the triage and the first steps',
    (place) => {
      const { inquiry } = answerTo(`incident sev2 checkout is slow on ${place}`);
      const releases = [{ id: '1', version: 'v2.4.1', at: Date.parse('2026-03-27T02:16:00Z') }];
      const answer = consultant.answer({ ...inquiry, releases });
      const { root } = toMessages(answer);
      expect(root.blocks.length).toBeLessThanOrEqual(limits.root.blocks);
      const said = JSON.stringify(root.blocks);
      for (const words of ['What changed', 'Likely causes', 'Declare and take command']) expect(said).toContain(words);
    },
  );
});
