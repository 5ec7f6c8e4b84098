import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { cleanCode, cleanLine } from '../../src/render/plain/clean.ts';
import { hintToTerminal } from '../../src/render/terminal/hint-to-terminal.ts';
import { toTerminal } from '../../src/render/terminal/to-terminal.ts';
import * as arbitrary from './arbitrary.ts';
import { p, sh, step, t } from './author.ts';
import { full, rollback } from './samples.ts';
import { objectsIn, stringsIn, unclean } from './strings-in.ts';

const isCode = (value: Record<string, unknown>): boolean => 'language' in value && 'text' in value;

/** Lines that are wider than the screen and do not end in one whole command. */
const tooWide = (blueprint: Blueprint, printed: string, width: number): readonly string[] => {
  const wide = printed
    .replace(/\u001B\[\d+m/g, '')
    .split('\n')
    .filter((line) => stringWidth(line) > width);
  if (wide.length === 0) return [];
  const commands = stringsIn(blueprint)
    .flatMap((text) => [cleanLine(text), ...cleanCode(text).split('\n')])
    .filter((text) => stringWidth(text) > width - 30);
  return wide.filter((line) => !commands.some((text) => line.trimEnd().endsWith(text.trimEnd())));
};

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
        expect(tooWide(blueprint, printed, width)).toEqual([]);
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
        expect(tooWide(blueprint, printed, width)).toEqual([]);
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

  it('gives a command within a sentence a line of its own where none can hold it, ready to be pasted', () => {
    const long = `kubectl -n shop get pods ${'-l app=checkout '.repeat(8)}-o wide`;
    const lead = [
      t(
        'Compare: ',
        ['code', long],
        '. Then run ',
        ['code', 'kubectl get nodes'],
        ' (',
        ['code', 'kubectl get pods -A -o wide'],
        ').',
      ),
    ];
    expect(toTerminal({ ...rollback, lead }, { width: 40, colour: false })).toContain(
      `\n\nCompare:\n  ${long}\nThen run \`kubectl get nodes\`\n(\`kubectl get pods -A -o wide\`).\n`,
    );
    expect(toTerminal({ ...rollback, lead: [t(['code', long])] }, { width: 40, colour: false })).toContain(
      `\n\n${long}\n`,
    );
  });

  it('never tears a command apart that a line can hold, whatever is written beside it', () => {
    const command = 'kubectl get pods --all-namespaces';
    const lead = [t('As before (', ['code', command], ')…')];
    expect(toTerminal({ ...rollback, lead }, { width: 40, colour: false })).toContain(command);
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
