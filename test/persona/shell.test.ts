import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillCode } from '../../src/persona/fill.ts';
import { compile, render } from '../../src/persona/template.ts';

const fill = (source: string, scope: Record<string, string>): string => fillCode('sh', render(compile(source), scope));

/** What a real shell makes of a command: its words. PATH is empty, so that nothing but builtins could ever run. */
function wordsOf(script: string): readonly string[] {
  const { stdout, stderr } = spawnSync('/bin/sh', ['-c', script], { env: { PATH: '' }, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n\u0004');
}

/** Values as they may arrive: anything but what is taken off before (control and invisible characters). */
const value = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...Array.from('\'"`$(){}[]\\;&|<>!#*?~ =ab1-')), maxLength: 20 }),
    fc.constantFrom(
      "'; rm -rf /; '",
      '$(id)',
      '`id`',
      '"; id; "',
      '\\',
      "'",
      '${IFS}',
      '#',
      '* ?',
      '> /tmp/x',
      '!!',
      'a\\',
    ),
  )
  .map((text) => text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, 'x'))
  .filter((text) => text !== '' && !text.startsWith('-'));

describe('a value in a command', () => {
  it('stays one word of exactly its characters, wherever the author wrote it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 8, maxLength: 12 }), (pairs) => {
        const template = `printf '%s\\n\\004' {{ a }} pre/{{ b }}:post "in {{ a }} double" 'in {{ b }} single' --set=x={{ a }} "$(printf '%s' {{ b }})" "$(printf '%s' "{{ a }}")"`;
        const script = pairs.map(([a, b]) => fill(template, { a, b })).join('\n');
        const expected = pairs.flatMap(([a, b]) => [
          a,
          `pre/${b}:post`,
          `in ${a} double`,
          `in ${b} single`,
          `--set=x=${a}`,
          // $(…) itself takes line breaks off the end; values hold none
          b,
          a,
        ]);
        expect(wordsOf(script)).toEqual([...expected, '']);
      }),
      { numRuns: 60 },
    );
  });

  it('is written as it is when it is a plain word, so that commands stay readable', () => {
    expect(fill('argocd app rollback {{ app }} "{{ id }}"', { app: 'svc/checkout', id: '42' })).toBe(
      'argocd app rollback svc/checkout "42"',
    );
  });

  it('that nobody gave stops the command instead of running it against something else', () => {
    const command = fill("printf '%s' ok-{{ namespace }}", {});
    expect(command).toBe(`printf '%s' ok-"\${NAMESPACE:?set NAMESPACE}"`);
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', command], { env: {}, encoding: 'utf8' });
    expect({ stdout, failed: status !== 0, says: stderr.includes('set NAMESPACE') }).toEqual({
      stdout: '',
      failed: true,
      says: true,
    });
  });

  it('that nobody gave stops the command inside quotes of either kind too', () => {
    for (const source of ['printf "%s" "a {{ x }} b"', "printf '%s' 'a {{ x }} b'"]) {
      const { status, stdout } = spawnSync('/bin/sh', ['-c', fill(source, {})], { env: {}, encoding: 'utf8' });
      expect([status === 0, stdout]).toEqual([false, '']);
    }
  });

  it('that looks like an option is not passed on', () => {
    expect(fill('kubectl delete {{ name }}', { name: '--all' })).toMatch(
      /^kubectl delete "\$\{[A-Z_]+:\?set [A-Z_]+\}"$/u,
    );
  });

  it('cannot end a comment', () => {
    expect(wordsOf(fill("# about {{ a }}\nprintf '%s\\n\\004' done", { a: 'x\nid' }))).toEqual(['done', '']);
  });
});

describe('a value in a file', () => {
  it('is a quoted string in YAML unless it can be nothing else', () => {
    const yaml = (a: string): string => fillCode('yaml', render(compile('name: {{ a }}'), { a }));
    expect([yaml('checkout'), yaml('yes'), yaml('a: b'), yaml('12')]).toEqual([
      'name: checkout',
      'name: "yes"',
      'name: "a: b"',
      'name: "12"',
    ]);
  });

  it('cannot leave a string of a query', () => {
    expect(fillCode('promql', render(compile('up{app="{{ a }}"}'), { a: 'x"} or vector(1) #\\' }))).toBe(
      'up{app="x\\"} or vector(1) #\\\\"}',
    );
  });
});
