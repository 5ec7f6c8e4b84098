import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import type { Request } from '../request.ts';

/** What is entered beside a list, a run-sheet or an incident may begin with the word, and orders nothing. */
const orders: ReadonlySet<Request['kind']> = new Set<Request['kind']>([
  'command',
  'mention',
  'direct',
  'reply',
  'button',
]);

/** What somebody orders to be rehearsed. */
export const drillIn = ({ kind, text }: Request, sheets: Pick<RunSheets, 'drillOrder'>): string | undefined =>
  orders.has(kind) ? sheets.drillOrder(text) : undefined;
