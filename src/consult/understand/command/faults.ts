import type { Intent, Params } from '../../inquiry.ts';
import type { Problem } from '../../problem.ts';
import { isHazard } from './hazards.ts';
import { isSane } from './measure.ts';
import { contradicted, findMeasures } from './measures.ts';
import { type Reading, unknownTokens } from './reading.ts';
import { holdsHazard } from './targets.ts';
import { takesVersion } from './versions.ts';

/** Nobody needs more for a command; whoever sends more is no person. */
const longestCommand = 1500;
const free: ReadonlySet<Intent> = new Set(['question', 'help', 'profile', 'why']);

/** What must be put right before this can be answered. `end` is where the command's own words end. */
export function faultIn(reading: Reading, intent: Intent, end: number): Problem | undefined {
  if (free.has(intent)) return undefined;
  const { unknown } = reading.flags;
  if (takesVersion(intent)) {
    // `rollback --exec`: no flag of ours and nothing else said, so it stands in the version's place.
    const odd = unknown?.length === 0 && reading.tokens.length === end;
    const tooLong = reading.length > longestCommand;
    if (odd || tooLong || holdsHazard(reading)) return { code: 'bad-version', intent, field: 'version' };
  }
  if (reading.problem !== undefined) return { ...reading.problem, intent };
  const measures = findMeasures(reading, intent);
  if (intent === 'slo' && isNoTarget(reading, measures)) return { code: 'bad-number', intent, field: 'slo_percent' };
  const twice = intent === 'scale' ? contradicted(reading) : undefined;
  if (twice !== undefined) return { code: 'two-numbers', intent, field: twice };
  if ((intent === 'scale' || intent === 'slo') && isNoLoad(reading, measures))
    return { code: 'bad-number', intent, field: 'rps' };
  const insane = [...measures].find(([param, value]) => !isSane(value, param));
  if (insane !== undefined) return { code: 'bad-number', intent, field: insane[0] };
  if (unknown !== undefined) return { code: 'unknown-flag', intent, suggestions: unknown };
  return reading.length > longestCommand ? { code: 'too-long', intent } : undefined;
}

/** `slo 120`: a number stands where the objective stands, and can be none. Answering with another one would mislead. */
function isNoTarget(reading: Reading, measures: ReturnType<typeof findMeasures>): boolean {
  if (measures.has('slo_percent') || measures.has('window_days')) return false;
  return reading.quantities.some(({ kind }) => kind === 'bare' || kind === 'percent');
}

/** `scale checkout 5k`: requests or replicas, and in which time? */
function isNoLoad({ quantities, tokens }: Reading, measures: ReturnType<typeof findMeasures>): boolean {
  if (measures.has('rps') || measures.has('replicas') || measures.has('growth')) return false;
  return quantities.some(({ kind, value, to }) => kind === 'bare' && value > 1000 && tokens[to]?.gap !== 'space');
}

/** Nothing that could be a system was found, but something that cannot: `blueprint $(id)`. An incident has no time for this. */
export function refusedName(reading: Reading, intent: Intent, params: Params): Problem | undefined {
  if (free.has(intent) || intent === 'incident' || params.system !== undefined) return undefined;
  const odd = unknownTokens(reading).some((at) => {
    const token = reading.tokens[at];
    return token !== undefined && isHazard(token);
  });
  return odd ? { code: 'unknown-value', intent, field: 'system' } : undefined;
}
