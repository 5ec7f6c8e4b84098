import { isHollow } from './hollow.ts';

/** "in which order and how fast …": the first half of what follows. */
const half =
  /^(?:(?:in|at|with|by|for|from|on)\s+)?(?:which|what|how|when|where|who|whom)(?:\s+(?:order|way|often|long|much|many))?$/iu;
/** "…, and for how long", "… and what not to log", "… and how in a team of five", "…, who calls whom": the second half of what was asked before. */
const secondHalf =
  /^(?:what\s+not(?:\s+to\s+\p{L}+)?|who\s+\p{L}+\s+(?:whom|what|when)(?:\s+and\s+when)?(?:\s+etc\.?)?|whose|(?:(?:for|by|to|with)\s+)?(?:how|when|where|whom|who)(?:\s+(?:often|long|much|many|early|soon|late|far|fast|big|strictly))?(?:\s+(?:in|at|on|for|with|by|from|without)\s[^,;:?]*)?|how\s+(?:much|many)\s+(?:the|of\s+(?:it|them|that|those))\s[^\s,;:?]+)\W*$/iu;

const question = /^(?:and\s+)?(?:how|what|which|where|who|whom|when|why|should|can|could|do|does|is|are)\b/iu;
/** "who owns it and how do we enforce that": of the question before it. */
const ofTheSame =
  /^how\s+(?:do|can|should|would|could)\s+(?:we|i|you|one)\s+\p{L}+\s+(?:it|that|this|them|those)\W*$/iu;

/** "what do we delete and what must stay", "when do we go back, and who says so": it names nothing of its own. */
const bare =
  /^(?:what(?:['’]s|\s+is|\s+goes|\s+belongs)\s+in\s+(?:it|there|them|those)(?:\s+by\s+default)?|what(?:\s+(?:must|should|may|can|has\s+to|needs\s+to))?\s+(?!now\b|else\b|next\b|then\b|instead\b)\p{L}+|who\s+says\s+so)\W*$/iu;

/** "what would you move to and how do we migrate without a stop": on the way to what was asked for. */
const onTheWay =
  /^how\s+(?:do|can|should|would|could)\s+(?:we|i|you|one)\s+(?:migrate|move(?:\s+over)?|switch(?:\s+over)?|change\s+over|cut\s+over|get\s+there)(?:\s+(?:without|w\/o)\s[^,;:?]*)?\W*$/iu;
/** "…, can that work without a mesh?": whether what was asked for is enough. */
const isEnough =
  /^(?:can|could|will|would|does|do|is|are)\s+(?:that|it|this|they|those)\s+(?:even\s+|really\s+|still\s+)?(?:works?|enough|possible|ok|okay|realistic|safe|sane)\b[^,;:?]*\W*$/iu;
/** "how do we decide what is fixed and what gets an exception". */
const decides = /\b(?:decide|know|tell|choose|define|agree(?:\s+on)?|say|settle)\s+(?:what|which|who|when)\b/iu;
const isDecided = /^(?:what|which|who|when)\b/iu;

/** "what do we keep and what do we throw away of the builds": the first names nothing of its own. */
const begins =
  /^(?:what|which|who)\s+(?:do|should|can|must|would|could)\s+(?:we|i|you)\s(?=(?:keep|leave|delete|drop|cut|remove|stop|change|touch|take|skip|move|save)\W*$)/iu;
const beginsAlike = (before: string, one: string): boolean => {
  const begun = begins.exec(before)?.[0].toLowerCase();
  return begun !== undefined && one.toLowerCase().startsWith(begun);
};

const isSecond = (before: string, one: string): boolean =>
  secondHalf.test(one) ||
  beginsAlike(before, one) ||
  (decides.test(before) && isDecided.test(one)) ||
  (question.test(before) &&
    ([bare, onTheWay, isEnough].some((second) => second.test(one)) || (ofTheSame.test(one) && isHollow(one))));

/** "they want to see who changed what and who approved it": told of others' questions, and asked by nobody here. */
const tellsWhat =
  /\b(?:see|know|knows|knew|learn|hear|show|prove|asks|asked)\s+(?:(?:us|me|them)\s+)?(?:who|what|which|when|where|how)\b/iu;
const isToldToo =
  /^(?:who|what|which|when|where)\s+(?!(?:to|should|shall|can|could|may|must|will|would|do|does|did|is|are|am|decides|owns|pays)\b)/iu;

function belongs(before: string, one: string, asksFor: (text: string) => boolean): boolean {
  if (!asksFor(before)) return tellsWhat.test(before) && isToldToo.test(one);
  return half.test(before) ? asksFor(one) : isSecond(before, one);
}

/** Clauses that could not stand alone belong to their neighbours. */
export function joinedAt(split: readonly string[], asksFor: (text: string) => boolean): readonly string[] {
  const clauses: string[] = [];
  for (const one of split) {
    const before = clauses.at(-1);
    if (before !== undefined && belongs(before, one, asksFor)) clauses.splice(-1, 1, `${before} and ${one}`);
    else clauses.push(one);
  }
  return clauses;
}
