import { readCause } from './change-cause.ts';
import type { Row } from './listing.ts';
import { type Found, mostRows, type Parser, rowOf } from './parser.ts';
import type { Pasted } from './pasted.ts';

/** `kubectl rollout history`, as a list, and of one revision. */

const heading = /^\s*[a-z]+(?:\.[a-z.]+)?\/(?<owner>[a-z0-9][\w.-]*)\s*$/u;

function readDetail({ lines }: Pasted): Found | undefined {
  const detail = lines.findIndex((line) => /^\s*\S+\/\S+ with revision #\d+/u.test(line));
  if (detail === -1) return undefined;
  const [, owner, revision] = /(\S+\/\S+) with revision #(\d+)/u.exec(lines[detail] ?? '') ?? [];
  const images = lines.slice(detail).flatMap((line) => /^\s*Image:\s*(\S+)/u.exec(line)?.[1] ?? []);
  const to = Math.max(
    detail,
    lines.findLastIndex((line) => /^\s+\S/u.test(line)),
  );
  return { rows: [rowOf({ revision, image: images.join(','), owner: owner?.split('/')[1] })], from: detail, to };
}

/** A command that a narrow terminal broke goes on with an image or a flag. */
const goesOn = /^\s*(?:--\w\S*|\S*[=/]\S*:\S+)(?:\s|$)/u;

/** Without a name kubectl prints one list after the other, each under the name of what it is of. */
function readList({ lines }: Pasted): Found | undefined {
  const header = lines.findIndex((line) => /^\s*REVISION\s+CHANGE-CAUSE/u.test(line));
  if (header === -1) return undefined;
  const rows: Row[] = [];
  const skipped: { readonly at: number; readonly line: string }[] = [];
  let owner = lines
    .slice(0, header)
    .flatMap((line) => heading.exec(line)?.groups?.['owner'] ?? [])
    .at(-1);
  let to = header;
  for (let at = header + 1; at < lines.length && rows.length < mostRows; at += 1) {
    const line = lines[at] ?? '';
    owner = heading.exec(line)?.groups?.['owner'] ?? owner;
    const { revision, cause } = /^\s*(?<revision>\d+)\s+(?<cause>\S.*)$/u.exec(line)?.groups ?? {};
    if (revision === undefined || cause === undefined) {
      skipped.push({ at, line });
      continue;
    }
    let text = cause;
    for (; goesOn.test(lines[at + 1] ?? ''); at += 1) text = `${text} ${lines[at + 1]?.trim() ?? ''}`;
    rows.push(rowOf({ revision, owner, noted: true, ...readCause(text) }));
    to = at;
  }
  return rows.length === 0
    ? undefined
    : {
        rows,
        from: header,
        to,
        skipped: skipped.flatMap(({ at, line }) => (at < to ? [line] : [])),
        newestServes: true,
      };
}

export const kubectlHistory: Parser = {
  tool: 'kubectl-rollout-history',
  read: (pasted) => readDetail(pasted) ?? readList(pasted),
};
