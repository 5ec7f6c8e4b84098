import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerTo, idsOf, persona, section, wordsIn } from './ask.ts';

interface Fixture {
  readonly id: string;
  /** A practice that it has something to say on. */
  readonly on: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

const fixtures = JSON.parse(
  readFileSync(new URL('../fixtures/circumstances.json', import.meta.url), 'utf8'),
) as readonly Fixture[];

/** What is said in the asker's case on a subject; nothing where no circumstance holds. */
function caseOf(practice: string, text: string): string {
  const answer = answerTo(`about ${practice}: ${text}`);
  return idsOf(answer).includes('your-case') ? wordsIn(section(answer, 'prose', 'your-case').blocks) : '';
}

describe('what people tell of themselves', () => {
  const cases = fixtures.flatMap(({ id, on, yes, no }) => [
    ...yes.map((text) => ({ id, on, text, holds: true })),
    ...no.map((text) => ({ id, on, text, holds: false })),
  ]);

  it.each(cases.filter(({ holds }) => holds))('$id is heard: $text', ({ id, on, text }) => {
    expect(caseOf(on, text)).toContain(`${persona.get('circumstance', id).name}. `);
  });

  it.each(cases.filter(({ holds }) => !holds))('$id is not heard: $text', ({ id, on, text }) => {
    expect(caseOf(on, text)).not.toContain(`${persona.get('circumstance', id).name}. `);
  });
});
