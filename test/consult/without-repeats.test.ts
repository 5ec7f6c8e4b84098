import { afterAll, describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { withoutRepeats } from '../../src/consult/thread/without-repeats.ts';
import { answerTo, changed, company, earlier, idsOf, tidy } from './ask.ts';

afterAll(tidy);

const first = answerTo('rollback checkout to v2.3 on eks');
const then = (text: string) => answerTo(text, { earlier: earlier(first) });

describe('an answer to who has read the one before it', () => {
  it('leaves out what did not change, and names it', () => {
    const told = withoutRepeats(then('the image is still there'), first, 'pressed');
    expect(told.sections).toEqual([]);
    expect(told.lead).not.toEqual(first.lead);
    expect(told.above?.titles.map((title) => plain(title))).toEqual(first.sections.map(({ title }) => plain(title)));
  });

  it('holds whole what changed in any word', () => {
    const next = then('v2.2 instead');
    const told = withoutRepeats(next, first, 'asked');
    expect(idsOf(told)).toEqual(['plan', 'ask-first', 'back-out', 'say']);
    expect(told.sections.every((section) => next.sections.includes(section))).toBe(true);
    expect(idsOf(next).length).toBe(idsOf(told).length + (told.above?.titles.length ?? 0));
  });

  it('holds all of it when the same is asked in words again, and nothing when a button is pressed again', () => {
    const again = answerTo('rollback checkout to v2.3 on eks');
    expect(withoutRepeats(again, first, 'asked')).toEqual(again);
    expect(withoutRepeats(again, first, 'pressed').sections).toEqual([]);
  });

  it('holds all of it when it answers another kind of question, or the persona has changed since', () => {
    const deploy = then('deploy v2.4 canary');
    expect(withoutRepeats(deploy, first, 'asked')).toBe(deploy);
    const own = company({ 'rollback.md': changed('runbooks/rollback.md', ['in minutes,', 'within minutes,']) });
    const theirs = answerTo('rollback checkout to v2.3 on eks', { of: own });
    expect(withoutRepeats(theirs, first, 'pressed')).toBe(theirs);
  });
});
