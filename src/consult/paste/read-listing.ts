import { appEngineVersions } from './app-engine-versions.ts';
import { argocdHistory } from './argocd-history.ts';
import { beanstalkVersions } from './beanstalk-versions.ts';
import { cloudRunRevisions } from './cloud-run-revisions.ts';
import { containerAppsRevisions } from './container-apps-revisions.ts';
import { ecsDefinitions, ecsImages, ecsServices } from './ecs-revisions.ts';
import { flyReleases } from './fly-releases.ts';
import { helmHistory } from './helm-history.ts';
import { herokuReleases } from './heroku-releases.ts';
import { kubectlHistory } from './kubectl-history.ts';
import { controllerRevisions, replicaSets, rolloutReplicaSets } from './kubectl-revisions.ts';
import { lambdaVersions } from './lambda-versions.ts';
import type { Listing } from './listing.ts';
import { nomadHistory } from './nomad-history.ts';
import { type Pasted, pastedOf, readPasted } from './pasted.ts';
import { type Found, type Parser, withNewest } from './parser.ts';
import { readTypedCommand, type TypedCommand } from './typed-command.ts';
import { wranglerVersions } from './wrangler-versions.ts';

/** In order: what pairs revisions with images or versions goes before what only counts. */
const parsers: readonly Parser[] = [
  helmHistory,
  replicaSets,
  rolloutReplicaSets,
  controllerRevisions,
  kubectlHistory,
  argocdHistory,
  nomadHistory,
  herokuReleases,
  ecsServices,
  ecsDefinitions,
  lambdaVersions,
  beanstalkVersions,
  appEngineVersions,
  wranglerVersions,
  flyReleases,
  cloudRunRevisions,
  containerAppsRevisions,
  ecsImages,
];

export interface PasteReading {
  readonly listing: Listing;
  /** The commit that the version asked for is, where it was pasted with a list of commits. */
  readonly commit?: string;
  /** What was said beside it. */
  readonly words: string;
}

/** A prompt with what was typed at it, names of columns, frames of tables, greetings of tools. */
const noise = new RegExp(
  [
    String.raw`^\s*[$❯➜»%#>](?:\s|$)`,
    String.raw`^\s*[\w.@~:/\\-]+[$#%❯>](?:\s|$)`,
    String.raw`^\s*(?:\S+@\S+\s+)?[~/]\S*\s+[$#%❯>](?:\s|$)`,
    String.raw`^\s*(?:helm|kubectl|argocd|nomad|heroku|aws|gcloud|fly|flyctl|az|npx|wrangler|for|done|do)\s.*\s`,
    String.raw`^\s*[A-Z][A-Z()_-]+(?:\s+[A-Z][A-Z()_-]+){3,}\s*$`,
    String.raw`^[\s|+=-]*$`,
    String.raw`^\W*wrangler \d`,
    String.raw`^\s*SOURCE\s`,
    String.raw`^\s*(?:SERVICES|PRIMARY|ACTIVE|INACTIVE)\s+(?:.*\s)?arn:`,
    String.raw`^\s*[a-z]+\.apps/\S+\s*$`,
    String.raw`^\s*v\s+description\s+user\s+created_at\s*$`,
    String.raw`^[\s|]*(?:ListTaskDefinitions|taskDefinitionArns)[\s|]*$`,
    String.raw`^\s*(?:Install complete|Upgrade (?:complete|"\S+" failed)|Rollback to \d+)`,
    // a phone breaks the line of column names as well
    String.raw`^(?:\s*(?:ID|NAME|REVISION|UPDATED|STATUS|CHART|APP VERSION|VERSION|DESCRIPTION|DATE|USER|IMAGE|DOCKER IMAGE|CHANGE-CAUSE|READY|ACTIVE|SERVICE|DEPLOYED(?: BY)?|CREATION_TIMESTAMP))+\s*$`,
  ].join('|'),
  'u',
);

/** Columns, or a date with a time to the second, as nobody writes them: a row that was cut or broken. */
const printed = (line: string): boolean =>
  /\d/u.test(line) &&
  !/^\W*\p{L}+,? \p{L}+,? \p{L}+\b/u.test(line) &&
  (/\S(?:\t| {2,})\S.*\S(?:\t| {2,})\S/u.test(line) ||
    /\b(?:\d{4}[-/]\d\d[-/]\d\d[T ]|\d{1,2} )\d\d:\d\d(?::\d\d)?\b/u.test(line));

