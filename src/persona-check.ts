import { createConscience } from './consult/conscience.ts';
import { respond } from './consult/respond.ts';
import { openPersona, succession } from './open-consultant.ts';
import { formatFault, PersonaFaults } from './persona/fault.ts';
import type { Persona } from './persona/persona.ts';

/** `npm run -s persona:check [folder]`: what the start would say about the personas, for those who write them. */

/** The answers to what our own files give as examples, where they break one of the persona's gates. */
function brokenIn(persona: Persona): readonly string[] {
  const consultant = succession()(persona);
  const violations = createConscience(persona);
  return persona
    .of('answer')
    .flatMap(({ data }) => data.examples)
    .flatMap((text) => {
      const response = respond(consultant, text);
      if (response.kind === 'hint') return [];
      return violations(response.blueprint).map(({ rule, part, name }) => {
        const where = [part, name].filter((one) => one !== undefined).join(', ');
        return `${persona.get('gate', rule).file}: the answer to "${text}" breaks it (${where})`;
      });
    });
}

try {
  const persona = openPersona(process.argv[2]);
  const broken = brokenIn(persona);
  for (const line of broken) console.error(line);
  if (broken.length > 0) process.exitCode = 1;
  else console.log(`${persona.size} files, no faults. Data version ${persona.dataVersion}.`);
} catch (error) {
  if (!(error instanceof PersonaFaults)) throw error;
  for (const fault of error.faults) console.error(formatFault(fault));
  console.error(`${error.message}.`);
  process.exitCode = 1;
}
