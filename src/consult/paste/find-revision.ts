import { withAppImages } from './app-images.ts';
import type { Listing, Row } from './listing.ts';

/** Which entry of a history carried a version. */
export type RevisionFinding =
  | {
      readonly kind: 'found';
      readonly row: Row;
      /** Other entries of the same version. */
      readonly others: readonly Row[];
      /** How the entry calls the version, where it is not what was asked for. */
      readonly as?: string;
    }
  /** It is what serves now, so going back to it changes nothing. */
  | { readonly kind: 'running'; readonly row: Row; readonly others: readonly Row[] }
  /** It never got to serve. */
  | { readonly kind: 'failed'; readonly rows: readonly Row[] }
  /** More than one may have carried it, or its note can be read in two ways. */
  | { readonly kind: 'doubtful'; readonly rows: readonly Row[] }
  /** Only charts bear this number; the application in them bears another. */
  | { readonly kind: 'chart'; readonly rows: readonly Row[] }
  /** The history is of something else. */
  | { readonly kind: 'foreign'; readonly owners: readonly string[] }
  /** The version is not in it; the entries closest to it by number. */
  | { readonly kind: 'absent'; readonly nearest: readonly Row[] }
  /** The version is not in what could be read of it, and some of it could not. */
  | { readonly kind: 'unread'; readonly lines: readonly string[] }
  /** It is no history that can be read. */
  | { readonly kind: 'unknown' }
  /** The entries name no versions, so none can be told from another. */
  | { readonly kind: 'unnamed' }
  /** The version stands under several owners, and it is not known which is meant. */
  | { readonly kind: 'several'; readonly owners: readonly string[] };

const mostNearest = 3;

/** `v2.3`, `release-2.3` and `2.3` are one version; `2.3.0` is another. */
const plain = (version: string): string =>
  version.toLowerCase().replace(/^(?:(?:release|rel|version|ver)[-/_ ]?)?v?(?=\d)/u, '');

export const sameVersion = (one: string, other: string): boolean => plain(one) === plain(other);

const isCommit = (text: string): boolean => /^(?=.*\d)[0-9a-f]{7,64}$/u.test(text);
const numbered = /^v?\d+(?:\.\d+)+|^v\d+$/u;

const tokensOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\s,;()"'=]+/u).filter((token) => token !== '');

/** Tags and digests of the images of an entry. */
const tagsOf = (image: string | undefined): readonly string[] =>
  (image ?? '').split(',').flatMap((one) => {
    const name = one.trim();
    const [path = '', digest] = name.split('@');
    const tag = /:([\w.+-]+)$/u.exec(path.split('/').at(-1) ?? '')?.[1];
    return [tag, digest].filter((part) => part !== undefined);
  });

const chartVersion = (chart: string | undefined): string | undefined => /-(v?\d[\w.+-]*)$/u.exec(chart ?? '')?.[1];

/** Every name an entry gives to what it carried, in the order in which they are believed. */
function namesOf(row: Row): readonly string[] {
  // a chart has a number of its own, and stands for the application only where that has none
  const chart = row.version === undefined && row.maybe === undefined ? chartVersion(row.chart) : undefined;
  const said = tokensOf(row.version).flatMap((token) => [token, ...tagsOf(/[/:@]/u.test(token) ? token : undefined)]);
  return [...said, ...(chart === undefined ? [] : [chart]), ...tagsOf(row.image)];
}

/** `build-4512` is like `build-4500`, and no more: what is not alike cannot be compared. */
const shapeOf = (name: string): string =>
  isCommit(name) ? 'commit' : numbered.test(name) ? 'number' : name.toLowerCase().replaceAll(/\d+/gu, '#');

function alike(row: Row, wanted: string): readonly string[] {
  return /\d/u.test(wanted) ? namesOf(row).filter((name) => shapeOf(name) === shapeOf(wanted)) : [];
}

type Test = (row: Row, wanted: string) => boolean;

/** From certain to likely. The first that any entry passes decides. */
const tests: readonly Test[] = [
  (row, wanted) => tokensOf(row.version).includes(wanted) || tagsOf(row.image).includes(wanted),
  (row, wanted) => namesOf({ ...row, image: '' }).some((name) => plain(name) === plain(wanted)),
  (row, wanted) => tagsOf(row.image).some((tag) => plain(tag) === plain(wanted)),
  (row, wanted) =>
    isCommit(wanted) &&
    namesOf(row).some((name) => isCommit(name) && (name.startsWith(wanted) || wanted.startsWith(name))),
  // some name their revisions: v102 of Heroku, checkout-00042-abc of Cloud Run
  (row, wanted) => row.revision === wanted,
];

