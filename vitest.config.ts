import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { asNodeRuns } from './test/support/as-node-runs.ts';
import { SlowFirst } from './test/support/slow-first.ts';

// Judges that have a process to themselves: Go programs that share one global name, with that of the shell's too, and the
// one for CEL, which missed a refusal where others had been at work before it.
const alone = ['github', 'machines', 'policies', 'terraform'].map((name) => `test/artifacts/${name}.test.ts`);
const speed = 'test/speed/**/*.test.ts';

// Workers mostly wait, for a process or for a clock: as many as there are cores would leave a small machine half idle.
const together = { maxWorkers: availableParallelism() + 2, sequence: { groupOrder: 0, sequencer: SlowFirst } };

export default defineConfig({
  test: {
    experimental: asNodeRuns,
    // The CLI and the server are started as real processes; a busy machine needs longer than 5 s for that.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    unstubEnvs: true,
    // Answers are much that is made, looked at and forgotten: with room for it, and without threads that want the cores of
    // other workers, a third of all work is saved.
    execArgv: ['--max-semi-space-size=64', '--single-threaded-gc'],
    projects: [
      {
        extends: true,
        test: {
          name: 'stories',
          include: ['test/**/*.test.ts'],
          exclude: [...alone, speed],
          // The persona is read once a worker, and not once a file: half of the time.
          isolate: false,
          ...together,
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, ...together },
      },
      {
        extends: true,
        test: {
          name: 'speed',
          include: [speed],
          // After all others and one by one, so that what is measured has the machine to itself.
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
        },
      },
    ],
  },
});
