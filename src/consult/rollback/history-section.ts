import type { Caution } from '../blueprint.ts';
import { type Desk, paragraphs, said } from '../desk.ts';
import type { History } from './history.ts';
import { versionOf } from '../paste/find-revision.ts';
import type { Row } from '../paste/listing.ts';
import { prose } from '../pieces/sections.ts';

type Scope = Readonly<Record<string, string | undefined>>;

const listed = (rows: readonly Row[]): string | undefined =>
  rows.length === 0
    ? undefined
    : rows
        .map((row) => {
          const about = [versionOf(row).version, row.status, row.when].filter((text) => text !== undefined);
          return about.length === 0 ? row.revision : `${row.revision} (${about.join(', ')})`;
        })
        .join('; ');

/** Two releases of one image are one thing to go back to. */
const besides = (taken: Row, others: readonly Row[]): readonly Row[] =>
  others.filter(({ revision }) => revision !== taken.revision);

const noted = (rows: readonly Row[]): string =>
  rows.map(({ revision, maybe, version = maybe ?? '' }) => `${revision} (${version})`).join('; ');

const charts = (rows: readonly Row[]): string =>
  rows.map(({ revision, chart = '', version = '' }) => `${revision} (${[chart, version].join(', ')})`).join('; ');

/** Which piece of the answer's file says it, and with which values. */
function wording(
  { finding, of, by, key }: History,
  system: string | undefined,
): readonly [piece: string, scope: Scope] {
  if (of !== by) return ['history-other-tool', { name: of.name, winner: by.name }];
  if (finding === undefined) return ['history-no-version', {}];
  if (finding.kind === 'found')
    return [
      'history-found',
      {
        name: finding.as,
        time: finding.row.when,
        items: listed(besides(finding.row, finding.others)),
        ...(system !== undefined && finding.row.owner !== system && { winner: finding.row.owner }),
      },
    ];
  if (finding.kind === 'absent') return ['history-absent', { items: listed(finding.nearest) }];
  if (finding.kind === 'running')
    return [
      'history-running',
      { name: finding.row.revision, time: finding.row.when, items: listed(besides(finding.row, finding.others)) },
    ];
  if (finding.kind === 'failed') return ['history-failed', { items: listed(finding.rows) }];
  if (finding.kind === 'doubtful')
    return [
      finding.rows.some((row) => row.noted === true) ? 'history-doubtful' : 'history-unsure',
      { items: noted(finding.rows) },
    ];
  if (finding.kind === 'unread') return ['history-unread', { items: finding.lines.join('; ') }];
  if (finding.kind === 'unknown') return ['history-unknown', {}];
  if (finding.kind === 'chart') return ['history-chart', { items: charts(finding.rows) }];
  if (finding.kind === 'foreign') return ['history-foreign', { name: finding.owners.join(', '), field: key }];
  if (finding.kind === 'several') return ['history-several', { items: finding.owners.join(', ') }];
  return ['history-unnamed', {}];
}

/** What was left half done is said whatever else the list says. */
export function unfinishedCautions(desk: Desk): readonly Caution[] {
  const rows = desk.history?.of === desk.history?.by ? (desk.history?.unfinished ?? []) : [];
  if (rows.length === 0) return [];
  const piece = rows.some(({ status }) => status?.startsWith('pending') === true) ? 'history-pending' : 'history-half';
  return paragraphs(said(desk, piece)).map((text) => ({ text, source: desk.voice.source(desk.answer, piece) }));
}

/** What a pasted history means for the plan; nothing when none was pasted. */
export function historySections(desk: Desk): readonly ReturnType<typeof prose>[] {
  if (desk.history === undefined) return [];
  const [piece, scope] = wording(desk.history, desk.inquiry.params.system);
  return [
    prose(desk, 'history', said(desk, piece, scope).blocks, {
      place: 'first',
      from: desk.voice.source(desk.answer, piece),
    }),
  ];
}
