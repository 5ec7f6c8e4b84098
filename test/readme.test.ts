import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { respond } from '../src/consult/respond.ts';
import { intents } from '../src/consult/inquiry.ts';
import { ours as consultant } from './support/ours.ts';
import { toTerminal } from '../src/render/terminal/to-terminal.ts';
import { drawTerminal } from './support/draw-terminal.ts';
import { ourProgram } from './support/our-program.ts';

const read = (file: string): string => readFileSync(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');

const readme = read('README.md');
const commands = [...readme.matchAll(/^\| `\/devops ([^`]+)`\s*\|/gmu)].map((found) => found[1] ?? '');

describe('the README', () => {
  it('shows an example of every kind of consultation, and each of them is answered', () => {
    const answered = commands.map((text) => {
      const response = respond(consultant, text);
      return response.kind === 'answer' ? response.blueprint.inquiry.intent : `not understood: ${text}`;
    });
    expect(new Set(answered)).toEqual(new Set(intents));
  });

  it('shows the answer as it is', async () => {
    const command = 'npm run -s ask -- rollback checkout to v2.3 on eks';
    const response = respond(consultant, 'rollback checkout to v2.3 on eks');
    if (response.kind !== 'answer') throw new Error('not answered');
    const output = toTerminal(response.blueprint, { width: 84, colour: false });
    await expect(drawTerminal(command, output, 46)).toMatchFileSnapshot('../docs/answer.svg');
  });

  it('names every variable that is read, and no other', () => {
    const read_ = [...read('src/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gmu)].map((found) => found[1]);
    const named = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)`\s*\|/gmu)].map((found) => found[1]);
    expect(new Set(named)).toEqual(new Set(read_));
  });

  it('is about programs that npm starts as the stories here do', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Readonly<Record<string, string>> };
    const names = { start: 'main', ask: 'cli', 'persona:check': 'persona-check', 'data:move': 'data' };
    for (const [script, name] of Object.entries(names))
      expect(scripts[script]).toContain(['node', ...ourProgram(name, 'src/run.js')].join(' '));
  });

  it('names scripts that exist', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    const used = [...readme.matchAll(/npm run -s ([\w:]+)/gu)].map((found) => found[1]);
    expect(used.filter((name) => name !== undefined && !scripts.includes(name))).toEqual([]);
  });

  it('tells newcomers the same test command that CI runs', () => {
    expect(readme).toContain('npm ci && npm test');
    expect(read('.ci/run')).toMatch(/npm ci\n(?:.*\n)*npm test\n/u);
  });
});

describe('the lock file', () => {
  it('names no host', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/u);
  });
});
