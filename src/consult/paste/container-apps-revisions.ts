import { type Found, mostRows, type Parser, rowOf } from './parser.ts';

/** `az containerapp revision list -o table`: the columns stand in an order of their own, marked off by dashes. */

const names: Readonly<Record<string, string>> = {
  name: 'name',
  image: 'image',
  active: 'active',
  traffic: 'traffic',
  trafficweight: 'traffic',
  created: 'when',
  createdtime: 'when',
  healthstate: 'health',
};

interface Column {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function columnsOf(header: string, dashes: string): readonly Column[] {
  const marks = [...dashes.matchAll(/-+/gu)];
  return marks.map((mark, index) => {
    const from = mark.index;
    const to = marks[index + 1]?.index ?? Number.POSITIVE_INFINITY;
    return { name: names[header.slice(from, to).trim().toLowerCase()] ?? '', from, to };
  });
}

export const containerAppsRevisions: Parser = {
  tool: 'container-apps-revisions',
  read: ({ lines }): Found | undefined => {
    const at = lines.findIndex(
      (line, index) =>
        /(?:^|\s)Name(?:\s|$)/u.test(line) &&
        /\b(?:Active|TrafficWeight|Traffic)\b/u.test(line) &&
        /^[-\s]+$/u.test(lines[index + 1] ?? '') &&
        (lines[index + 1] ?? '').includes('-'),
    );
    if (at === -1) return undefined;
    const columns = columnsOf(lines[at] ?? '', lines[at + 1] ?? '');
    const rows = [];
    let to = at + 1;
    for (const line of lines.slice(at + 2, at + 2 + mostRows)) {
      const cells = Object.fromEntries(columns.map(({ name, from, to: end }) => [name, line.slice(from, end).trim()]));
      const { name = '', image, active, traffic, when, health } = cells;
      if (!/^[a-z][a-z0-9-]*$/u.test(name) || !/^(?:true|false)$/iu.test(active ?? '')) break;
      rows.push(
        rowOf({
          revision: name,
          image,
          when,
          status: health,
          failed: health === 'Unhealthy',
          current: Number(traffic) > 0,
        }),
      );
      to += 1;
    }
    return rows.length === 0 ? undefined : { rows, from: at, to };
  },
};
