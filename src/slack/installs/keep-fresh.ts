import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { describeError } from '../delivery/describe-error.ts';
import { NotInstalled } from '../delivery/access.ts';
import { SlackRefusal, SlackUnavailable } from '../delivery/trouble.ts';
import type { Installations, Kept, Tokens } from './installations.ts';

export interface KeepFreshParts {
  readonly installations: Pick<Installations, 'find' | 'takeTurn' | 'renew' | 'pause'>;
  /** Asks Slack for the next token. */
  readonly refresh: (refreshToken: string) => Promise<Tokens>;
  readonly now: () => number;
  readonly log: Log;
}

/** The installation with a token that is good, renewed where it had to be, or in any case. */
export type KeepFresh = (kept: Kept, when?: 'due' | 'now') => Promise<Kept>;

/** Tokens are good for twelve hours. So long before the end the old one still serves when there is no new one yet. */
const earlyMs = 2 * 60 * 60 * 1000;
/** Longer than the attempts take: whoever has the turn and does not end it is gone. */
const turnMs = 20_000;
const askAfterMs = [0, 250, 1_000];
const writeAfterMs = [0, 500, 2_000, 5_000];
/** Between attempts that failed; shorter where nothing can be said until one succeeds. */
const pauseMs = { good: 60_000, bad: 5_000 };
const lookEveryMs = 100;
const patienceMs = 12_000;

const takenAway: ReadonlySet<string> = new Set(['invalid_refresh_token', 'token_revoked', 'token_expired']);

/**
 * Renews tokens in time, one process at a time: a refresh token is good once. Only for a moment Slack takes it again, for
 * whoever lost the answer: so it is tried again at once, and by the next one if this process dies over it.
 */
export function createKeepFresh({ installations, refresh, now, log }: KeepFreshParts): KeepFresh {
  const id = randomUUID();
  const underWay = new Map<string, Promise<Kept | undefined>>();

  const isGood = ({ expiresAt }: Kept): boolean => expiresAt === undefined || expiresAt > now();

  const ask = async (refreshToken: string): Promise<Tokens> => {
    let last: unknown;
    for (const wait of askAfterMs) {
      await sleep(wait);
      try {
        return await refresh(refreshToken);
      } catch (error) {
        if (!(error instanceof SlackUnavailable && error.mayBeDone)) throw error;
        last = error;
      }
    }
    throw last;
  };

  /** Slack has them, and we alone know of it: a database that is away for a moment must not lose them. */
  const write = async (kept: Kept, tokens: Tokens): Promise<void> => {
    for (const wait of writeAfterMs) {
      await sleep(wait);
      try {
        await installations.renew(kept, tokens, id);
        return;
      } catch (error) {
        log.warn({ tenant: kept.tenant, ...describeError(error) }, 'a new token is not kept yet');
      }
    }
    throw new SlackUnavailable('token_not_kept', { mayBeDone: false });
  };

  /** The old one as long as it is good. */
  const failed = async (kept: Kept, error: unknown): Promise<Kept> => {
    const { tenant, id: installation } = kept;
    const good = isGood(kept);
    await installations.pause(kept, id, now() + (good ? pauseMs.good : pauseMs.bad));
    const lost = error instanceof SlackRefusal && takenAway.has(error.code);
    if (lost) log.error({ tenant, installation }, 'Slack gives no new token: install the app there again');
    else log.warn({ tenant, installation, ...describeError(error) }, 'token not renewed');
    if (good) return kept;
    if (lost) throw new NotInstalled();
    // Something is wrong with our own credentials, perhaps: what was asked waits until it is mended.
    throw error instanceof SlackRefusal ? new SlackUnavailable(error.code, { mayBeDone: false }) : error;
  };

  /** Undefined when somebody else is at it. */
  const renew = async (kept: Kept, refreshToken: string): Promise<Kept | undefined> => {
    const { tenant, id: installation } = kept;
    if (!(await installations.takeTurn(kept, { id, now: now(), until: now() + turnMs }))) return undefined;
    try {
      await write(kept, await ask(refreshToken));
      log.info({ tenant, installation }, 'token renewed');
    } catch (error) {
      return failed(kept, error);
    }
    return (await installations.find({ tenant, team: installation })) ?? kept;
  };

  /** In this process everybody waits for the same attempt. */
  const renewOnce = (kept: Kept, refreshToken: string): Promise<Kept | undefined> => {
    const name = `${kept.tenant} ${kept.id} ${kept.revision}`;
    const running = underWay.get(name);
    if (running !== undefined) return running;
    const attempt = renew(kept, refreshToken).finally(() => underWay.delete(name));
    underWay.set(name, attempt);
    return attempt;
  };

  return async (kept, when = 'due') => {
    const { expiresAt, refreshToken } = kept;
    if (expiresAt === undefined || refreshToken === undefined) return kept;
    if (when === 'due' && expiresAt - now() > earlyMs) return kept;
    const end = performance.now() + patienceMs;
    for (;;) {
      const renewed = await renewOnce(kept, refreshToken);
      if (renewed !== undefined) return renewed;
      if (when === 'due' && isGood(kept)) return kept;
      await sleep(lookEveryMs);
      const found = await installations.find({ tenant: kept.tenant, team: kept.id });
      if (found === undefined || found.revision !== kept.revision) return found ?? kept;
      if (performance.now() > end) throw new SlackUnavailable('token_not_renewed', { mayBeDone: false });
    }
  };
}
