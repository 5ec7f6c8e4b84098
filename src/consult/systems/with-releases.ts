import type { Scope } from '../../persona/persona.ts';
import type { Inquiry } from '../inquiry.ts';
import { betweenOf, brokenSince, migrationsOf } from './release.ts';

const msPerDay = 86_400_000;

/** The question with what the releases of its system tell of the way back. What was said now holds. */
export function withReleases(inquiry: Inquiry, now: Date): Inquiry {
  const { params, conditions, intent } = inquiry;
  if (intent !== 'rollback') return inquiry;
  const between = betweenOf(inquiry);
  if (between === undefined) {
    const from = inquiry.releases?.[0]?.version;
    return from === undefined ? inquiry : { ...inquiry, params: { from_version: from, ...params } };
  }
  const { live, target, since } = between;
  const unrecorded = brokenSince(inquiry) ? 'destructive' : undefined;
  const migrations = target === undefined ? unrecorded : migrationsOf(since);
  const age = target === undefined ? -1 : Math.floor((now.getTime() - target.at) / msPerDay);
  return {
    ...inquiry,
    params: { from_version: live.version, ...params },
    conditions: {
      ...(migrations !== undefined && { migrations }),
      ...(age >= 0 && { age_days: String(age) }),
      ...conditions,
    },
  };
}

/** How many went out after the one to go back to. */
export function scopeOfReleases(inquiry: Inquiry): Scope {
  const between = inquiry.intent === 'rollback' ? betweenOf(inquiry) : undefined;
  return between?.target === undefined ? {} : { releases_since: between.since.length };
}
