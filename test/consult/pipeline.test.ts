import { describe, expect, it } from 'vitest';
import { duration } from '../../src/quantity.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, section, wordsIn } from './ask.ts';

const answer = answerTo('pipeline checkout on github actions for eks');
const stages = section(answer, 'panel', 'stages').rows.flatMap((row) => (row.kind === 'stage' ? [row] : []));

describe('somebody who designs a pipeline', () => {
  it('gets six stages, each with what it does, its gate, what it leaves and its time', () => {
    expect(stages.map((stage) => plain(stage.name))).toEqual([
      'Code push',
      'Build',
      'Test',
      'Deploy',
      'Verify',
      'Release',
    ]);
    const rows = rowsOf(section(answer, 'table', 'gates'));
    expect(rows.map(([stage]) => stage)).toEqual(stages.map((stage) => plain(stage.name)));
    expect(rows.every((row) => row.every((cell) => cell.length > 3))).toBe(true);
  });

  it('knows how long it takes: the sum of the budgets', () => {
    const minutes = rowsOf(section(answer, 'table', 'gates')).reduce(
      (sum, row) => sum + Number.parseFloat(row[3] ?? ''),
      0,
    );
    expect(wordsIn(answer.subject)).toContain(`${duration(minutes * 60)} of machine time`);
  });

  it('tests before it deploys, and verifies after', () => {
    const words = stages.map((stage) => wordsIn(stage.items));
    expect(words[2]).toMatch(/Unit tests.*integration tests/isu);
    expect(words[2]).toMatch(/SAST.*dependency scan.*image scan.*secret scan/isu);
    expect(words[4]).toMatch(/smoke tests/iu);
  });

  it('caches by the hash of the lockfile and moves one image by its digest', () => {
    expect(wordsIn(stages[1]?.items)).toMatch(/hash of the lockfile/u);
    expect(wordsIn(answer.lead)).toMatch(/Build once.*by digest/u);
  });

  it('keeps building apart from deploying', () => {
    const [ci, cd] = section(answer, 'bullets', 'separation').groups;
    expect(plain(ci?.items[0] ?? [])).toBe('Code push, Build, Test');
    expect(plain(cd?.items[0] ?? [])).toBe('Deploy, Verify, Release');
  });

  it('asks more of a version for production than for staging', () => {
    const { groups } = section(answer, 'bullets', 'promotion');
    expect(groups.map((one) => plain(one.title ?? []))).toEqual(['Development', 'Staging', 'Production']);
    const [staging, production] = groups.slice(1).map((one) => one.items.map((item) => plain(item)));
    expect(production).not.toEqual(staging);
    expect(production?.length).toBeGreaterThanOrEqual(staging?.length ?? 99);
    expect(production?.join(' ')).toContain('Smoke tests passed in staging with the same image');
  });

  it.each(['github-actions', 'gitlab-ci', 'jenkins'])('speaks of their CI: %s', (ci) => {
    const own = answerTo(`pipeline checkout ci=${ci}`);
    expect(plain(own.title)).toContain(persona.get('tool', ci).name);
    expect(idsOf(own).filter((id) => id.startsWith('tool-')).length).toBeGreaterThanOrEqual(2);
    expect(own.subject.find((one) => plain(one.label) === 'CI')).toMatchObject({ origin: 'given' });
  });

  it('sees the rules behind it', () => {
    const names = rowsOf(section(answer, 'table', 'rules')).map(([name]) => name);
    expect(names).toEqual(['GitHub Actions workflows', 'Secrets, defined once']);
  });
});
