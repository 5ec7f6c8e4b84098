import { describe, expect, it } from 'vitest';
import { createUnderstanding } from '../../../src/consult/understand/command/understanding.ts';
import { vocabulary } from './vocabulary.ts';

const { read } = createUnderstanding(vocabulary);

describe('dr, cost and score', () => {
  it.each([
    ['dr', 'dr'],
    ['disaster recovery for orders', 'dr'],
    ['rto rpo orders', 'dr'],
    ['dr plan for orders', 'dr'],
    ['cost', 'cost'],
    ['costs of checkout on eks', 'cost'],
    ['please cost 40 cores reserved 6 used', 'cost'],
    ['score', 'score'],
    ['dora deploys 3/day', 'score'],
    ['success metrics', 'score'],
    ['our aws bill doubled, what first', 'question'],
    ['cost of nat gateway is killing us', 'question'],
    ['costs are exploding', 'question'],
    ['cost optimization', 'question'],
    ['any advice on kubernetes cost', 'question'],
    ['does blue green double our costs', 'question'],
    ['how do we do disaster recovery', 'question'],
    ['what are dora metrics', 'question'],
    ['runbook disaster recovery orders', 'runbook'],
    ['deploy live-score to live', 'deploy'],
    ['score 3 failures in 40 deploys', 'score'],
    ['score deploy twice a week, lead time 2d', 'score'],
    ['cost on demand 0.192/h vs 1y reserved 0.121/h', 'cost'],
    ['cost 40 cores reserved, 6 used, $0.04 per core hour', 'cost'],
    ['slo 99.9 10% of deploys fail, each takes 15 min to roll back', 'slo'],
    ['cost savings plan 0.121 or on-demand 0.192?', 'question'],
  ])('are commands only where they begin a request: %s', (text, intent) => {
    expect(read(text)).toMatchObject({ kind: 'inquiry', inquiry: { intent } });
  });
});
