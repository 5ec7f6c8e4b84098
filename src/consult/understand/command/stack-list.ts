import type { Chosen } from './choice.ts';
import type { Lexicon } from './lexicon.ts';
import { type Reading, unknownTokens } from './reading.ts';

/** What people keep in what they have: "images in ECR", "state in S3". */
const kept =
  /^(?:images?|artifacts?|artefacts?|packages?|charts?|secrets?|passwords|keys|state|logs?|metrics?|traces?|files?|uploads|builds?|binaries|jars?|code|repos?|monorepo|runners?|workers?|queues?|cache|caches|caching|db|database|storage|assets|sessions|search|mail|dns|cdn|backend|frontend|api|apis|auth|ingress|mesh|registry|registries)$/;
/** "aurora postgres", "google artifact registry". */
const longestName = 3;

/** The tokens of a list behind an order that say what the system is made of: "…, node on eks, images in ecr". */
export function stackTokens(reading: Reading, { to }: Chosen, lexicon: Lexicon): ReadonlySet<number> {
  const { tokens } = reading;
  const starts = tokens.flatMap(({ gap }, at) => (at > to && (gap === 'comma' || gap === 'colon') ? [at] : []));
  const found = new Set<number>();
  for (const [each, from] of starts.entries()) {
    const end = starts[each + 1] ?? tokens.length;
    const named = technologiesIn(reading, from, end, lexicon);
    const unknown = unknownTokens(reading, from, end);
    if (named.size === 0 || unknown.some((at) => !named.has(at) && !kept.test(tokens[at]?.lower ?? ''))) continue;
    for (const at of unknown) found.add(at);
  }
  return found;
}

function technologiesIn({ tokens, spans }: Reading, from: number, end: number, lexicon: Lexicon): ReadonlySet<number> {
  const named = new Set<number>();
  const add = (first: number, last: number): void => {
    for (let at = first; at < last; at += 1) named.add(at);
  };
  for (const span of spans) if (span.kind === 'platform' || span.kind === 'ci') add(span.from, Math.min(span.to, end));
  for (let at = from; at < end; at += 1)
    for (let last = Math.min(end, at + longestName); last > at; last -= 1) {
      const phrase = tokens.slice(at, last).map(({ lower }) => lower);
      if (lexicon.isTechnology(phrase.join(' '))) add(at, last);
    }
  return new Set([...named].filter((at) => at >= from));
}
