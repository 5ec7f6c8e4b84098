import { isDeepStrictEqual } from 'node:util';
import type { Consultant } from '../../consult/consultant.ts';
import type { Inquiry } from '../../consult/inquiry.ts';

const holds = (all: Readonly<Record<string, unknown>>, some: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(some).every(([key, value]) => all[key] === value);

/**
 * Whether somebody wants the files of the answer in the thread, and nothing else. A button repeats the question and
 * knows nothing of what was said since, so that something is missing is no difference.
 */
export function addsOnlyFiles(
  { language: languageOf }: Pick<Consultant, 'language'>,
  inquiry: Inquiry,
  earlier: Inquiry,
): boolean {
  const language = languageOf(inquiry);
  return (
    inquiry.files &&
    (language === undefined || language === languageOf(earlier)) &&
    inquiry.intent === earlier.intent &&
    isDeepStrictEqual(inquiry.params, earlier.params) &&
    inquiry.using.every((one) => earlier.using.includes(one)) &&
    inquiry.flags.every((one) => earlier.flags.includes(one)) &&
    (['values', 'conditions', 'figures'] as const).every((said) => holds(earlier[said], inquiry[said])) &&
    (inquiry.listing === undefined || isDeepStrictEqual(inquiry.listing, earlier.listing))
  );
}
