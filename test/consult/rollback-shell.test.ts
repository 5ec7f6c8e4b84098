import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { consultantOf } from '../support/ours.ts';
import type { Inquiry } from '../../src/consult/inquiry.ts';
import { isSafeName } from '../../src/consult/understand/facts/names.ts';
import { isSafeValue } from '../../src/consult/understand/command/values.ts';
import { isSafeVersion } from '../../src/consult/understand/command/versions.ts';
import { valueNames } from '../../src/consult/needs.ts';
import { persona, sectionsOf, shellOf, stepsOf, titlesOf } from './ask.ts';

const consultant = consultantOf(persona, () => new Date('2026-11-21T09:00:00Z'));
const names = valueNames(persona);

const folder = mkdtempSync(join(tmpdir(), 'shell-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Every way to run something, on its own and below each driver, without and with a tool for the database. */
const runs = persona.of('platform').filter((card) => card.data.layer === 'runs' || card.data.layer === 'packages');
const matrix = runs.flatMap((card) =>
  [undefined, 'argo-cd', 'flux'].flatMap((driver) =>
    [undefined, 'flyway'].map((changes) => [card.id, driver, changes] as const),
  ),
);

const pipelines = persona
  .of('tool')
  .filter((card) => card.data.part === 'ci')
  .map((card) => card.id);

interface Given {
  readonly system: string;
  readonly version: string;
  readonly from: string;
  readonly values: Readonly<Record<string, string>>;
}

type Asked = Partial<Pick<Inquiry, 'intent' | 'params' | 'flags' | 'conditions'>>;

function answerFor(
  [card, driver, changes]: (typeof matrix)[number],
  given: Given,
  { intent = 'rollback', params = {}, flags = [], conditions = {} }: Asked = {},
): Blueprint {
  const inquiry: Inquiry = {
    intent,
    figures: {},
    params: { system: given.system, version: given.version, from_version: given.from, ...params },
    flags,
    using: [card, driver, changes].filter((id) => id !== undefined),
    values: given.values,
    conditions,
    private: false,
    files: false,
    words: '',
  };
  return consultant.answer(inquiry);
}

/** Every command of an answer, also those outside of steps. */
const blocksOf = (answer: Blueprint): readonly string[] => [
  ...stepsOf(answer).flatMap(shellOf),
  ...sectionsOf(answer, 'prose').flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'code' && block.code.language === 'sh' ? [block.code.text] : [])),
  ),
];

/** No program is found there; what it would have been called with is printed instead. */
const shell = `
PATH=/nowhere
command_not_found_handle() { printf '%s\\001' "$@"; printf '\\002'; }
# Some folders are there, and some are not: what comes after must not depend on it.
cd() { command_not_found_handle cd "$@"; }
for block do
  (eval "$block") </dev/null
  printf '\\003'
  printf '\\003' >&2
done`;

/** The words of every command, as a real shell sees them: one for all, as starting it takes longer than they do. */
function wordsOf(blocks: readonly string[]): readonly string[] {
  if (blocks.length === 0) return [];
  // Gaps stand for themselves.
  const gaps: Record<string, string> = {};
  for (const [, name = ''] of blocks.join('\n').matchAll(/\$\{([A-Z][A-Z0-9_]*):\?/gu)) gaps[name] = `gap-${name}`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', shell, 'bash', ...blocks], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...gaps },
    encoding: 'utf8',
  });
  const complaints = stderr.split('\u0003');
  for (const [at, block] of blocks.entries()) {
    const isWrong = /syntax error|unexpected EOF|unbound|bad substitution/u.test(complaints[at] ?? 'unexpected EOF');
    expect([block, isWrong]).toEqual([block, false]);
  }
  return stdout.split('\u0003').slice(0, -1);
}

const letters = Array.from('abzAZ019');
const valueOf = (extra: string): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...letters, ...Array.from(extra)), minLength: 1, maxLength: 24 });

const given: fc.Arbitrary<Given> = fc
  .record({
    system: valueOf(" '&+#,:()@._/-").filter((text) => isSafeName(text, true)),
    version: valueOf('._+/-').filter(isSafeVersion),
    from: valueOf('._+/-').filter(isSafeVersion),
    values: fc
      .array(valueOf('._/:@+=,~%&?#-').filter(isSafeValue), { minLength: names.length, maxLength: names.length })
      .map((all) => Object.fromEntries(names.map((name, at) => [name, all[at] ?? 'x']))),
  })
  // who names one version twice is told that it runs already, which is another plan
  .filter(({ version, from }) => version.toLowerCase() !== from.toLowerCase());

/** Words that can be told apart from everything an author wrote. */
const marked: Given = {
  system: 'qqsystemqq',
  version: 'qqversionqq',
  from: 'qqfromqq',
  values: Object.fromEntries(names.map((name) => [name, `qqvalue${name}qq`])),
};

const replaced = (text: string, { system, version, from, values }: Given): string =>
  text
    .replaceAll('qqsystemqq', () => system)
    .replaceAll('qqversionqq', () => version)
    .replaceAll('qqfromqq', () => from)
    .replaceAll(/qqvalue(\w+?)qq/gu, (_, name: string) => values[name] ?? '');

