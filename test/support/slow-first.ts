import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of what takes its time to start: a server, a browser, a program. */
const starts = /child_process|(?:databases|processes|process|stage|ask-cli|many-bench|files)\.ts'/u;

/** How long a file may take, as far as its text tells. */
function likelyLength({ moduleId }: TestSpecification): number {
  const text = readFileSync(moduleId, 'utf8');
  return starts.test(text) ? 100_000 + text.length : text.length;
}

/** Those that may take longest come first, so that there is enough to do beside the last of them. */
export class SlowFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const lengths = new Map(files.map((file) => [file, likelyLength(file)]));
    return Promise.resolve(files.toSorted((a, b) => (lengths.get(b) ?? 0) - (lengths.get(a) ?? 0)));
  }
}
