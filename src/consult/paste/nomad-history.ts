import { mostRows, type Parser, rowOf, withNewest } from './parser.ts';

/** `nomad job history`, with `-p` also what changed: an image stands on the right of the arrow. */

interface Entry {
  revision: string;
  stable?: string;
  when?: string;
  tag?: string;
  /** Before and after. */
  change?: readonly [before: string | undefined, after: string];
}

const field = /^\s*(?<name>Version|Stable|Submit Date|Tag Name)\s*=\s*(?<text>.+)$/u;
const changed = /\bimage:\s*(?:"(?<before>[^"]*)"\s*=>\s*)?"(?<after>[^"]*)"/u;

/** A version that changes no image runs the one of the version before it. */
function imagesOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const ordered = entries.toSorted((a, b) => Number(a.revision) - Number(b.revision));
  const images = new Map<string, string>();
  let image = ordered.find((entry) => entry.change !== undefined)?.change?.[0];
  for (const entry of ordered) {
    image = entry.change?.[1] ?? image;
    if (image !== undefined) images.set(entry.revision, image);
  }
  return images;
}

export const nomadHistory: Parser = {
  tool: 'nomad-history',
  read: ({ lines }) => {
    const entries: Entry[] = [];
    let from = -1;
    let to = -1;
    for (const [at, line] of lines.entries()) {
      const { name, text = '' } = field.exec(line)?.groups ?? {};
      const entry = entries.at(-1);
      if (name === 'Version' && /^\d+$/u.test(text.trim())) {
        if (entries.length >= mostRows) break;
        entries.push({ revision: text.trim() });
        if (from === -1) from = at;
      } else if (entry === undefined) {
        continue;
      } else if (name === 'Stable') entry.stable = text.trim();
      else if (name === 'Submit Date') entry.when = text.trim();
      else if (name === 'Tag Name') entry.tag = text.trim();
      else {
        const { before, after } = changed.exec(line)?.groups ?? {};
        if (after !== undefined) entry.change ??= [before, after];
      }
      if (name !== undefined || /^\s|^[+-]/u.test(line)) to = at;
    }
    if (!entries.some((entry) => entry.stable !== undefined)) return undefined;
    const images = imagesOf(entries);
    const rows = entries.map(({ revision, stable, when, tag }) =>
      rowOf({ revision, version: tag, when, image: images.get(revision), status: stable === 'true' ? 'stable' : '' }),
    );
    return { rows: withNewest(rows), from, to };
  },
};
