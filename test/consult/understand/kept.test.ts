import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createConsultant } from '../../../src/consult/consultant.ts';
import { createLearner, type Kept } from '../../../src/consult/learner.ts';
import { language } from '../../../src/language.ts';
import { keepLearnt } from '../../../src/keep-learnt.ts';
import type { Persona } from '../../../src/persona/persona.ts';
import { openPersona } from '../../../src/open-consultant.ts';

let made: string;
let folder: string;

beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'learnt-'));
});
beforeEach(() => {
  folder = `${made}-now`;
  cpSync(made, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => rmSync(made, { recursive: true }));

const text = 'every release drops the websockets, and who gets paged when the backup did not run?';

/** A start of the program: what it says, and what it has to learn for that. */
function start(persona: Persona, keep = folder) {
  const learnt: string[] = [];
  const counting = <Learnt>(name: string, { take, put }: Kept<Learnt>): Kept<Learnt> => ({
    take,
    put(lessons, fresh) {
      learnt.push(name);
      put(lessons, fresh);
    },
  });
  const { digest, hearing, offers, answers } = keepLearnt(keep);
  const learn = createLearner(language, {
    digest,
    hearing: counting('hearing', hearing),
    offers: counting('offers', offers),
    answers: counting('answers', answers),
  });
  const consultant = createConsultant({ persona, now: () => new Date(0), learn });
  const understood = consultant.ask(text);
  if (understood.kind !== 'inquiry') throw new Error('no question');
  return {
    heard: [consultant.topics(text), consultant.asks(text), consultant.facts(text)],
    offered: consultant.offerFor(text),
    answer: consultant.answer(understood.inquiry),
    learnt: learnt.toSorted(),
  };
}

/** The persona with other cards of a kind. */
function withOthers(persona: Persona, kind: 'phrasings' | 'practice', cards: readonly unknown[]): Persona {
  const of = ((asked: Parameters<Persona['of']>[0]) => (asked === kind ? cards : persona.of(asked))) as Persona['of'];
  return { ...persona, of };
}

const everything = ['answers', 'hearing', 'offers'];

/** A few subjects are learnt as all are, and sooner. */
const few = 6;

describe('what was learnt of the persona', () => {
  const whole = openPersona();
  const persona = withOthers(whole, 'practice', whole.of('practice').slice(0, few));
  let first: ReturnType<typeof start>;

  beforeAll(() => {
    first = start(persona, made);
  });

  it('is learnt once, and says the same at the next start', () => {
    expect(first.learnt).toEqual(everything);
    expect(start(persona)).toEqual({ ...first, learnt: [] });
  });

  it('is learnt anew when a phrasing is another', () => {
    const others = persona.of('phrasings').slice(1);
    expect(start(withOthers(persona, 'phrasings', others)).learnt).toEqual(['hearing', 'offers']);
  });

  it('is learnt anew when what was kept is damaged', () => {
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'not what was written');
    expect(start(persona)).toEqual(first);
  });

  it('is learnt anew of the answers alone when one of them says something else', () => {
    const others = persona.of('practice').map((card) => {
      const pieces = new Map(card.pieces);
      const answers = pieces.get('answers');
      if (answers !== undefined) pieces.set('answers', { ...answers, source: `${answers.source}\nBy another word.\n` });
      return { ...card, pieces };
    });
    expect(start(withOthers(persona, 'practice', others)).learnt).toEqual(['answers']);
  });
});
