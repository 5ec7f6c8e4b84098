import { parse } from 'sh-syntax';
import { once } from './once.ts';

/** mvdan's parser: whether bash would read it at all. */
export const shellSyntax = once(async (text): Promise<readonly string[]> => {
  try {
    await parse(text);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
});
