/** Slack's idea of the time. Real time plus whatever a test has skipped, so that lifetimes can be tested in no time. */
export interface SlackClock {
  now(): number;
  advance(ms: number): void;
  /** A message timestamp: unique, and later ones sort after earlier ones. */
  nextTs(): string;
}

export const createSlackClock = (realNow: () => number = Date.now): SlackClock => {
  let skipped = 0;
  let lastMicros = 0;
  const now = (): number => realNow() + skipped;
  return {
    now,
    advance: (ms) => {
      skipped += ms;
    },
    nextTs: () => {
      lastMicros = Math.max(lastMicros + 1, Math.floor(now() * 1000));
      return `${Math.floor(lastMicros / 1_000_000)}.${String(lastMicros % 1_000_000).padStart(6, '0')}`;
    },
  };
};
