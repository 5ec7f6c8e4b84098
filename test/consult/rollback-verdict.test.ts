import { describe, expect, it } from 'vitest';
import type { Blueprint } from '../../src/consult/blueprint.ts';
import { plain } from '../../src/persona/text.ts';
import {
  answerTo,
  changed,
  company,
  earlier,
  persona,
  section,
  shellOf,
  stepsOf,
  tidy,
  titlesOf,
  wordsIn,
} from './ask.ts';

const verdict = (answer: Blueprint): string => plain(answer.lead[0] ?? []).split('.')[0] ?? '';
const lead = (answer: Blueprint): string => wordsIn(answer.lead);
const buttons = (answer: Blueprint): readonly string[] => answer.followUps.map((one) => plain(one.label));
const commands = (answer: Blueprint): string => stepsOf(answer).flatMap(shellOf).join('\n');

const asked = 'rollback checkout to v2.3 from v2.4 on eks';
const all = 'no flag, old code can read them, image is still there';

describe('can I go back?', () => {
  it('is not answered before somebody said what happened to the database', () => {
    const answer = answerTo(asked);
    expect(verdict(answer)).toBe('ASK FIRST');
    expect(lead(answer)).toContain('Which migrations ran since v2.3?');
    expect(buttons(answer).slice(0, 4)).toEqual([
      'No migrations',
      'Additive only',
      'Something was dropped',
      'A flag covers it',
    ]);
  });

  it.each([
    [`${asked}, no migrations, ${all}`, 'GO'],
    [`${asked}, no migrations`, 'GO WITH STEPS'],
    [`${asked}, two additive migrations since, ${all}`, 'GO WITH STEPS'],
    [`${asked}, we only added a column, ${all}`, 'GO WITH STEPS'],
    [`${asked}, no destructive migrations, ${all}`, 'GO WITH STEPS'],
    [`${asked}, dropped a column`, 'ROLL FORWARD'],
    [`${asked}, one migration is irreversible`, 'ROLL FORWARD'],
    [`${asked}, the column customer_id was renamed`, 'ROLL FORWARD'],
    [`${asked}, we did not drop a column`, 'ASK FIRST'],
    [
      `${asked}, no migrations, no flag, old code can read them, released 40 days ago, retention 30 days`,
      'GO WITH STEPS',
    ],
    [`${asked}, no migrations, no flag, old code can read them, released 3 days ago, retention 30 days`, 'GO'],
  ])('%s: %s', (text, expected) => {
    const answer = answerTo(text);
    expect(verdict(answer)).toBe(expected);
    expect(answer.inquiry.params).toEqual({
      system: 'checkout',
      version: 'v2.3',
      from_version: 'v2.4',
      platform: 'eks',
    });
  });

  it('says what it is that makes steps of it, where nothing known does', () => {
    const open = lead(answerTo(`${asked}, no migrations`));
    expect(open).toMatch(/With steps, as long as nobody has said: Can v2\.3 read/u);
    expect(open).toMatch(/Not known: Does a feature flag cover the change\?$/u);
    expect(lead(answerTo(`${asked}, two additive migrations since`))).not.toContain('With steps');
  });

  it('gives each reason in the words of the persona, and what is computed with its numbers', () => {
    const answer = answerTo(`${asked}, no migrations, released 40 days ago, retention 30 days`);
    expect(lead(answer)).toContain('The artefact of v2.3 is gone: 40 days old, kept for 30');
    expect(answer.trace.files).toEqual(expect.arrayContaining(['devops/conditions/artefact.md']));
  });

  it('is decided step by step in a thread, by words and by buttons', () => {
    let answer = answerTo(asked);
    const press = (name: string): void => {
      const button = answer.followUps.find((one) => plain(one.label) === name);
      answer = answerTo(button?.ask ?? '', { earlier: earlier(answer) });
    };
    press('Additive only');
    expect([verdict(answer), buttons(answer).includes('No migrations')]).toEqual(['GO WITH STEPS', false]);
    press('No flag covers it');
    press('Old code can read them');
    press('It is still there');
    expect([verdict(answer), lead(answer).includes('Not known')]).toEqual(['GO WITH STEPS', false]);
    expect(verdict(answerTo('sorry, something was dropped', { earlier: earlier(answer) }))).toBe('ROLL FORWARD');
    // of another version all this was not said
    expect(verdict(answerTo('v2.2 instead', { earlier: earlier(answer) }))).toBe('ASK FIRST');
  });

  it('by a question about it nothing is decided', () => {
    const before = answerTo(asked);
    const after = answerTo('did we drop a column?', { earlier: earlier(before) });
    expect(after.inquiry.conditions).toEqual({});
  });

  it.each(persona.of('condition').flatMap((card) => card.data.answers.map((answer) => [card.id, answer.id] as const)))(
    '%s, %s: every phrase of it is understood as said',
    (id, answerId) => {
      const says = persona.get('condition', id).data.answers.find((one) => one.id === answerId)?.says ?? [];
      const understood = says.map((say) => {
        const text = say.replaceAll('*', '').replaceAll('… ', '');
        return answerTo(`${asked}, ${text}`).inquiry.conditions[id];
      });
      expect(understood).toEqual(says.map(() => answerId));
    },
  );
});

