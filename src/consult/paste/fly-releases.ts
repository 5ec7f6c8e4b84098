import { type Parser, readTable, rowOf } from './parser.ts';

/** `fly releases`, with `--image` also the image, which alone is what one goes back to. */
export const flyReleases: Parser = {
  tool: 'fly-releases',
  read: (pasted) => {
    const found = readTable(pasted, {
      header: /^[\s|]*VERSION[\s|]+(?:STABLE[\s|]+TYPE[\s|]+)?STATUS[\s|]+DESCRIPTION[\s|]+USER[\s|]+DATE/u,
      row: /^[\s|]*v\d+[\s|]+(?<rest>\S.*?)(?:[\s|]+(?<image>[\w.-]+(?:\/[\w.-]+)+[:@]\S+))?[\s|]*$/u,
      make: ({ rest = '', image }) => {
        const status = /\b(?:complete|succeeded|failed|interrupted|running|pending|cancelled)\b/iu.exec(rest)?.[0];
        const when = /\b(?:[\dhms]+ ago|(?:just now)|[A-Z][a-z]{2} \d+ \d{4} \d\d:\d\d|\d{4}-\d\d-\d\dT\S+)/u.exec(
          rest,
        )?.[0];
        return rowOf({
          revision: image,
          image,
          status,
          when,
          failed: /^(?:failed|interrupted|cancelled)$/iu.test(status ?? ''),
        });
      },
    });
    if (found === undefined) return undefined;
    // printed newest first
    const serving = found.rows.find((row) => row.failed !== true);
    return { ...found, rows: found.rows.map((row) => (row === serving ? { ...row, current: true } : row)) };
  },
};
