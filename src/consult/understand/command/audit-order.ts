import { isSafeName } from '../facts/names.ts';

/** `audit checkout since 7d`: what was changed, of which system, and since when. */
export interface AuditOrder {
  readonly system?: string;
  readonly since?: Since;
  /** What is older than the entry of that id. */
  readonly before?: string;
}

export type Since = ({ readonly kind: 'ago'; readonly ms: number } | { readonly kind: 'day'; readonly at: number }) & {
  /** As it is typed. */
  readonly said: string;
};

const whole =
  /^\s*audit(?:\s+(?:logs?|trail|history))?(?:\s+(?:of\s+|for\s+)?(?<system>["“][^"”]+["”]|(?!(?:since|last|before)\b)\S+?))?(?:\s+(?:since|last)\s+(?<since>\d{4}-\d{2}-\d{2}|\d{1,4}\s*\p{L}+))?(?:\s+before\s+(?<before>[0-9a-f]{28}))?\s*[.!]*\s*$/iu;

const hour = 60 * 60 * 1000;

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|min|mins|minutes?)$/iu, hour / 60],
  [/^(?:h|hours?)$/iu, hour],
  [/^(?:d|days?)$/iu, 24 * hour],
  [/^(?:w|weeks?)$/iu, 7 * 24 * hour],
];

/** `7d`, `24 hours`, `2026-11-01`. */
function readSince(text: string): Since | undefined {
  const [, amount, unit] = /^(\d{1,4})\s*(\p{L}+)$/u.exec(text) ?? [];
  if (amount === undefined || unit === undefined) {
    const at = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(at) ? undefined : { kind: 'day', at, said: text };
  }
  const ms = units.find(([says]) => says.test(unit))?.[1];
  return ms === undefined ? undefined : { kind: 'ago', ms: Number(amount) * ms, said: text };
}

/** Only a whole text is an order: "audit our pipeline" is somebody who wants advice. */
export function auditOrder(text: string): AuditOrder | undefined {
  const found = whole.exec(text);
  if (found === null) return undefined;
  const { system: named, since: told, before } = found.groups ?? {};
  const system = named?.replaceAll(/["“”]/gu, '');
  const since = told === undefined ? undefined : readSince(told);
  if (told !== undefined && since === undefined) return undefined;
  if (system !== undefined && !isSafeName(system, true)) return undefined;
  return {
    ...(system !== undefined && { system }),
    ...(since && { since }),
    ...(before !== undefined && { before: before.toLowerCase() }),
  };
}
