import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { KeptLearnt } from './consult/understand/learner.ts';
import type { Learnt } from './consult/understand/listening.ts';
import { createKeep, keepFolder } from './keep.ts';

/** Keeps on the disk what was learnt of a persona's phrasings, for the next start. */

const kept = z.object({ lessons: z.string(), learnt: z.custom<Learnt>() });

const digestOf = (lessons: string): string => createHash('sha256').update(lessons).digest('hex');

export function keepLearnt(folder: string = keepFolder): KeptLearnt {
  const keep = createKeep('learnt', 'src/consult/understand', folder);
  return {
    take(lessons) {
      const { data } = kept.safeParse(keep.take());
      return data?.lessons === digestOf(lessons) ? data.learnt : undefined;
    },
    put: (lessons, learnt) => keep.put({ lessons: digestOf(lessons), learnt }),
  };
}
