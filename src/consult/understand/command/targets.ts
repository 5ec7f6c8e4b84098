import type { Intent } from '../../inquiry.ts';
import { glue } from './glue.ts';
import { isHazard, isCodeWord } from './hazards.ts';
import { isNoName } from './no-names.ts';
import { isGlue, type Reading } from './reading.ts';
import { isSafeVersion, splitReference, versionShape } from './versions.ts';

export interface Targets {
  readonly version?: string;
  readonly from?: string;
  /** `checkout@v2.3` names the system as well. */
  readonly system?: string;
  /** Tokens that are spoken for. */
  readonly used: ReadonlySet<number>;
}

interface Candidate {
  readonly at: number;
  readonly text: string;
  readonly system?: string;
  readonly sure: boolean;
  readonly role: 'to' | 'from' | 'none';
}

const longestName = 80;

/** The versions a rollback or deployment goes to and comes from. */
export function findTargets(reading: Reading, intent: Intent, after: number): Targets {
  const candidates = candidatesIn(reading, intent, after);
  const sure = candidates.some((each) => each.sure) ? candidates.filter((each) => each.sure) : candidates.slice(0, 1);
  const from = sure.find((each) => each.role === 'from');
  const others = sure.filter((each) => each !== from);
  const target = others.find((each) => each.role === 'to') ?? others[0];
  const origin = from ?? others.find((each) => each !== target && target?.role === 'to');
  const chosen = [target, origin].filter((each) => each !== undefined);
  const system = target?.system ?? origin?.system;
  return {
    ...(target === undefined ? {} : { version: target.text }),
    ...(origin === undefined ? {} : { from: origin.text }),
    ...(system === undefined ? {} : { system }),
    used: new Set([...chosen.map((each) => each.at), ...countedVersions(reading)]),
  };
}

/** "Deploys drop requests for 5 s" is plain English. */
const many = /^(?:deploys|deployments|releases|rollouts|rollbacks)$/;

/** Whether something stands in a version's place that cannot be one. */
export function holdsHazard(reading: Reading): boolean {
  if (reading.hidden) return true;
  const orders = !reading.tokens.some(({ lower }) => many.test(lower));
  return reading.tokens.some((token, at) => {
    if (token.sharp) return true;
    if (token.gap === 'equals') return true;
    if (reading.quantities.some((each) => each.kind !== 'bare' && each.from <= at && at < each.to)) return false;
    if (isHazard(token) || (token.text.length > longestName && !isSafeVersion(token.text))) return true;
    if (isNamed(reading, at) || isGlue(token)) return false;
    return (
      (orders && isCodeWord(token.lower)) ||
      token.gap === 'line' ||
      (token.quote === '`' && versionShape(token.text) === 'none' && !/[-/_]/.test(token.text))
    );
  });
}

function candidatesIn(reading: Reading, intent: Intent, after: number): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < reading.tokens.length; at += 1) {
    const token = reading.tokens[at];
    if (token === undefined || isNamed(reading, at)) continue;
    const reference = splitReference(token.text);
    const shape = versionShape(token.text);
    const noun = glue.versionNouns.has(wordAt(reading, at - 1));
    const role = roleOf(reading, at, noun ? at - 1 : at);
    const leading = at >= after;
    if (reference !== undefined && (shape !== 'exact' || token.text.includes('@'))) {
      found.push({ at, text: reference.version, system: reference.name, sure: true, role });
    } else if (shape === 'exact') {
      found.push({ at, text: token.text, sure: true, role });
    } else if (shape === 'number' || (shape === 'none' && isDecimal(token.text))) {
      const counted = /^[\p{L}]+s$/u.test(wordAt(reading, at + 1)) && isGlue(reading.tokens[at + 1]);
      if (leading && !counted && isSafeVersion(token.text) && !isCount(reading, at))
        found.push({ at, text: token.text, sure: true, role });
    } else if (shape === 'tagged') {
      found.push({ at, text: token.text, sure: noun || role !== 'none', role });
    } else if (
      isSafeVersion(token.text) &&
      !isGlue(token) &&
      !isNoName(token.lower) &&
      ((noun && (/\d/.test(token.text) || reading.claimed[at - 1] !== true)) ||
        (intent === 'rollback' && wordAt(reading, at - 1) === 'to'))
    ) {
      found.push({ at, text: token.text, sure: true, role });
    }
  }
  return found;
}

/** A number with a unit of its own is no version. */
function isNamed(reading: Reading, at: number): boolean {
  if (reading.spans.some((span) => span.kind !== 'runbook' && span.from <= at && at < span.to)) return true;
  return reading.quantities.some((each) => each.from <= at && at < each.to && each.kind !== 'bare');
}

function roleOf(reading: Reading, at: number, first: number): Candidate['role'] {
  if (reading.tokens[first]?.gap === 'arrow') return 'to';
  if (reading.tokens[at + 1]?.gap === 'arrow' && reading.claimed[at + 1] !== true) return 'from';
  // "undo 2.4, we want 2.3 back"
  if (wordAt(reading, at + 1) === 'back' && /^(?:want|need|get|have)$/.test(wordAt(reading, first - 1))) return 'to';
  for (let each = first - 1; each >= Math.max(0, first - 3); each -= 1) {
    const word = wordAt(reading, each);
    if (word === 'to' || word === 'into') return 'to';
    if (glue.currentNouns.has(word)) return 'from';
    if (!glue.filler.has(word) && !glue.versionNouns.has(word) && word !== 'on' && word !== 'last') return 'none';
  }
  return 'none';
}

function countedVersions(reading: Reading): readonly number[] {
  return reading.tokens.flatMap((_, at) =>
    glue.versionPlurals.has(wordAt(reading, at + 1)) && /^\d+$/.test(wordAt(reading, at)) ? [at, at + 1] : [],
  );
}

/** "to 3 regions": the number counts something that follows. */
function isCount(reading: Reading, at: number): boolean {
  const next = reading.tokens[at + 1];
  return (
    next !== undefined &&
    next.gap === 'space' &&
    reading.tokens[at]?.text.length === 1 &&
    !isGlue(next) &&
    reading.claimed[at + 1] !== true
  );
}

function isDecimal(text: string): boolean {
  return /^\d+\.\d+$/.test(text);
}

function wordAt(reading: Reading, at: number): string {
  return reading.tokens[at]?.lower ?? '';
}
