import { createKeep, keepFolder } from './keep.ts';
import { z } from 'zod';
import type { KeptCard } from './persona/kept-card.ts';
import type { Kept, KeptCards } from './persona/load.ts';

/** Keeps the persona as it was read: in memory for the next reading, and on the disk for the next start. */

/** A few files are read again in less time than all are written. */
const worthWriting = 20;

/** As we wrote it: its name tells that this very program did. */
const written = z.object({
  cards: z.custom<ReadonlyMap<string, KeptCard>>((value) => value instanceof Map),
  whole: z.string().optional(),
});

const nothing: Kept = { cards: new Map() };

export function keepCards(folder: string = keepFolder): KeptCards {
  const keep = createKeep('persona', ['src/persona'], folder);
  let known: Kept | undefined;
  let onDisk = nothing;
  const load = (): Kept => {
    const read = written.safeParse(keep.take());
    if (read.success) onDisk = read.data;
    return onDisk;
  };
  return {
    take: () => (known ??= load()),
    put(kept) {
      const fresh = [...kept.cards.keys()].filter((key) => known?.cards.has(key) !== true).length;
      known = { ...kept, cards: new Map(kept.cards) };
      const nowWhole = kept.whole !== undefined && onDisk.whole === undefined;
      if (onDisk.cards.size > 0 && fresh < worthWriting && !nowWhole) return;
      onDisk = known;
      // nobody who waits for an answer waits for the disk
      setImmediate(() => keep.put(onDisk));
    },
  };
}
