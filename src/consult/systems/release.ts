import { z } from 'zod';
import { sameVersion } from '../paste/find-revision.ts';
import type { Inquiry } from '../inquiry.ts';

export const migrationKinds = ['none', 'additive', 'destructive'] as const;

/** A version that went live. */
export const release = z.object({
  id: z.string(),
  version: z.string(),
  /** In milliseconds. */
  at: z.number(),
  /** What it did to the schema; missing while nobody said. */
  migrations: z.enum(migrationKinds).exactOptional(),
});

export type Release = Readonly<z.output<typeof release>>;

/** What lies between the version that is live and the one to go back to. */
export interface Between {
  readonly live: Release;
  /** Missing when the one to go back to was never recorded. */
  readonly target?: Release;
  /** Those that went out after it, newest first. */
  readonly since: readonly Release[];
}

/** Told twice in a row it went out once: what was said of it later holds. */
function distinct(releases: readonly Release[]): readonly Release[] {
  const kept: Release[] = [];
  for (const release of releases) {
    const last = kept.at(-1);
    if (last === undefined || !sameVersion(last.version, release.version)) kept.push(release);
    else kept[kept.length - 1] = { ...release, ...last, at: release.at };
  }
  return kept;
}

/** Of the releases of a system, newest first. */
export function betweenOf({ releases: told = [], params }: Inquiry): Between | undefined {
  const releases = distinct(told);
  const [live] = releases;
  const { version } = params;
  if (live === undefined || version === undefined) return undefined;
  // The last time that it went out: what came before that is under it already.
  const at = releases.findIndex((one) => sameVersion(one.version, version));
  const target = releases[at];
  return target === undefined ? { live, since: [] } : { live, target, since: releases.slice(0, at) };
}

/** What all of them together did to the schema; undefined while one of them may have done anything. */
export function migrationsOf(since: readonly Release[]): Release['migrations'] {
  const kinds = since.map(({ migrations }) => migrations);
  if (kinds.includes('destructive')) return 'destructive';
  if (kinds.length === 0 || kinds.includes(undefined)) return undefined;
  return kinds.includes('additive') ? 'additive' : 'none';
}

const numbersOf = (version: string): readonly number[] => (version.match(/\d+/gu) ?? []).map(Number);

/** v2.4.0 is later than v2.3; of names without numbers nobody knows. */
function isLater(version: string, than: string): boolean {
  const [one, other] = [numbersOf(version), numbersOf(than)];
  const at = one.findIndex((number, index) => number !== (other[index] ?? 0));
  return other.length > 0 && at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** One to go back to that was never recorded lies before all later ones: what one of them broke stays broken for it. */
export const brokenSince = ({ releases = [], params: { version } }: Inquiry): boolean =>
  version !== undefined && releases.some((one) => one.migrations === 'destructive' && isLater(one.version, version));

const mostOffered = 3;

/** The versions that were live before, newest first: what somebody who names none may mean. */
export function liveBefore({ releases = [] }: Inquiry): readonly Release[] {
  const [live, ...others] = distinct(releases);
  const found: Release[] = [];
  for (const one of others) {
    const known = [live, ...found].some((other) => other !== undefined && sameVersion(other.version, one.version));
    if (!known) found.push(one);
  }
  return found.slice(0, mostOffered);
}
