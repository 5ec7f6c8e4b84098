import type { Intent, Params } from '../../inquiry.ts';
import { broadPlatforms } from './glue.ts';
import type { Kind } from './lexicon.ts';
import { isSane } from './measure.ts';
import type { Reading } from './reading.ts';
import type { Span } from './spans.ts';
import { findSystem } from './system.ts';
import { findTargets } from './targets.ts';
import { findMeasures } from './measures.ts';

/** Where the command stands; `to` is 0 when there is none. */
interface Place {
  readonly intent: Intent;
  readonly from: number;
  readonly to: number;
  /** Inside a conversation: a bare word is no system there. */
  readonly within?: boolean;
}

type Draft = { -readonly [Key in keyof Params]: Params[Key] };

const bare: ReadonlySet<Intent> = new Set(['help', 'profile', 'why']);
/** "rolling 30 days" is a window, "the canary fails" a symptom. */
const withoutStrategy: ReadonlySet<Intent> = new Set(['slo', 'incident', 'scale']);
const withVersion: ReadonlySet<Intent> = new Set(['rollback', 'deploy', 'runbook', 'checklist']);

/** Everything the text says about the request, for an intent that is already chosen. */
export function findParams(read: Reading, { intent, from, to, within = false }: Place): Params {
  const reading = intent === 'runbook' ? withRunbook(read) : read;
  if (bare.has(intent)) return {};
  const draft: Draft = {};
  const targets = withVersion.has(intent) ? findTargets(reading, intent, to) : { used: new Set<number>() };
  const system =
    targets.system ??
    (intent === 'question' ? undefined : findSystem(reading, { intent, from, to, within, used: targets.used }));
  assign(draft, 'system', system);
  assign(draft, 'version', targets.version);
  assign(draft, 'from_version', targets.from);
  if (!withoutStrategy.has(intent)) assign(draft, 'strategy', pick(reading, 'strategy'));
  assign(draft, 'environment', pick(intent === 'question' ? withoutTesting(reading) : reading, 'environment'));
  assign(draft, 'platform', pick(reading, 'platform'));
  assign(draft, 'ci', pick(reading, 'ci'));
  if (intent === 'runbook') assign(draft, 'runbook', reading.spans.find((span) => span.kind === 'runbook')?.id);
  for (const [param, value] of findMeasures(reading, intent)) if (isSane(value, param)) draft[param] = value;
  return { ...draft, ...reading.keyed };
}

/** Only a runbook's name makes words such as "restore" and "latency" more than words. */
function withRunbook(reading: Reading): Reading {
  const claimed = [...reading.claimed];
  for (const span of reading.spans) if (span.kind === 'runbook') claimed.fill(true, span.from, span.to);
  return { ...reading, claimed };
}

/** "How do we test backups?" is done and no place; "what belongs into test" is one. */
function withoutTesting(reading: Reading): Reading {
  const word = (at: number): string => reading.tokens[at]?.lower ?? '';
  const isPlace = (at: number): boolean =>
    /^(?:in|on|into|to|from|for|against|between)$/.test(/^(?:the|our|a)$/.test(word(at)) ? word(at - 1) : word(at));
  const spans = reading.spans.filter(
    ({ kind, from, to }) =>
      kind !== 'environment' || to - from > 1 || !/^(?:tests?|testing)$/.test(word(from)) || isPlace(from - 1),
  );
  return { ...reading, spans };
}

function assign<Key extends keyof Params>(draft: Draft, key: Key, value: Draft[Key] | undefined): void {
  if (value !== undefined) draft[key] = value;
}

/** The one that is meant: not the one left behind ("from jenkins"), the closer one ("eks" rather than "aws"). */
function pick(reading: Reading, kind: Kind): string | undefined {
  const spans = reading.spans.filter((span) => span.kind === kind && !span.negated);
  const ids = new Set(spans.map((span) => span.id));
  if (kind === 'environment' && ids.size > 2) return undefined;
  const kept = ids.size < 2 ? spans : spans.filter((span) => !isLeft(reading, span));
  const narrow = kept.filter((span) => !broadPlatforms.has(span.id));
  const plain = narrow.filter((span) => span.id !== 'kubernetes');
  const best = plain.length > 0 ? plain : narrow.length > 0 ? narrow : kept;
  return best[0]?.id;
}

function isLeft(reading: Reading, span: Span): boolean {
  return (
    reading.tokens[span.from - 1]?.lower === 'from' ||
    (reading.tokens[span.to]?.gap === 'arrow' &&
      reading.spans.some((other) => other.kind === span.kind && other.from === span.to))
  );
}
