import { type Parser, readTable, rowOf, withNewest } from './parser.ts';

/** `kubectl rollout history`, as a list, and of one revision. */

const image = /\S*[\w-]+(?:[./][\w-]+)*[:@][\w.:+-]+/u;

/** A change cause is the command that was run, or a note; the image is what follows `container=`. */
const imageIn = (cause: string): string | undefined => image.exec(cause)?.[0].replace(/^[^=]*=/u, '');

export const kubectlHistory: Parser = {
  tool: 'kubectl-rollout-history',
  read: (pasted) => {
    const detail = pasted.lines.findIndex((line) => /^\s*\S+\/\S+ with revision #\d+/u.test(line));
    if (detail !== -1) {
      const [, owner, revision] = /(\S+\/\S+) with revision #(\d+)/u.exec(pasted.lines[detail] ?? '') ?? [];
      const images = pasted.lines.slice(detail).flatMap((line) => /^\s*Image:\s*(\S+)/u.exec(line)?.[1] ?? []);
      const to = Math.max(
        detail,
        pasted.lines.findLastIndex((line) => /^\s+\S/u.test(line)),
      );
      return { rows: [rowOf({ revision, image: images.join(','), owner: owner?.split('/')[1] })], from: detail, to };
    }
    const found = readTable(pasted, {
      header: /^\s*REVISION\s+CHANGE-CAUSE/u,
      row: /^\s*(?<revision>\d+)\s+(?<cause>\S.*)$/u,
      make: ({ revision, cause = '' }) => rowOf({ revision, version: cause, image: imageIn(cause) }),
    });
    return found && { ...found, rows: withNewest(found.rows) };
  },
};