/** 2.3 and 2.3.0, when nothing is called as was asked: the same number, written out. */
const writtenOut: Test = (row, wanted) => {
  const short = (text: string): string => plain(text).replace(/(?:\.0)+$/u, '');
  return numbered.test(wanted) && namesOf(row).some((name) => numbered.test(name) && short(name) === short(wanted));
};

/** In milliseconds, however the tool writes it; NaN when it does not. */
export const timeOf = ({ when = '' }: Row): number =>
  Date.parse(
    when
      .replaceAll(/(?<=\d)\/(?=\d)/gu, '-')
      .replace(/ \(~.*$/u, '')
      .replace(/(?<=[+-]\d{4}) [A-Z]{2,5}$/u, ''),
  );

const numberOf = (row: Row): number => Number(/^v?(\d+)$/u.exec(row.revision)?.[1] ?? Number.NaN);

/** Newest first: by number, else by time. What has neither for all of its rows was printed in this order. */
function newestFirst(rows: readonly Row[]): readonly Row[] {
  const measure = [numberOf, timeOf].find((each) => rows.every((row) => !Number.isNaN(each(row))));
  return measure === undefined ? rows : rows.toSorted((a, b) => measure(b) - measure(a));
}

/** One that worked is preferred to a newer one that did not; what was seen stable, to what only ran. */
const preferred = (rows: readonly Row[]): readonly Row[] =>
  newestFirst(rows).toSorted((a, b) => Number(a.failed ?? false) - Number(b.failed ?? false));

const numbersOf = (text: string): readonly number[] => (plain(text).match(/\d+/gu) ?? []).slice(0, 4).map(Number);

function distance(row: Row, wanted: string): number {
  const target = numbersOf(wanted);
  const weigh = (name: string): number =>
    target.reduce(
      (sum, part, at) => sum + Math.min(999, Math.abs((numbersOf(name)[at] ?? 0) - part)) * 1000 ** (3 - at),
      0,
    );
  return Math.min(
    ...namesOf(row)
      .filter((name) => numbered.test(name))
      .map(weigh),
    Number.MAX_SAFE_INTEGER,
  );
}

const parts = (name: string): string => `-${name.toLowerCase().replaceAll(/[_.]/gu, '-')}-`;

/** `shop-checkout-api` is of checkout; `payments` is not. */
const related = (owner: string, name: string): boolean =>
  parts(owner).includes(parts(name)) || parts(name).includes(parts(owner));

/** Rows of the owner, by any of his names, where the listing holds those of many; none when it is somebody else's. */
function ownRows(rows: readonly Row[], owners: readonly string[]): readonly Row[] {
  const mine = (is: (owner: string, name: string) => boolean): readonly Row[] =>
    rows.filter(({ owner }) => owner !== undefined && owners.some((name) => is(owner, name)));
  const exact = mine((owner, name) => owner === name);
  const own = exact.length > 0 ? exact : mine(related);
  const foreign = owners.length > 0 && rows.every((row) => row.owner !== undefined);
  return withAppImages(own.length > 0 || foreign ? own : rows, owners);
}

/** Every entry belongs to somebody, and none of them is called so. */
export const isForeign = (listing: Listing, owners: readonly string[]): boolean =>
  ownRows(listing.rows, owners).length === 0;

/** What was tried after the entry that serves, and left something half done. */
export function unfinishedOf(listing: Listing, owners: readonly string[] = []): readonly Row[] {
  const rows = newestFirst(ownRows(listing.rows, owners));
  const current = rows.findIndex((row) => row.current === true);
  return rows.slice(0, current === -1 ? rows.length : current).filter((row) => row.partial === true);
}

/** How many others went out after an entry. */
export const releasesSince = (listing: Listing, row: Row, owners: readonly string[] = []): number =>
  newestFirst(ownRows(listing.rows, owners).filter((one) => one.failed !== true || one === row)).indexOf(row);

/** A note stays when the next release forgets to write one, so of several equal notes none is proof. */
const isProof = (row: Row): boolean => row.noted !== true || row.image !== undefined;

export function findRevision(listing: Listing, wanted: string, owners: readonly string[] = []): RevisionFinding {
  const rows = ownRows(listing.rows, owners);
  if (isForeign(listing, owners)) {
    return { kind: 'foreign', owners: [...new Set(listing.rows.flatMap((row) => row.owner ?? []))] };
  }
  const failed: Row[] = [];
  for (const test of [...tests, writtenOut]) {
    const matching = preferred(rows.filter((row) => test(row, wanted)));
    const [row, ...others] = matching;
    if (row === undefined) continue;
    const theirs = [...new Set(matching.flatMap((one) => one.owner ?? []))];
    if (theirs.length > 1) return { kind: 'several', owners: theirs };
    if (row.failed === true) {
      failed.push(...matching.filter((one) => !failed.includes(one)));
      continue;
    }
    if (others.length > 0 && !matching.some(isProof)) return { kind: 'doubtful', rows: matching };
    const running = matching.find((one) => one.current === true);
    if (running !== undefined && unfinishedOf(listing, owners).length === 0)
      return { kind: 'running', row: running, others: matching.filter((one) => one !== running) };
    const as =
      test === writtenOut
        ? namesOf(row).find((name) => writtenOut({ ...row, version: name, chart: '', image: '' }, wanted))
        : undefined;
    return { kind: 'found', row, others: [...others, ...failed], ...(as !== undefined && { as }) };
  }
  const { unread = [] } = listing;
  if (failed.length > 0 && unread.length === 0) return { kind: 'failed', rows: failed };
  const finding = notFound(rows, wanted);
  return unread.length > 0 && (finding.kind === 'absent' || finding.kind === 'unnamed')
    ? { kind: 'unread', lines: unread }
    : finding;
}

/** What was cut off behind its first letters may have been what was asked for. */
const begins = ({ maybe = '' }: Row, wanted: string): boolean =>
  tokensOf(maybe).some((token) => {
    const start = /^(?<start>.*?)(?:…|\.{3})$/u.exec(token.split(':').at(-1) ?? '')?.groups?.['start'];
    return start !== undefined && plain(wanted).startsWith(plain(start));
  });

/** Nothing bears the version for certain. */
function notFound(rows: readonly Row[], wanted: string): RevisionFinding {
  const means = (row: Row): boolean => [...tests, writtenOut].some((test) => test(row, wanted));
  const maybe = rows.filter(
    (row) => row.maybe !== undefined && (means({ revision: row.revision, version: row.maybe }) || begins(row, wanted)),
  );
  if (maybe.length > 0) return { kind: 'doubtful', rows: maybe };
  const charts = rows.filter(
    ({ chart, failed: bad }) => bad !== true && means({ revision: '', ...(chart && { chart }) }),
  );
  if (charts.length > 0) return { kind: 'chart', rows: charts };
  const comparable = rows.filter((row) => alike(row, wanted).length > 0);
  // a column that says the same everywhere names the chart or the branch, not what was deployed
  const telling = new Set(comparable.map((row) => row.image ?? row.version ?? row.chart)).size > 1 || rows.length === 1;
  if (comparable.length === 0 || !telling) return { kind: 'unnamed' };
  const nearest = newestFirst(comparable.filter((row) => row.failed !== true));
  return {
    kind: 'absent',
    nearest: nearest.toSorted((a, b) => distance(a, wanted) - distance(b, wanted)).slice(0, mostNearest),
  };
}

/** What serves now, and how it calls its version. */
export function currentOf(
  listing: Listing,
  owners: readonly string[] = [],
): { readonly row: Row; readonly version?: string } | undefined {
  const row = ownRows(listing.rows, owners).find((one) => one.current === true);
  return row === undefined ? undefined : { row, ...versionOf(row) };
}

/** The clearest name of an entry's version: what looks like one. */
export function versionOf(row: Row): { readonly version?: string } {
  const tag = tagsOf(row.image).find((one) => !one.startsWith('sha256:') && /\d/u.test(one));
  const version =
    tokensOf(row.version).find((token) => numbered.test(token)) ??
    tag ??
    (row.maybe === undefined ? chartVersion(row.chart) : undefined);
  return version === undefined ? {} : { version };
}
