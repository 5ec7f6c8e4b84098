import { z } from 'zod';

/** JSON in a string, as buttons and views carry it. Whatever else it may hold is for the next schema. */
export const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});
