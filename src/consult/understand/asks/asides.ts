/**
 * What asks nothing of us: what others are quoted with ("my boss says 'why don't we just …?'"), and what stands in
 * brackets ("Travis (the last user?)"). It is cut as one word, so that nothing in it is taken for a clause.
 */

const saying =
  'says?|said|saying|asks?|asked|asking|wonders?|wondered|tells?|told|writes?|wrote|writing|replie[sd]|answers?|answered|shouts?|shouted|yells?|yelled|claims?|claimed|goes|like|thinks?|thought|argues?|argued|suggests?|suggested|insists?|comments?|commented|mails?|mailed|demands?|demanded|jokes?|joked|keeps?|repeats?|complains?|texted|pings?|pinged|posted|motto|comment|ticket|mail|message|email|review';
/** "Her question:", "the CTO keeps asking": who speaks stands right before it or right behind. */
const before = new RegExp(String.raw`(?:^|[\s,(])(?:${saying})\b[^".!?“”«»]{0,30}$`, 'iu');
const behind = new RegExp(
  String.raw`^[\s,–—-]*(?:(?:${saying})\b|(?:the|our|my|his|her|their|a)\s+(?:\p{L}+\s+){1,3}(?:${saying})\b)`,
  'iu',
);
/** Whoever quotes themselves asks. */
const oneself = new RegExp(
  String.raw`\b(?:i|we|my|our)(?:['’]\p{L}+)?\s+(?:\p{L}+\s+){0,2}(?:${saying}|questions?)\b[^.!?]{0,30}$`,
  'iu',
);
const others = new RegExp(
  String.raw`\b(?:my|our)\s+(?!own\b)(?:\p{L}+\s+){1,3}(?:keeps?\s+)?(?:${saying})\b[^.!?]{0,30}$`,
  'iu',
);
const quotes =
  /"[^"\n]{3,300}"|“[^”\n]{3,300}”|«[^»\n]{3,300}»|(?<=[\s:(,])['‘]\p{L}[^\n"]{3,300}?['’](?=[\s.,;:!?)]|$)/gu;
/** A list in brackets is none of questions; "(a)" and "(1)" count some. */
const brackets = /\((?:(?:[^\s()?]+\s+){0,4}[^\s()?]+\?|(?![a-h\d]\))[^()?]{2,200})\)/gu;
const begins = /^\s+(?:\p{Lu}|(?:so|how|what|where|which|who|when|why|should|can|could|would|is|are|do|does)\b)/u;

const mark = '\uE000';
const marked = /\uE000(\d+)\uE000\.?/gu;

const isOfOthers = (text: string, at: number, end: number): boolean => {
  const lead = text.slice(Math.max(0, at - 80), at);
  if (behind.test(text.slice(end, end + 60))) return true;
  return before.test(lead) && (others.test(lead) || !oneself.test(lead));
};

export interface Masked {
  readonly text: string;
  /** A part of the masked text as it was written. */
  restore(part: string): string;
}

/** The text with every aside as one word; undefined where it has none. */
export function maskAsides(text: string): Masked | undefined {
  const asides: string[] = [];
  const hide = (aside: string, ends: boolean): string => {
    asides.push(aside);
    return `${mark}${asides.length - 1}${mark}${ends ? '.' : ''}`;
  };
  const unquoted = text.replace(quotes, (quote, ...[at]: readonly number[]) => {
    const end = (at ?? 0) + quote.length;
    if (!isOfOthers(text, at ?? 0, end)) return quote;
    return hide(quote, /[.!?…]["”»'’]$/u.test(quote) && begins.test(text.slice(end)));
  });
  const masked = unquoted.replace(brackets, (aside) => hide(aside, false));
  if (asides.length === 0) return undefined;
  return { text: masked, restore: (part) => part.replace(marked, (_, at: string) => asides[Number(at)] ?? '') };
}

/** "How hard can it be?", "isn't it?": nobody waits for an answer. */
const rhetorical =
  /^(?:(?:and|but|so|well|i mean)[,\s]+)*(?:how hard (?:can|could) (?:it|that|this) be|what could (?:possibly |ever )?go wrong|who (?:knew|cares|does that|would have (?:thought|guessed)|needs \p{L}+|hasn['’]t)|guess (?:what|who|when|which)\b.*|why would (?:any(?:one|body)|you|somebody|someone)\b.*|what were (?:they|we) thinking|(?:who|what)(?:['’]s| is) (?:surprised|new)|you know what|right|isn['’]t (?:it|that)\b.*|aren['’]t (?:they|we)\b.*|fun(?:ny)?,? (?:right|huh|isn['’]t it)|sounds? familiar|rings? a bell|am i (?:right|mad|crazy)|what(?:['’]s| is) the worst that (?:can|could) happen|who (?:even )?(?:reads|uses|does|needs|wants) (?:it|this|that|those) any ?(?:way|more)|what else is new|where have (?:i|we) heard that|see the (?:problem|pattern|irony)|know the feeling|remember)\s*[?!.]*$/iu;

export const isRhetorical = (text: string): boolean => rhetorical.test(text.trim());