describe('the author of a condition', () => {
  it('is told when steps wait for an answer that nobody can give', () => {
    const text = changed('runbooks/rollback.md', ['told contains "flag-covers"', 'told contains "flag-hides"']);
    expect(() => company({ 'rollback.md': text })).toThrow(/1 fault/u);
    tidy();
  });

  it('changes the verdict by changing the file', () => {
    const strict = company({ 'flag.md': changed('conditions/flag.md', ['unknown: go', 'unknown: ask']) });
    expect(verdict(answerTo(`${asked}, no migrations`, { of: strict }))).toBe('ASK FIRST');
    tidy();
  });
});

describe('a plan that goes forward', () => {
  const answer = answerTo(`${asked}, dropped a column, fix_version=v2.4.2`);

  it('holds no way back, in any step', () => {
    expect(commands(answer)).not.toMatch(/rollout undo|rollback/u);
    expect(titlesOf(section(answer, 'steps', 'plan').steps)).toEqual([
      'Say that you repair forward',
      'Keep the damage from growing',
      'Take a restore point',
      'Write the smallest fix',
      'Deploy the fix',
      'See the fix serving',
      'Open again what you shut',
      'See users served',
    ]);
  });

  it('ends with the fix in the main branch, or the next release would bring the damage back', () => {
    const lasting = section(answer, 'steps', 'lasting').steps;
    expect(titlesOf(lasting)).toEqual(['Bring the fix into the main branch', 'Open the request']);
    expect(lasting.flatMap(shellOf)).toContain('gh pr create --fill');
  });

  it('asks for that merge where the code is, not where Argo CD reads its configuration', () => {
    const driven = answerTo(`${asked}, argo cd, dropped a column`);
    const request = section(driven, 'steps', 'lasting').steps.at(-1);
    expect(request === undefined ? [] : shellOf(request)).toEqual(['gh pr create --fill']);
  });

  it('names what it goes to: the fix, by its version as soon as there is one', () => {
    const versions = (text: string): string =>
      plain(answerTo(text).subject.find(({ label }) => plain(label) === 'Versions')?.value ?? []);
    expect(versions(`${asked}, dropped a column`)).toBe('v2.4 → fix');
    expect(versions(`${asked}, dropped a column, fix_version=v2.4.2`)).toBe('v2.4 → v2.4.2');
  });

  it('deploys the fix and not the version that cannot run', () => {
    expect(commands(answer)).toMatch(/set image deploy\/checkout checkout=.+:v2\.4\.2/u);
    expect(commands(answerTo(`${asked}, dropped a column`))).toContain('"${FIX_VERSION:?set FIX_VERSION}"');
  });

  it('begins with the flag where one covers the change', () => {
    const covered = answerTo(`${asked}, dropped a column, behind a flag`);
    expect([verdict(covered), titlesOf(stepsOf(covered))[0]]).toEqual(['ROLL FORWARD', 'Switch the flag off']);
  });
});

describe('a flag that covers the change', () => {
  it('goes off first, and the plan stays ready behind it', () => {
    const answer = answerTo(`${asked}, no migrations, behind a flag, flag_key=new-checkout`);
    const titles = titlesOf(section(answer, 'steps', 'plan').steps);
    expect([titles[0], titles.includes('Roll back')]).toEqual(['Switch the flag off', true]);
    expect(commands(answer)).toContain('--flag new-checkout');
  });
});
