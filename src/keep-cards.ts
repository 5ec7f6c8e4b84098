import { createKeep, keepFolder } from './keep.ts';
import type { KeptCard } from './persona/kept-card.ts';
import type { KeptCards } from './persona/load.ts';

/** Keeps the persona as it was read: in memory for the next reading, and on the disk for the next start. */

/** A few files are read again in less time than all are written. */
const worthWriting = 20;

export function keepCards(folder: string = keepFolder): KeptCards {
  const keep = createKeep('persona', ['src/persona'], folder);
  let cards: ReadonlyMap<string, KeptCard> | undefined;
  let written = 0;
  const load = (): ReadonlyMap<string, KeptCard> => {
    const read = keep.take();
    if (!(read instanceof Map)) return new Map();
    written = read.size;
    return read as ReadonlyMap<string, KeptCard>;
  };
  return {
    take: () => (cards ??= load()),
    put(sound) {
      const fresh = [...sound.keys()].filter((key) => cards?.has(key) !== true).length;
      cards = new Map(sound);
      if (written > 0 && fresh < worthWriting) return;
      // nobody who waits for an answer waits for the disk
      setImmediate(() => keep.put(cards));
      written = sound.size;
    },
  };
}
