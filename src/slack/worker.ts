import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import type { Request } from './request.ts';
import type { Claim, Holder, Journal } from './store.ts';

export interface Worker {
  start(): void;
  /** Something new is in the journal. */
  wake(): void;
  /** Takes nothing new, and resolves when what is in hand is done, or after that time. */
  stop(graceMs: number): Promise<'done' | 'late'>;
}

export interface Job extends Claim {
  /** Whether it is still ours: false when we were away so long that somebody else took it over. */
  readonly isOurs: () => Promise<boolean>;
  readonly finish: () => Promise<void>;
  /** To be tried again at that time, as this request. */
  readonly postpone: (request: Request, until: number) => Promise<void>;
}

export interface WorkerParts {
  readonly journal: Journal;
  readonly handle: (job: Job) => Promise<void>;
  /** How long what people said is kept. */
  readonly retentionDays: number;
  readonly now: () => number;
  readonly log: Log;
}

const mostAtOnce = 8;
/** A process that died is missed after this long. */
const leaseMs = 3_000;
const renewEveryMs = 600;
/** What is sent now is sent within this time, or whoever takes it for ours is mistaken. */
const marginMs = 1_000;
const lookEveryMs = 500;
const day = 24 * 60 * 60 * 1000;
const pruneEveryMs = 60 * 60 * 1000;
/** Slack's latest retry is within the day. */
const keysForMs = 3 * day;

/** Works through the journal, a few at a time, whatever put the requests there: a person a moment ago, or a crash. */
export function createWorker({ journal, handle, retentionDays, now, log }: WorkerParts): Worker {
  const id = randomUUID();
  const inHand = new Map<string, Promise<void>>();
  let stopping = false;
  let looking: Promise<void> | undefined;
  let again = false;
  const timers: NodeJS.Timeout[] = [];
  const holder = (): Holder => ({ id, now: now(), until: now() + leaseMs });

  /** As long as it takes to send something: a process that stood still for a while learns that it is late. */
  const isOurs = async (request: Request): Promise<boolean> => {
    const asked = now();
    const held = await journal.holds(request, { ...holder(), now: asked + marginMs });
    return held && now() - asked < marginMs;
  };

  const run = (claim: Claim): void => {
    const { id: requestId } = claim.request;
    const job: Job = {
      ...claim,
      isOurs: () => isOurs(claim.request),
      finish: () => journal.finish(claim.request, id),
      postpone: (request, until) => journal.postpone(request, until, id),
    };
    const work = handle(job)
      .catch((error: unknown) => {
        // Handling has its own boundary: what arrives here is the store failing, and the lease brings the request back.
        log.error({ requestId, error: error instanceof Error ? error.name : 'unknown' }, 'request let go');
      })
      .finally(() => {
        inHand.delete(requestId);
        worker.wake();
      });
    inHand.set(requestId, work);
  };

  const look = async (): Promise<void> => {
    do {
      again = false;
      while (!stopping && inHand.size < mostAtOnce) {
        // A request whose lease ran out while we stood still is not begun twice: whoever is at it here ends first.
        const claim = await journal.claim(holder(), [...inHand.keys()]);
        if (claim === undefined) break;
        run(claim);
      }
    } while (again && !stopping);
  };

  /** Said once when it begins and once when it is over: a store may be away for long, and is asked twice a second. */
  const trouble = new Set<string>();
  const quietly = (what: string, task: () => Promise<unknown>): void => {
    task().then(
      () => trouble.delete(what) && log.info({ what }, 'it works again'),
      (error: unknown) => {
        if (!trouble.has(what)) log.error({ error: error instanceof Error ? error.name : 'unknown' }, what);
        trouble.add(what);
      },
    );
  };

  const renew = (): void => {
    const ids = [...inHand.keys()];
    if (ids.length > 0) quietly('lease not renewed', () => journal.renew(holder(), ids));
  };

  const prune = (): void =>
    quietly('journal not pruned', () => journal.prune({ keys: now() - keysForMs, words: now() - retentionDays * day }));

  const worker: Worker = {
    start: () => {
      timers.push(
        setInterval(() => worker.wake(), lookEveryMs),
        setInterval(renew, renewEveryMs),
        setInterval(prune, pruneEveryMs),
      );
      prune();
      worker.wake();
    },
    wake: () => {
      if (stopping) return;
      if (looking !== undefined) {
        again = true;
        return;
      }
      looking = look().finally(() => {
        looking = undefined;
      });
      quietly('journal not read', () => looking ?? Promise.resolve());
    },
    stop: async (graceMs) => {
      stopping = true;
      const late = new Promise<'late'>((resolve) => {
        timers.push(setTimeout(() => resolve('late'), graceMs));
      });
      const done = (async () => {
        await looking?.catch(() => {});
        await Promise.allSettled(inHand.values());
        return 'done' as const;
      })();
      const outcome = await Promise.race([done, late]);
      for (const timer of timers) clearTimeout(timer);
      return outcome;
    },
  };
  return worker;
}
