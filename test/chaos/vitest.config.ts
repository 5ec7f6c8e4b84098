import { defineConfig } from 'vitest/config';
import { asNodeRuns } from '../support/as-node-runs.ts';

/** Databases that go away and processes that are killed: each takes its time, so they stand apart from `npm test`. */
export default defineConfig(({ mode }) => ({
  test: {
    experimental: asNodeRuns,
    include: ['test/chaos/**/*.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What these do to a small machine may be what makes it late: once is bad luck, twice is a fault of ours.
    retry: 1,
    env: { CHAOS: mode },
  },
}));
