import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { describeError } from '../delivery/describe-error.ts';
import type { Apis } from './apis.ts';
import type { Workspace } from './installation.ts';

/** Somebody, and the workspace where they are at home. */
export interface Stranger {
  readonly person: string;
  readonly home: string;
}

/** Whether somebody of another workspace is of the same organisation; undefined where Slack does not say so in time. */
export type IsColleague = (where: Workspace, who: Stranger) => Promise<boolean | undefined>;

export interface ColleaguesParts {
  readonly apis: Apis;
  readonly now: () => number;
  readonly log: Log;
}

/** An acknowledgement waits for it, of three seconds. */
const atOnceMs = 1_500;
/** A workspace may join an organisation, and seldom leaves one. */
const goodForMs = { yes: 24 * 60 * 60_000, no: 5 * 60_000 };
const mostKnown = 1_000;

/** Nobody tells which workspaces an organisation has; of a person Slack says of which organisation they are. */
export function createIsColleague({ apis, now, log }: ColleaguesParts): IsColleague {
  const known = new Map<string, { readonly is: boolean; readonly until: number }>();

  const ask = async (where: Workspace, { person }: Stranger, key: string): Promise<boolean | undefined> => {
    try {
      const is = (await apis.of(where).organisationOf(person)) === where.tenant;
      if (known.size >= mostKnown) known.clear();
      known.set(key, { is, until: now() + (is ? goodForMs.yes : goodForMs.no) });
      return is;
    } catch (error) {
      log.warn(
        { tenant: where.tenant, ...describeError(error) },
        'of which organisation somebody is was not found out',
      );
      return undefined;
    }
  };

  return async (where, who) => {
    // Only an organisation has workspaces besides.
    if (!where.tenant.startsWith('E')) return false;
    const key = JSON.stringify([where.tenant, who.home]);
    const found = known.get(key);
    if (found !== undefined && now() < found.until) return found.is;
    const late = new AbortController();
    const tooLate = sleep(atOnceMs, undefined, { signal: late.signal, ref: false }).catch(() => {});
    return Promise.race([ask(where, who, key), tooLate.then(() => undefined)]).finally(() => late.abort());
  };
}
