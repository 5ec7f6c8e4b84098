import { setTimeout as sleep } from 'node:timers/promises';

const restMs = 1_000;
const patienceMs = 2_000;

/** Whether the store is well, found out once a second at most, however many ask: finding out costs a write. */
export function createPulse(check: () => Promise<void>, now: () => number): () => Promise<boolean> {
  let last: { readonly at: number; readonly well: Promise<boolean> } | undefined;

  const look = (): Promise<boolean> => {
    const late = new AbortController();
    const well = check().then(
      () => true,
      () => false,
    );
    const tooLate = sleep(patienceMs, false, { signal: late.signal, ref: false }).catch(() => false);
    return Promise.race([well, tooLate]).finally(() => late.abort());
  };

  return () => {
    if (last === undefined || now() - last.at >= restMs) last = { at: now(), well: look() };
    return last.well;
  };
}
