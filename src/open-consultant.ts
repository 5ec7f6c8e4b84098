import { fileURLToPath } from 'node:url';
import { createConsultant, type Consultant } from './consult/consultant.ts';
import { createLearner } from './consult/learner.ts';
import { language } from './language.ts';
import { keepCards } from './keep-cards.ts';
import { keepLearnt } from './keep-learnt.ts';
import { needed } from './needed.ts';
import { loadPersona } from './persona/load.ts';
import type { Persona } from './persona/persona.ts';

const own = fileURLToPath(new URL('../personas/devops', import.meta.url));

const cards = keepCards();
const learnt = keepLearnt();

/** Our persona, and a company's over it. */
export const personaFolders = (personasDir?: string): readonly string[] =>
  personasDir === undefined ? [own] : [own, personasDir];

/** Throws PersonaFaults when anything in either folder is wrong. */
export const openPersona = (personasDir?: string): Persona =>
  loadPersona(personaFolders(personasDir), { needed, kept: cards });

const clock = (): Date => new Date();

/** One for all of a process: each learns only what the one before did not know. */
const learn = createLearner(language, learnt);

/** Consultants that come one after the other. */
export const succession =
  (now: () => Date = clock) =>
  (persona: Persona): Consultant =>
    createConsultant({ persona, now, learn });

export const openConsultant = (personasDir?: string): Consultant => succession()(openPersona(personasDir));