function beside(
  { lines }: Pasted,
  from: number,
  to: number,
): { readonly words: string; readonly cut: readonly string[] } {
  const outside = [...lines.slice(0, from), ...lines.slice(to + 1)].filter((line) => !noise.test(line));
  return {
    words: outside
      .filter((line) => !printed(line))
      .join('\n')
      .trim(),
    cut: outside.filter(printed),
  };
}

/** Histories of several things, one below the other, each under the command that printed it. */
function partsOf({ lines }: Pasted): readonly { readonly from: number; readonly to: number }[] {
  const starts = lines.flatMap((line, at) => (readTypedCommand(line)?.of === undefined ? [] : [at]));
  const names = new Set(starts.map((at) => readTypedCommand(lines[at] ?? '')?.of));
  return names.size < 2
    ? [{ from: 0, to: lines.length }]
    : starts.map((from, index) => ({ from, to: starts[index + 1] ?? lines.length }));
}

/** All that one tool printed, each entry with whose it is. */
function readAll(parser: Parser, pasted: Pasted): Found | undefined {
  const founds = partsOf(pasted).flatMap(({ from, to }) => {
    const whole = from === 0 && to === pasted.lines.length;
    const part = whole ? pasted : pastedOf(pasted.lines.slice(from, to));
    const found = parser.read(part);
    if (found === undefined) return [];
    const of = typedAbove(part.lines, found.from)?.of;
    const rows = of === undefined ? found.rows : found.rows.map((row) => ({ owner: of, ...row }));
    return [{ ...found, rows, from: found.from + from, to: found.to + from }];
  });
  const [first] = founds;
  return (
    first && {
      ...first,
      rows: founds.flatMap(({ rows }) => rows),
      skipped: founds.flatMap(({ skipped = [] }) => skipped),
      to: founds.at(-1)?.to ?? first.to,
    }
  );
}

const typedAbove = (lines: readonly string[], at: number): TypedCommand | undefined =>
  lines.slice(0, at + 1).flatMap((line) => readTypedCommand(line) ?? [])[0];

/** No output is without a number of two digits, a time, or a version in front of something. */
const telling = /\d[\d:.-]|\bv?\d+\s+\S|"\w+":|revision/iu;

const mostUnread = 5;

/** The history in a text, if there is one; never an error, whatever the text. */
export function readListing(text: string): PasteReading | undefined {
  // one line is no history, unless it is JSON
  const trimmed = text.trim();
  if (!/[\n\r[{]/u.test(trimmed) || !telling.test(trimmed)) return undefined;
  const pasted = readPasted(text);
  for (const parser of parsers) {
    const found = readAll(parser, pasted);
    if (found === undefined) continue;
    const { words, cut } = beside(pasted, found.from, found.to);
    const skipped = (found.skipped ?? []).filter((line) => /\d/u.test(line) && !noise.test(line));
    const unread = [...cut, ...skipped].map((line) => line.trim().slice(0, 200)).slice(0, mostUnread);
    // the entry that serves may be the one that could not be read
    const rows = found.newestServes === true && unread.length === 0 ? withNewest(found.rows) : found.rows;
    const values = typedAbove(pasted.lines, found.from)?.place ?? {};
    return {
      listing: {
        tool: parser.tool,
        rows,
        ...(unread.length > 0 && { unread }),
        ...(Object.keys(values).length > 0 && { values }),
      },
      ...(found.commit !== undefined && { commit: found.commit }),
      words,
    };
  }
  return undefined;
}

/** Output beside words, of which nothing is known but that nobody typed it. */
export function readUnknown(text: string): PasteReading | undefined {
  const pasted = readPasted(text);
  const fenced = /```[^]*```/u.test(text);
  const shown = pasted.lines.some((line) => printed(line) || (noise.test(line) && /\S \S/u.test(line)));
  if (!fenced && pasted.data === undefined && !shown) return undefined;
  const outside =
    pasted.data === undefined
      ? pasted.lines
      : [...pasted.lines.slice(0, pasted.data.from), ...pasted.lines.slice(pasted.data.to + 1)];
  const words = (fenced ? text.replaceAll(/```[^]*?```/gu, '').split('\n') : outside).filter(
    (line) => !noise.test(line) && !printed(line),
  );
  return { listing: { tool: 'unknown', rows: [] }, words: words.join('\n').trim() };
}
