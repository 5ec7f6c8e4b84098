import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Blueprint, Code } from '../../src/consult/blueprint.ts';
import { hintToTerminal } from '../../src/render/terminal/hint-to-terminal.ts';
import { toTerminal } from '../../src/render/terminal/to-terminal.ts';
import * as arbitrary from './arbitrary.ts';
import { p, sh, step, t } from './author.ts';
import { full, rollback } from './samples.ts';
import { objectsIn, unclean } from './strings-in.ts';

const isCode = (value: Record<string, unknown>): boolean => 'language' in value && 'text' in value;

const longCommands = (blueprint: Blueprint): number =>
  objectsIn(blueprint.sections)
    .filter(isCode)
    .flatMap((code) => (code as unknown as Code).text.split('\n')).length;

const withSteps = (...commands: string[]): Blueprint => ({
  ...rollback,
  sections: [{ ...rollback.sections[0]!, kind: 'steps', steps: [step('Do', 60, commands.map(sh))] }],
});

describe('an answer in a terminal', () => {
  it('is never wider than the screen, commands aside, and steers nothing', () => {
    fc.assert(
      fc.property(arbitrary.blueprint, fc.integer({ min: 40, max: 120 }), (blueprint, width) => {
        const printed = toTerminal(blueprint, { width, colour: false });
        expect(printed).not.toMatch(unclean);
        const wide = printed.split('\n').filter((line) => stringWidth(line) > width);
        expect(wide.length).toBeLessThanOrEqual(longCommands(blueprint));
      }),
      { numRuns: 50 },
    );
  });

  it('keeps to the screen where there are no commands', () => {
    const wordy = arbitrary.blueprint.map((blueprint) => ({
      ...blueprint,
      sections: blueprint.sections.filter((section) => !objectsIn(section).some(isCode)),
    }));
    fc.assert(
      fc.property(wordy, fc.integer({ min: 40, max: 120 }), (blueprint, width) => {
        const printed = toTerminal(blueprint, { width, colour: true });
        expect(printed.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('has colour only where it is wanted, and only its own', () => {
    fc.assert(
      fc.property(arbitrary.blueprint, (blueprint) => {
        const printed = toTerminal(blueprint, { width: 80, colour: true });
        expect(printed.replace(/\u001B\[(?:1|2|3|4|22|23|24|33|35|36|39)m/g, '')).not.toMatch(unclean);
      }),
      { numRuns: 20 },
    );
    expect(toTerminal(rollback, { width: 80, colour: false })).not.toContain('\u001B');
    expect(toTerminal(rollback, { width: 80, colour: true })).toContain('\u001B[36m');
  });

  it('never wraps a command', () => {
    const command = `kubectl ${'--flag=value '.repeat(30)}end`;
    expect(toTerminal(withSteps(command), { width: 40, colour: false })).toContain(`  ${command}\n`);
  });

  it('never breaks an address, so that it can be opened', () => {
    const url = `https://docs.example/${'long/'.repeat(20)}`;
    const lead = [t('See ', { kind: 'link', text: 'the manual', url }, ' first.')];
    expect(toTerminal({ ...rollback, lead }, { width: 40, colour: false })).toContain(
      `See the manual\n<${url}>\nfirst.`,
    );
  });

  it('leaves the margin alone where space would change what a command does', () => {
    const command = 'cat > file <<EOF\n  a\nEOF';
    expect(toTerminal(withSteps(command), { width: 80, colour: false })).toContain(`\n${command}\n`);
    const quoted = "echo 'one\ntwo'";
    expect(toTerminal(withSteps(quoted), { width: 80, colour: false })).toContain(`\n${quoted}\n`);
  });

  it('draws wide characters without pushing the edge of a box', () => {
    const panel = { ...full.sections[0]!, kind: 'panel' as const };
    const rows = [{ kind: 'fact' as const, label: t('名前'), value: t('決済サービス 🚀') }];
    const printed = toTerminal({ ...full, sections: [{ ...panel, rows }] }, { width: 60, colour: false });
    const boxed = printed.split('\n').filter((line) => /^[┌│└]/.test(line));
    expect(boxed.map((line) => stringWidth(line))).toEqual([60, 60, 60]);
  });

  it('turns a table into lines where columns would be too narrow to read', () => {
    expect(toTerminal(rollback, { width: 40, colour: false })).toContain('• Support – When: after step 5; In');
  });
});

describe('a hint in a terminal', () => {
  it('is prose and the form to copy', () => {
    const hint = { blocks: [p('That is no version. The form is:'), sh('/devops rollback v2.3')] };
    expect(hintToTerminal(hint, { width: 40, colour: false })).toBe(
      'That is no version. The form is:\n\n  /devops rollback v2.3',
    );
  });
});
