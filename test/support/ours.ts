import { createConsultant, type Consultant } from '../../src/consult/consultant.ts';
import { createLearner, type Kept } from '../../src/consult/learner.ts';
import { language } from '../../src/language.ts';
import { keepLearnt } from '../../src/keep-learnt.ts';
import { openPersona } from '../../src/open-consultant.ts';
import type { Persona } from '../../src/persona/persona.ts';

/** The bot that ships. To read its persona and to learn from it takes a second: once for all stories that a process tells. */

export const persona: Persona = openPersona();

// what a story's company taught it is nothing for the next start
const taken = <Learnt>({ take }: Kept<Learnt>): Kept<Learnt> => ({ take, put: () => {} });
const { digest, hearing, offers, answers } = keepLearnt();
const learn = createLearner(language, {
  digest,
  hearing: taken(hearing),
  offers: taken(offers),
  answers: taken(answers),
});

export const consultantOf = (from: Persona, now: () => Date): Consultant =>
  createConsultant({ persona: from, now, learn });

export const ours: Consultant = consultantOf(persona, () => new Date());
