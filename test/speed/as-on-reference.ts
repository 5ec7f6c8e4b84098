/**
 * Bounds are meant for a small machine with nothing else to do: one that reads, splits and counts the text below 400
 * times in 200 ms. A slower or busier one is given as much longer as it takes for that text.
 */

const text = JSON.stringify(
  Array.from({ length: 500 }, (_, at) => ({ id: `n${at}`, words: [`w${at % 97}`, 'steady'], at })),
);

function countWords(): number {
  const counts = new Map<string, number>();
  for (const { id, words } of JSON.parse(text) as { id: string; words: string[] }[])
    for (const word of `${id} ${words.join(' ')}`.split(/\s+/u)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).length;
}

const rounds = 400;
const roundsTakeMs = 200;

/** What of the time that passes was work, however busy the machine. */
export function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const passed = (): number => performance.now();

/** How many times slower than the reference this machine is at the moment, by this clock; never less than 1. */
function slowness(clock: () => number): number {
  const start = clock();
  for (let round = 0; round < rounds; round += 1) countWords();
  return Math.max(1, (clock() - start) / roundsTakeMs);
}

/**
 * The milliseconds that `measure` tells, or would tell on the reference machine: the best of some runs, since all else
 * that a machine does can only make it slower.
 */
export async function least(
  measure: () => number | Promise<number>,
  within: number,
  runs = 5,
  clock = passed,
): Promise<number> {
  let best = Infinity;
  for (let run = 1; run <= runs && best >= within; run += 1) {
    const took = await measure();
    // Another run of what is quick tells more than how slow the machine is, and sooner.
    const isTold = took < within || (took < roundsTakeMs && run < runs);
    best = Math.min(best, isTold ? took : took / slowness(clock));
  }
  return best;
}

/** The milliseconds that `work` takes, likewise. */
export const quickest = (work: () => unknown, within: number, runs?: number): Promise<number> =>
  least(
    async () => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    },
    within,
    runs,
  );
