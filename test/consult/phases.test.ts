import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, section, wordsIn } from './ask.ts';

const specs = [
  ['plan', 'plan', ['infrastructure-design', 'deployment-strategy', 'monitoring-logging', 'security-compliance'], 20],
  ['tasks', 'tasks', ['infrastructure-tasks', 'ci-cd-setup', 'operational-tasks'], 15],
  ['implement', 'implementation', ['deployment-validation', 'monitoring-setup', 'operational-readiness'], 15],
] as const;

describe.each(specs)('somebody in the phase %s', (ask, id, groups, count) => {
  const answer = answerTo(`${ask} checkout`);
  const rows = groups.flatMap((group) => rowsOf(section(answer, 'table', group)));

  it('gets its groups of work in order, and how to do each', () => {
    expect(idsOf(answer).filter((one) => groups.some((group) => group === one))).toEqual(groups);
    for (const group of groups) expect(section(answer, 'prose', `how-${group}`).blocks.length).toBeGreaterThan(0);
    expect(persona.identity.data.phases[ask].every((group) => groups.some((one) => one === group))).toBe(true);
  });

  it('gets activities that each leave something behind', () => {
    expect(rows).toHaveLength(count);
    expect(rows.map(([number]) => number)).toEqual(rows.map((_, at) => String(at + 1)));
    expect(rows.every(([, name = '', output = '']) => name.length > 5 && output.length > 15)).toBe(true);
    expect(wordsIn(answer.subject)).toContain(`${count} activities in ${groups.length} groups`);
  });

  it('is never told to begin with what waits for something later', () => {
    const column = section(answer, 'table', groups[0])
      .columns.map((name) => plain(name))
      .indexOf('After');
    for (const row of rows) {
      const [number, after] = [Number(row[0]), row[column] ?? ''];
      for (const one of after.match(/\d+/gu) ?? []) expect(Number(one)).not.toBe(number);
    }
    // walking along "after" must come to an end
    const before = new Map(rows.map((row) => [row[0], (row[column] ?? '').match(/\d+/gu) ?? []]));
    const done = new Set<string>();
    for (let round = 0; round < rows.length; round += 1)
      for (const [number = '', waits] of before) if (waits.every((one) => done.has(one))) done.add(number);
    expect(done.size).toBe(rows.length);
  });

  it('knows what must hold before the next phase', () => {
    const card = persona.get('phase', id);
    const gate = section(answer, 'bullets', 'gate').groups[0]?.items.map((item) => plain(item));
    expect(gate).toHaveLength(card.data.gate.length);
    expect(gate?.length).toBeGreaterThanOrEqual(2);
  });

  it('knows whom to ask what: five colleagues', () => {
    const { groups: people } = section(answer, 'bullets', 'ask-next');
    expect(people.map((one) => plain(one.title ?? []))).toEqual([
      'Developers, frontend and backend',
      'QA',
      'Security',
      'Solution architect',
      'Tech lead',
    ]);
    expect(people.every((one) => one.items.length >= 2)).toBe(true);
  });

  it('sees the four phases of delivery around it, five activities each, with their outputs and gates', () => {
    const { groups: cycle } = section(answer, 'bullets', 'cycle');
    expect(cycle.map((one) => plain(one.title ?? []))).toEqual(['Assess', 'Design', 'Implement', 'Operate']);
    for (const one of cycle) {
      const items = one.items.map((item) => plain(item));
      expect(items.filter((item) => !item.startsWith('Passes when:'))).toHaveLength(5);
      expect(items.filter((item) => item.startsWith('Passes when:')).length).toBeGreaterThanOrEqual(1);
      expect(items.every((item) => item.includes(': '))).toBe(true);
    }
  });
});

describe('the tasks', () => {
  it('are numbered in an order in which they can be done within their group', () => {
    const answer = answerTo('tasks checkout');
    const rows = ['infrastructure-tasks', 'ci-cd-setup', 'operational-tasks'].flatMap((group) =>
      rowsOf(section(answer, 'table', group)),
    );
    const early = rows.filter((row) => (row[3]?.match(/\d+/gu) ?? []).some((one) => Number(one) >= Number(row[0])));
    expect(early).toEqual([]);
    expect(rows.every((row) => Number(row[4]) > 0)).toBe(true);
    const days = rows.reduce((sum, row) => sum + Number(row[4]), 0);
    expect(wordsIn(answer.subject)).toContain(`about ${days} days of work`);
  });
});

describe('what is implemented', () => {
  it('counts only when it is proved', () => {
    const answer = answerTo('implement checkout');
    const table = section(answer, 'table', 'deployment-validation');
    expect(table.columns.map((name) => plain(name))).toContain('Proved by');
    expect(rowsOf(table).every((row) => (row[3] ?? '').length > 15)).toBe(true);
  });
});

describe('somebody with a project that many had before', () => {
  it.each(persona.of('scenario').map((card) => [card.id, card] as const))(
    'gets six steps in order for %s',
    (_, card) => {
      const answer = answerTo(`plan ${card.id}`);
      const rows = rowsOf(section(answer, 'table', 'scenario'));
      expect(rows.map(([number, name]) => [number, name])).toEqual(
        card.data.steps.map((step, at) => [String(at + 1), step.name]),
      );
      expect(rows.every(([, , does = '', done = '']) => does.length > 15 && done.length > 10)).toBe(true);
    },
  );

  it('has all four to choose from', () => {
    expect(persona.of('scenario').map((card) => card.id)).toEqual([
      'cicd-implementation',
      'cloud-migration',
      'cost-optimization',
      'monitoring-enhancement',
    ]);
    const asks = answerTo('plan checkout').followUps.map((one) => one.ask);
    for (const card of persona.of('scenario')) expect(asks).toContain(`plan ${card.id}`);
  });
});
