import type { Blueprint } from '../../consult/blueprint.ts';
import type { Inquiry } from '../../consult/inquiry.ts';
import type { Request } from '../request.ts';
import type { Consultation } from '../store.ts';

/** What the thread has an answer to. One from before the persona changed would be answered otherwise now. */
export function beforeOf(
  { id }: Request,
  earlier: Consultation | undefined,
  { trace }: Blueprint,
): Inquiry | undefined {
  if (earlier === undefined || earlier.trace.dataVersion !== trace.dataVersion) return undefined;
  return earlier.request === id ? earlier.before : earlier.inquiry;
}
