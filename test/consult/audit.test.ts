import { describe, expect, it } from 'vitest';
import { auditOrder } from '../../src/consult/understand/command/audit-order.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, persona, rowsOf, section } from './ask.ts';

const hour = 60 * 60 * 1000;
const cursor = '0'.repeat(28);

describe('audit, where there is no Slack', () => {
  it.each(['audit', 'Audit', 'audit checkout', 'audit since 7d', 'audit "Web Shop" since 24 hours', 'audit log'])(
    'is said to work there: %s',
    (text) => {
      const answer = answerTo(text);
      expect(answer.inquiry.intent).toBe('audit');
      expect(plain(answer.title)).toBe('Who changed what');
      expect(rowsOf(section(answer, 'table', 'forms')).map(([form]) => form)).toEqual(
        persona.get('answer', 'audit').data.examples.map((example) => `/devops ${example}`),
      );
    },
  );

  it('is said in the thread of an answer, too', () => {
    expect(answerTo('audit', { earlier: earlier(answerTo('rollback v2.3')) }).inquiry.intent).toBe('audit');
  });
});

describe('an order to see the audit', () => {
  it.each([
    ['audit', {}],
    ['audit trail', {}],
    ['audit checkout', { system: 'checkout' }],
    ['audit of checkout', { system: 'checkout' }],
    ['audit “Web Shop”', { system: 'Web Shop' }],
    ['audit since 7d', { since: { kind: 'ago', ms: 7 * 24 * hour, said: '7d' } }],
    ['audit last 2 weeks', { since: { kind: 'ago', ms: 14 * 24 * hour, said: '2 weeks' } }],
    ['audit checkout since 90min', { system: 'checkout', since: { kind: 'ago', ms: 1.5 * hour, said: '90min' } }],
    ['audit since 2026-11-01', { since: { kind: 'day', at: Date.UTC(2026, 10, 1), said: '2026-11-01' } }],
    [`audit checkout before ${cursor}`, { system: 'checkout', before: cursor }],
  ])('is understood: %s', (text, order) => {
    expect(auditOrder(text)).toEqual(order);
  });

  it.each([
    'audit our pipeline',
    'audit logging for kubernetes, how?',
    'we have an audit in may',
    'audit since yesterday evening',
    'audit since 2026-13-45',
    'audit since 5 moons',
    'audit <script>',
    'audit before tuesday',
  ])('is no order, but something else to say: %s', (text) => {
    expect(auditOrder(text)).toBeUndefined();
  });

  it('leaves questions about audits to the practice that answers them', () => {
    for (const text of ['how do we keep an audit trail of changes to production?', 'audit our pipeline for secrets'])
      expect(answerTo(text).inquiry.intent).not.toBe('audit');
  });
});
