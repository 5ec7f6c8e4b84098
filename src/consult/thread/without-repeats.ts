import type { Blueprint } from '../blueprint.ts';

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is read of an answer but its sections. */
const frame = ({ title, subject, lead, cautions, gaps, followUps }: Blueprint): unknown => [
  title,
  subject,
  lead,
  cautions,
  gaps,
  followUps.map(({ id }) => id),
];

/**
 * What is new in an answer to who has read the one before it in the same thread. Who asks for the same in words again
 * wants all of it; who presses a button twice does not.
 */
export function withoutRepeats(answer: Blueprint, before: Blueprint, how: 'asked' | 'pressed'): Blueprint {
  const { inquiry, sections, trace } = answer;
  if (inquiry.intent !== before.inquiry.intent || trace.dataVersion !== before.trace.dataVersion) return answer;
  const repeated = sections.filter((section) =>
    before.sections.some((other) => other.id === section.id && isSame(other, section)),
  );
  if (repeated.length === 0) return answer;
  if (how === 'asked' && repeated.length === sections.length && isSame(frame(answer), frame(before))) return answer;
  return {
    ...answer,
    sections: sections.filter((section) => !repeated.includes(section)),
    above: {
      titles: repeated.map(({ title }) => title),
      sources: before.trace.sources,
      followUps: before.followUps.map(({ id }) => id),
    },
  };
}
