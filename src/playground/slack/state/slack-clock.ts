/** Slack's idea of the time. Real time plus whatever a test has skipped, so that lifetimes can be tested in no time. */
export interface SlackClock {
  now(): number;
  advance(ms: number): void;
  /** Does it when that time has come, by itself or because a test has skipped what lay before it. Gives the way to call it off. */
  at(time: number, run: () => void): () => void;
  /** A message timestamp: unique, and later ones sort after earlier ones. */
  nextTs(): string;
}

interface Due {
  readonly time: number;
  come(): void;
}

const longestTimer = 2 ** 31 - 1;

export const createSlackClock = (realNow: () => number = Date.now): SlackClock => {
  let skipped = 0;
  const waiting = new Set<Due>();
  let lastMicros = 0;
  const now = (): number => realNow() + skipped;
  return {
    now,
    advance: (ms) => {
      skipped += ms;
      for (const due of [...waiting]) if (due.time <= now()) due.come();
    },
    at: (time, run) => {
      const timer = setTimeout(() => due.come(), Math.min(longestTimer, Math.max(0, time - now())));
      timer.unref();
      const callOff = (): void => {
        clearTimeout(timer);
        waiting.delete(due);
      };
      const due: Due = {
        time,
        come: () => {
          if (!waiting.has(due) || now() < time) return;
          callOff();
          run();
        },
      };
      waiting.add(due);
      return callOff;
    },
    nextTs: () => {
      lastMicros = Math.max(lastMicros + 1, Math.floor(now() * 1000));
      return `${Math.floor(lastMicros / 1_000_000)}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
    },
  };
};
