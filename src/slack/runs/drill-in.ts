import type { RunSheets } from '../../consult/runs/run-sheets.ts';
import { saidToUs } from '../heard/said-to-us.ts';
import type { Request } from '../request.ts';

/** What somebody orders to be rehearsed. */
export const drillIn = ({ kind, text }: Request, sheets: Pick<RunSheets, 'drillOrder'>): string | undefined =>
  saidToUs.has(kind) ? sheets.drillOrder(text) : undefined;
