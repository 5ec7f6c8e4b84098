import { fileURLToPath } from 'node:url';
import { createConsultant, type Consultant } from './consult/consultant.ts';
import { needed } from './needed.ts';
import { loadPersona } from './persona/load.ts';
import type { Persona } from './persona/persona.ts';

const own = fileURLToPath(new URL('../personas/devops', import.meta.url));

/** Our persona, and a company's over it. */
export const personaFolders = (personasDir?: string): readonly string[] =>
  personasDir === undefined ? [own] : [own, personasDir];

/** Throws PersonaFaults when anything in either folder is wrong. */
export const openPersona = (personasDir?: string): Persona => loadPersona(personaFolders(personasDir), { needed });

export const consultantOf = (persona: Persona): Consultant => createConsultant({ persona, now: () => new Date() });

export const openConsultant = (personasDir?: string): Consultant => consultantOf(openPersona(personasDir));
