import { setTimeout as sleep } from 'node:timers/promises';

/** Counts what is under way between Slack and the bot, so that a test can wait for silence. */
export interface Activity {
  /** Something starts; call what is returned when it has ended. */
  begin(): () => void;
  /** Resolves once nothing has been under way for a while. */
  quiet(forMs: number, timeoutMs: number): Promise<void>;
}

export const createActivity = (): Activity => {
  let underWay = 0;
  let lastEnd = 0;
  return {
    begin: () => {
      underWay += 1;
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        underWay -= 1;
        lastEnd = performance.now();
      };
    },
    quiet: async (forMs, timeoutMs) => {
      const start = performance.now();
      lastEnd = Math.max(lastEnd, start);
      while (underWay > 0 || performance.now() - lastEnd < forMs) {
        if (performance.now() - start > timeoutMs) throw new Error(`Slack is still busy after ${timeoutMs} ms`);
        await sleep(5);
      }
    },
  };
};
