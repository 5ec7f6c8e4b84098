import type { Inquiry } from '../../../src/consult/inquiry.ts';
import type { Problem } from '../../../src/consult/problem.ts';
import { createUnderstanding } from '../../../src/consult/understand/command/understanding.ts';
import { vocabulary } from './vocabulary.ts';

export const { read } = createUnderstanding(vocabulary);

/** What is understood, where something is. */
export function inquiry(text: string): Inquiry {
  const understood = read(text);
  if (understood.kind === 'problem') throw new Error(`a problem: ${JSON.stringify(understood.problem)}`);
  return understood.inquiry;
}

export function problem(text: string): Problem {
  const understood = read(text);
  if (understood.kind === 'inquiry') throw new Error(`an inquiry: ${JSON.stringify(understood.inquiry)}`);
  return understood.problem;
}
