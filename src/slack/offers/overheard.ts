import { mentionsSomebody } from '../heard/plain-words.ts';

/** An offer that comes later than this after the message is noise: half of it may pass before we hear, half after. */
export const stillFreshMs = 60_000;

const codeBlocks = /```[^]*?(?:```|$)/gu;
const broadcast = /<!(?:channel|here|everyone)\b/u;
/** A line on its own that is bold, begins with an emoji and is bold, or is marked as a heading. */
const heading = /^\s*(?:#{1,4}\s+\S.*|(?::[\w+-]+:\s*)*\*[^*\n]+\*:?\s*(?::[\w+-]+:)*)$/gmu;
const mostHeadings = 1;
/** Longer than what people type who are stuck; what they paste does not count. */
const longestPlea = 900;
/** "@ben …" as typed, "Ben, could you …": they ask somebody. */
const byName =
  /(?:^|\s)@\p{L}[\p{L}\p{N}._-]*(?![\p{L}\p{N}._/-])|^(?:(?:[Hh]ey|[Hh]i|[Hh]ello)\s+)?(?!(?:Hey|Hi|Hello|Folks|Team|Guys|All|Everyone|People)\b)\p{Lu}\p{L}+,\s+(?:can|could|would|will|do|did|are|have)\s+you\b/u;

/** The words alone: what somebody pasted beside them is left out. */
export const withoutCode = (text: string): string => text.replaceAll(codeBlocks, ' ').trim();

/** Written for many: a broadcast, or a post with headings or of a length that nobody types who is stuck. */
function isAnnouncement(text: string): boolean {
  const typed = withoutCode(text);
  return broadcast.test(text) || typed.length > longestPlea || (typed.match(heading)?.length ?? 0) > mostHeadings;
}

/** Whether a message in a channel may be answered with an offer at all, before its meaning is looked at. */
export function mayWantOffer({ text, ts }: { readonly text: string; readonly ts: string }, now: number): boolean {
  const ageMs = now - Number(ts) * 1000;
  return (
    text.trim() !== '' && ageMs < stillFreshMs && !mentionsSomebody(text) && !byName.test(text) && !isAnnouncement(text)
  );
}
