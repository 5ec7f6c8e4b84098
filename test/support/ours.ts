import { createConsultant, type Consultant } from '../../src/consult/consultant.ts';
import { createLearner } from '../../src/consult/understand/learner.ts';
import { keepLearnt } from '../../src/keep-learnt.ts';
import { openPersona } from '../../src/open-consultant.ts';
import type { Persona } from '../../src/persona/persona.ts';

/** The bot that ships. To read its persona and to learn from it takes a second: once for all stories that a process tells. */

export const persona: Persona = openPersona();

const { take } = keepLearnt();
// what a story's company taught it is nothing for the next start
const learn = createLearner({ take, put: () => {} });

export const consultantOf = (from: Persona, now: () => Date): Consultant =>
  createConsultant({ persona: from, now, learn });

export const ours: Consultant = consultantOf(persona, () => new Date());
