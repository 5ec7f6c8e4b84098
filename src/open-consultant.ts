import { fileURLToPath } from 'node:url';
import { createConsultant, type Consultant } from './consult/consultant.ts';
import { needed } from './needed.ts';
import { loadPersona } from './persona/load.ts';
import type { Persona } from './persona/persona.ts';

const own = fileURLToPath(new URL('../personas/devops', import.meta.url));

/** Our persona with a company's folder over it. Throws PersonaFaults when anything in either is wrong. */
export const openPersona = (personasDir?: string): Persona =>
  loadPersona(personasDir === undefined ? [own] : [own, personasDir], { needed });

export const openConsultant = (personasDir?: string): Consultant =>
  createConsultant({ persona: openPersona(personasDir), now: () => new Date() });