describe('a rollback with whatever was typed', () => {
  it('has the same words in a real shell as with plain values, on every platform with every pipeline', () => {
    fc.assert(
      fc.property(fc.constantFrom(...matrix), fc.constantFrom(...pipelines), given, (combination, ci, values) => {
        const asked: Asked = { params: { ci }, flags: ['safe-mode'] };
        const plain = wordsOf(blocksOf(answerFor(combination, marked, asked)));
        const typed = wordsOf(blocksOf(answerFor(combination, values, asked)));
        expect(typed).toEqual(plain.map((words) => replaced(words, values)));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it.each(pipelines)('has them where %s is paused and resumed', (ci) => {
    const words = (values: Given): readonly string[] =>
      wordsOf(blocksOf(answerFor(['helm', undefined, undefined], values, { params: { ci }, flags: ['safe-mode'] })));
    const odd: Given = {
      ...marked,
      values: Object.fromEntries(names.map((name) => [name, 'a/b:c@d+e=f,g~h%i&j?k#l-m'])),
    };
    expect(words(odd)).toEqual(words(marked).map((text) => replaced(text, odd)));
  });

  it.each([undefined, 'argo-cd', 'flux'])(
    'has them where volumes are kept in snapshots and brought back from them: driven by %s',
    (driver) => {
      const words = (values: Given, intent: 'rollback' | 'deploy'): readonly string[] =>
        wordsOf(blocksOf(answerFor(['statefulset', driver, undefined], values, { intent, flags: ['safe-mode'] })));
      const odd: Given = { ...marked, system: "o'neil & co", values: { ...marked.values, statefulset: 'a/b:c&d' } };
      for (const intent of ['rollback', 'deploy'] as const) {
        const plain = words(marked, intent);
        expect(plain.join('')).toMatch(/snapshots\.json[^]*restore\.json/u);
        expect(words(odd, intent)).toEqual(plain.map((text) => replaced(text, odd)));
      }
    },
  );

  it('has them also in a release by any strategy, rehearsed, and in scaling', () => {
    const strategies = fc.constantFrom('canary', 'blue-green', 'rolling', 'recreate');
    fc.assert(
      fc.property(
        fc.constantFrom(...matrix),
        strategies,
        fc.boolean(),
        given,
        (combination, strategy, scale, values) => {
          const asked: Asked = scale
            ? { intent: 'scale', params: { replicas: 8 }, flags: ['safe-mode'] }
            : { intent: 'deploy', params: { strategy }, flags: ['safe-mode'] };
          const plain = wordsOf(blocksOf(answerFor(combination, marked, asked)));
          const typed = wordsOf(blocksOf(answerFor(combination, values, asked)));
          expect(typed).toEqual(plain.map((words) => replaced(words, values)));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('says commands at all: nothing above would see a shell that ran nothing', () => {
    const words = wordsOf(blocksOf(answerFor(['helm', undefined, undefined], marked))).join('');
    expect(words).toContain('helm\u0001rollback\u0001qqvaluereleaseqq\u0001qqvaluerevisionqq\u0001');
  });
});

/** A way back that a driver would undo within seconds. */
const undo = /\b(?:rollout undo|helm rollback|job revert|rollouts undo|argocd app rollback)\b/u;

const plain: Given = { system: 'checkout', version: 'v2.3', from: 'v2.4', values: {} };

describe.each(matrix)('a rollback on %s, driven by %s, database by %s', (...combination) => {
  const answer = answerFor(combination, plain);
  const plan = sectionsOf(answer, 'steps').find((one) => one.id === 'plan')?.steps ?? [];
  const lasting = sectionsOf(answer, 'steps').find((one) => one.id === 'lasting')?.steps ?? [];
  const [, driver] = combination;

  it('undoes nothing before automation is paused', () => {
    const at = plan.findIndex((step) => shellOf(step).some((text) => undo.test(text)));
    const paused = titlesOf(plan).indexOf('Pause automation');
    expect(at === -1 || (paused !== -1 && paused < at)).toBe(true);
    const pausing = driver === undefined ? undefined : plan[paused]?.source.file;
    expect(pausing).toBe(driver === undefined ? undefined : `devops/platforms/${driver}.md`);
  });

  it('resumes what it paused, as a step, and last', () => {
    const pausing = plan.filter((step) => step.source.piece === 'pause');
    expect(pausing.length > 0).toBe(lasting.at(-1)?.source.piece === 'resume');
    const parts = lasting.map((step) => step.source.piece);
    expect(parts.slice(parts.indexOf('resume')).every((piece) => piece === 'resume')).toBe(parts.includes('resume'));
  });

  it('has no step and no command twice', () => {
    const titles = titlesOf([...plan, ...lasting]);
    expect(titles).toEqual([...new Set(titles)]);
    for (const step of plan) expect(shellOf(step)).toEqual([...new Set(shellOf(step))]);
    const changing = plan.filter((step) => step.reads !== true).flatMap(shellOf);
    expect(changing).toEqual([...new Set(changing)]);
  });

  it('goes forward without a way back when the schema is gone', () => {
    const forward = answerFor(combination, plain, { conditions: { migrations: 'destructive' } });
    expect(
      stepsOf(forward)
        .flatMap(shellOf)
        .filter((text) => undo.test(text)),
    ).toEqual([]);
  });
});
