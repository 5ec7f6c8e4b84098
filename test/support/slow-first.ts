import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of what takes its time to start: a server, a browser, a program. */
const starts = /child_process|(?:databases|processes|process|stage|ask-cli|many-bench|files)\.ts'/u;

/** One of these, one of those, each in their order. */
const alternately = <T>(these: readonly T[], those: readonly T[]): T[] =>
  Array.from({ length: Math.max(these.length, those.length) }).flatMap((_, at) => [
    ...these.slice(at, at + 1),
    ...those.slice(at, at + 1),
  ]);

/**
 * Those that may take longest come first, so that there is enough to do beside the last of them; those that wait for
 * what they start stand among those that keep a core busy.
 */
export class SlowFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // how long a file may take, as far as its text tells
    const longest = files
      .map((file) => ({ file, text: readFileSync(file.moduleId, 'utf8') }))
      .toSorted((a, b) => b.text.length - a.text.length);
    const { waits = [], works = [] } = Object.groupBy(longest, ({ text }) => (starts.test(text) ? 'waits' : 'works'));
    return Promise.resolve(alternately(waits, works).map(({ file }) => file));
  }
}
