/** Terms, and who asks what they mean. */

/** "What a canary release is, and when to take it.": the name of an answer that explains one. */
const explanation =
  /^What (?!(?:is|are|if|do|does|did|to|would|should|can)\b).*? (?:is|are|means?)(?=[.,:(]| in | to |$)|: the difference\b|: what (?:it|they) (?:is|are)(?:, and when [^,.]+)?\.?$/u;

export const explainsTerm = (name: string): boolean => explanation.test(name);

/** "What is our way back" and "what is the best tool" ask for something else. */
const ofOurs =
  /\bwhat(?:['’]?s| is| are) (?:our|my|your|we|to|going|wrong|the (?:best|right|easiest|fastest|safest|simplest|cheapest|way|minimum|least|most|plan|point))\b/iu;
const meanings: readonly RegExp[] = [
  /\bwhat(?:['’]?s| is| are| was| exactly| actually)\b/iu,
  /\bwhat an? .{1,60} is\b/iu,
  /\bwhat .{1,40} (?:good|used|there) for\b/iu,
  /\bhow do(?:es)? .{1,40} works?\b/iu,
  /\b(?:means?|meaning|explain\w*|define|definition|differences?|different|vs|versus|stands? for)\b/iu,
  // "compose or kubernetes for three services"
  /^\W*(?:[\w-]+ ){1,3}or (?:[\w-]+ ?){1,3}(?:for\b|$)/iu,
];
/** "Canary?" alone asks what it is, or how. */
const fewWords = 3;

export function asksMeaning(question: string): boolean {
  if (question.trim().split(/\s+/u).length <= fewWords) return true;
  return !ofOurs.test(question) && meanings.some((one) => one.test(question));
}
