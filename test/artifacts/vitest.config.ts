import { defineConfig } from 'vitest/config';
import { asNodeRuns } from '../support/as-node-runs.ts';

/** The judges that do not come with `npm ci`; get-tools.sh brings them. */
export default defineConfig({
  test: {
    experimental: asNodeRuns,
    include: ['test/artifacts/**/*.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
