import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, persona, rowsOf, section, wordsIn } from './ask.ts';

const answer = answerTo('checklist checkout');
const twelve = section(answer, 'checklist', 'production-readiness').items;

describe('somebody who wants to know whether a system is ready', () => {
  it('gets the twelve, each tied to a priority, with what counts as proof', () => {
    expect(twelve.map((item) => item.id)).toEqual(
      persona.get('checklist', 'production-readiness').data.items.map((item) => item.id),
    );
    expect(twelve).toHaveLength(12);
    expect(new Set(twelve.map((item) => item.id)).size).toBe(12);
    const { weights } = persona.identity.data;
    for (const item of twelve) {
      expect(Object.entries(weights)).toContainEqual([plain(item.priority ?? []), expect.any(Number)]);
      expect(plain(item.priority ?? [])).not.toBe('manual');
      expect(plain(item.prove ?? []).length).toBeGreaterThan(20);
      expect(plain(item.detail ?? []).length).toBeGreaterThan(20);
    }
  });

  it.each([
    ['infrastructure as code', /infrastructure.*code/iu],
    ['an automated pipeline', /pipeline/iu],
    ['equal environments', /environment/iu],
    ['secrets', /secret/iu],
    ['monitoring and alerts', /monitor|alert/iu],
    ['logs that can be searched', /log/iu],
    ['backups that were restored', /backup|restore|recover/iu],
    ['security scans', /scan/iu],
    ['documents and runbooks', /runbook|document/iu],
    ['a rollback that was tried', /rollback|way back/iu],
    ['cost', /cost/iu],
    ['compliance', /compliance/iu],
  ])('is asked about %s', (_, about) => {
    expect(twelve.some((item) => about.test(plain(item.name)))).toBe(true);
  });

  it('is told where they are ticked, and that it takes proof', () => {
    expect(wordsIn(answer.subject)).toContain('12, ticked in Slack, each with its proof');
  });

  it('finds the seven security basics, the four of infrastructure and the five signs of good delivery', () => {
    const counts = ['security', 'infrastructure-security', 'delivery-baseline'].map(
      (id) => section(answer, 'checklist', id).items.length,
    );
    expect(counts).toEqual([7, 4, 5]);
    expect(
      section(answer, 'checklist', 'infrastructure-security')
        .items.map((item) => plain(item.name))
        .join(' '),
    ).toMatch(/network.*|identit|encrypt|secret/iu);
  });

  it('finds measures that tell whether it gets better, each with a formula and a target', () => {
    const rows = rowsOf(section(answer, 'table', 'metrics'));
    expect(rows.length).toBeGreaterThanOrEqual(14);
    expect(rows.every(([, formula = '', target = '']) => formula.length > 10 && target.length > 10)).toBe(true);
    expect(rows.map(([name]) => name)).toEqual(
      expect.arrayContaining(['Deployment frequency', 'Change lead time', 'Change fail rate', 'Automation coverage']),
    );
  });
});

describe('somebody who names a list', () => {
  it.each([
    ['checklist security', 'Security basics'],
    ['checklist delivery baseline prod', 'Delivery baseline'],
    ['infrastructure security checklist for payments-api', 'Infrastructure security of payments-api'],
    ['checklist checkout security', 'Security basics of checkout'],
    ['checklist security-service', 'Production readiness of security-service'],
    ['checklist system=security', 'Production readiness of security'],
  ])('gets that one, and no system of its name: %s', (text, title) => {
    expect(plain(answerTo(text).title)).toBe(title);
  });
});
