import type { Request } from '../request.ts';

/** What may be an order to us. Replies may be talk, and what is entered in a form only begins with such a word. */
export const saidToUs: ReadonlySet<Request['kind']> = new Set(['command', 'mention', 'direct', 'button']);
