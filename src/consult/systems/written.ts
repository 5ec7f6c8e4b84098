import { isSafeName } from '../understand/facts/names.ts';

/** A name as one types it: in quotes where it has blanks. */
export const written = (name: string): string => (isSafeName(name, false) ? name : `"${name}"`);
