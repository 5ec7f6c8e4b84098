import { z } from 'zod';
import { answerNamed, areTellings, longest, shortest } from '../telling-names.ts';

/** Lower-case kebab ids: they appear in file names, buttons and references. Dots allow `fly.io`. */
export const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/u, 'a lower-case id such as blue-green');

export const line = z.string().trim().min(1).max(400);

/** The ways people name a thing; matched without case. */
export const says = z.array(z.string().trim().min(1).max(80)).default([]);

const phraseFits = (text: string): boolean => text.length >= shortest && text.length <= longest;

/** How people say a thing, one phrase a line. */
export const phrases = z.string().transform((block, context) => {
  const lines = block
    .trimEnd()
    .split('\n')
    .map((text) => text.trim());
  for (const [at, text] of lines.every(phraseFits) ? [] : lines.entries()) {
    if (phraseFits(text)) continue;
    context.issues.push({
      code: 'custom',
      input: text,
      path: [at],
      message: 'a phrase of 3 to 300 characters, one a line',
    });
  }
  return lines;
});

/** What people tell, below the name of the answer that it leads to. It stays a text: thousands of them are slow to bring back. */
export const told = z.string().superRefine((block, context) => {
  if (areTellings(block)) return;
  const lines = block.split('\n');
  const first = lines.findIndex((line) => answerNamed(line) !== undefined);
  for (const [at, line] of lines.entries()) {
    const isNamed = first >= 0 && first <= at;
    if (line === '' || (isNamed && phraseFits(line))) continue;
    context.addIssue({
      code: 'custom',
      input: line,
      path: [at],
      message: isNamed ? 'a sentence of 3 to 300 characters, one a line' : 'the name of an answer, in bold, first',
    });
  }
});

/** Parsing each address would take longer than the rest of its file. */
const sources = z
  .array(z.string().regex(/^https:\/\/[\w.-]+\.[a-z]{2,}(?:[/?#][^\s<>"]*)?$/u, 'an address that begins with https://'))
  .default([]);

/** The seven focus areas of the persona. Each rule and practice carries one or more. */
export const focus = z.enum([
  'automation',
  'reliability',
  'scalability',
  'security',
  'observability',
  'cost',
  'operations',
]);

/** The six priorities of the persona, weighed in persona.md. */
export const priority = z.enum(['automation', 'observability', 'reliability', 'security', 'cost', 'manual']);

/** Facts a system may state; what a technology is an example of. */
export const technologyPart = z.enum([
  'language',
  'framework',
  'database',
  'cache',
  'queue',
  'search',
  'ci',
  'cloud',
  'platform',
  'iac',
  'gitops',
  'packaging',
  'mesh',
  'monitoring',
  'secrets',
  'compliance',
  'os',
  'data',
  'paging',
  'delivery',
  'service',
]);

export const item = z.strictObject({ id, name: line });

/** What every file has, whatever its kind. */
export const base = { id, name: line, says, sources };
