import { defineConfig } from 'vitest/config';

/** The judges that do not come with `npm ci`; get-tools.sh brings them. */
export default defineConfig({
  test: {
    include: ['test/artifacts/**/*.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
