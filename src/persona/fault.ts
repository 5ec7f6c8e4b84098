/** One thing wrong with a persona, said so that its author finds and mends it. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly expected: string;
}

export const formatFault = (fault: Fault): string => `${fault.file}:${fault.line}: ${fault.field}: ${fault.expected}`;

/** Thrown with every fault of every file: nothing of a faulty persona is ever used. */
export class PersonaFaults extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the persona`);
    this.name = 'PersonaFaults';
    this.faults = faults;
  }
}
