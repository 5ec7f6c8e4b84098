import { partsOf } from './ask-parts.ts';
import type { Ear } from './asked-clauses.ts';
import { isListing } from './linked.ts';

/**
 * "We run a shop on Django and ECS, how should we release it?": what somebody has is told so that the answer fits, and
 * is not what is asked about. Left out where a question remains; what is told as trouble always stays.
 */

const possession =
  /^(?:(?:hi|hey|hello|so)\b[,!.]*\s+)?(?:we(?:'re| are)?|i(?:'m| am)?|our \w+ (?:is|are|runs?))\s+(?:run|running|have|use|using|on|build|building|host|hosting|operate|develop|make|own|\d+|small|just)\b/iu;
/** Told for a reason of its own. */
const pointed =
  /\b(?:\w+n['’]t|(?:do|does|did|is|are|was|were|has|have|had|wo|ca|could|should|would)nt|not|no|never|nobody|none|nothing|neither|only|too|every|always|but|because|which|that)\b/iu;
/** The question must be able to stand alone. */
const leastLeft = 0.3;

export function withoutSetUp(text: string, ear: Ear): string {
  const parts = partsOf(text);
  const firstAsk = parts.findIndex((part) => part.asks);
  const isSetUp = (told: string, at: number): boolean =>
    // "bazel monorepo, go, buildkite" stands before the question; behind it a list tells what it is about
    (possession.test(told) || (at < firstAsk && isListing(told))) && !pointed.test(told) && !ear.suffers(told);
  const kept = parts.filter((part, at) => part.asks || !isSetUp(part.text, at));
  const left = kept.map((part) => part.text).join(', ');
  return kept.length < parts.length && kept.some((part) => part.asks) && ear.tells(left) >= leastLeft ? left : text;
}
