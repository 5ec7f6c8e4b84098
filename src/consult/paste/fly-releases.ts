import { z } from 'zod';
import type { Row } from './listing.ts';
import { entriesOf, fromData, type Parser, readTable, rowOf } from './parser.ts';

const entry = z.object({
  Version: z.number(),
  Status: z.string(),
  ImageRef: z.string(),
  CreatedAt: z.string(),
});

interface Release {
  readonly image?: string | undefined;
  readonly status?: string | undefined;
  readonly when?: string | undefined;
}

const make = ({ image, status, when }: Release): Row =>
  rowOf({
    revision: image,
    image,
    status,
    when,
    failed: /^(?:failed|interrupted|cancelled)$/iu.test(status ?? ''),
  });

const header = String.raw`^[\s|]*VERSION[\s|]+(?:STABLE[\s|]+TYPE[\s|]+)?STATUS[\s|]+DESCRIPTION[\s|]+USER[\s|]+DATE`;
const withImage = /^[\s|]*v\d+[\s|]+(?<rest>\S.*?)[\s|]+(?<image>[\w.-]+(?:\/[\w.-]+)+[:@]\S+)[\s|]*$/u;
const short = /^[\s|]*v\d+[\s|]+(?<rest>\S.*?)[\s|]*$/u;

function printed({ rest = '', image }: Readonly<Record<string, string | undefined>>): Row {
  const status = /\b(?:complete|succeeded|failed|interrupted|running|pending|cancelled)\b/iu.exec(rest)?.[0];
  const when = /\b(?:[\dhms]+ ago|(?:just now)|[A-Z][a-z]{2} \d+ \d{4} \d\d:\d\d|\d{4}-\d\d-\d\dT\S+)/u.exec(rest)?.[0];
  return make({ image, status, when });
}

/** `fly releases`, with `--image` also the image, which alone is what one goes back to. */
export const flyReleases: Parser = {
  tool: 'fly-releases',
  read: (pasted) => {
    const found =
      fromData(pasted, (value) =>
        entriesOf(value, entry)
          .toSorted((a, b) => b.Version - a.Version)
          .map(({ ImageRef, Status, CreatedAt }) => make({ image: ImageRef, status: Status, when: CreatedAt })),
      ) ??
      readTable(pasted, {
        header: new RegExp(`${header}[\\s|]+DOCKER IMAGE`, 'u'),
        row: withImage,
        short,
        make: printed,
      }) ??
      readTable(pasted, { header: new RegExp(header, 'u'), row: short, make: printed });
    if (found === undefined) return undefined;
    // printed newest first
    const serving = found.rows.find((row) => row.failed !== true);
    return { ...found, rows: found.rows.map((row) => (row === serving ? { ...row, current: true } : row)) };
  },
};
