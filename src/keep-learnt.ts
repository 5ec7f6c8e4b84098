import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Kept, KeptLearnt } from './consult/learner.ts';
import { createKeep, keepFolder } from './keep.ts';

/** Keeps on the disk what was learnt of a persona's words, for the next start. */

function keepBy<Learnt>(name: string, makers: readonly string[], folder: string): Kept<Learnt> {
  const keep = createKeep(name, makers, folder);
  const kept = z.object({ lessons: z.string(), learnt: z.custom<Learnt>() });
  return {
    take(lessons) {
      const { data } = kept.safeParse(keep.take());
      return data?.lessons === lessons ? data.learnt : undefined;
    },
    put: (lessons, learnt) => keep.put({ lessons, learnt }),
  };
}

const understand = 'src/consult/understand';

export const keepLearnt = (folder: string = keepFolder): KeptLearnt => ({
  digest: (lessons) => createHash('sha256').update(lessons).digest('hex'),
  hearing: keepBy('learnt', [understand], folder),
  offers: keepBy('offers', [understand], folder),
  answers: keepBy('answers', [understand, 'src/consult/pieces', 'src/word-meanings.bin'], folder),
});
