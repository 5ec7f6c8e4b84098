import { openPersona } from './open-consultant.ts';
import { formatFault, PersonaFaults } from './persona/fault.ts';

/** `npm run -s persona:check [folder]`: what the start would say about the personas, for those who write them. */

try {
  const persona = openPersona(process.argv[2]);
  console.log(`${persona.size} files, no faults. Data version ${persona.dataVersion}.`);
} catch (error) {
  if (!(error instanceof PersonaFaults)) throw error;
  for (const fault of error.faults) console.error(formatFault(fault));
  console.error(`${error.message}.`);
  process.exitCode = 1;
}
