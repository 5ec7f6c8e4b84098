import { type Choice, choice } from './choice.ts';
import { glue } from './glue.ts';
import { type Reading, unknownTokens } from './reading.ts';
import { versionShape } from './versions.ts';

/** What is wanted where a question, a sentence or another verb stands in the place of a command. */
export function plainlyWanted(reading: Reading): Choice | undefined {
  const words = reading.tokens.map((token) => token.lower);
  const start = words.findIndex((word) => !glue.greetings.has(word));
  if (start < 0) return undefined;
  if (asksForReplicas(reading, words, start)) return choice('scale');
  if (asksForDowntime(reading, words, start)) return choice('slo');
  if (raisesReplicas(reading, words, start)) return choice('scale', start, start + 1);
  return describesSystem(reading, words, start) ? choice('blueprint') : undefined;
}

const copies = /^(?:replicas|pods|instances|copies|containers|tasks|workers)$/;
const mostBeside = 3;

/** "how many replicas for 3000 rps": a question in form, and a sum in fact. */
function asksForReplicas(reading: Reading, words: readonly string[], start: number): boolean {
  return (
    words[start] === 'how' &&
    words[start + 1] === 'many' &&
    words.slice(start + 2, start + 5).some((word) => copies.test(word)) &&
    (reading.keyed.rps !== undefined || reading.quantities.some(({ kind }) => kind === 'rps')) &&
    unknownTokens(reading).length <= mostBeside
  );
}

/** "how many minutes can we be down at 99.99 % in 90 days": likewise. */
const asksForDowntime = ({ quantities }: Reading, words: readonly string[], start: number): boolean =>
  words[start] === 'how' &&
  /^(?:many|much|long)$/.test(words[start + 1] ?? '') &&
  words.some((word) => /^(?:down|downtime|offline|outage)$/.test(word)) &&
  quantities.some(({ kind, value }) => kind === 'percent' && value >= 90 && value < 100);

/** "bump checkout to 14 pods": the verb of a release, and no version. */
const raisesReplicas = ({ quantities, tokens }: Reading, words: readonly string[], start: number): boolean =>
  /^(?:bump|raise|increase)$/.test(words[start] ?? '') &&
  (quantities.some(({ kind }) => kind === 'replicas') || copies.test(words[start + 1] ?? '')) &&
  !tokens.some(({ text }) => versionShape(text) === 'exact');

/** "we're building a parking app called kerbside, on gke with github actions": nothing is asked, and all told that a plan for it needs. */
const describesSystem = ({ asks, spans }: Reading, words: readonly string[], start: number): boolean =>
  !asks &&
  /^(?:(?:we|i) (?:are |am )?|(?:we['’]re|i['’]m) )(?:now )?(?:building|planning|starting|launching|creating)\b/.test(
    words.slice(start).join(' '),
  ) &&
  words.some((word) => /^(?:called|named)$/.test(word)) &&
  spans.some(({ kind }) => kind === 'platform') &&
  spans.some(({ kind }) => kind === 'ci');
