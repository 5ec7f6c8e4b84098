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

/** Of the releases of a system, newest first. */
export function betweenOf({ releases = [], params }: Inquiry): Between | undefined {
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
