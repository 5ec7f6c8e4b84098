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
import { type Pasted, readPasted } from './pasted.ts';
import type { Parser } from './parser.ts';
import { readTypedCommand } from './typed-command.ts';
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
    String.raw`^\s*(?:PRIMARY|ACTIVE|INACTIVE)\s+arn:`,
    String.raw`^\s*[a-z]+\.apps/\S+\s*$`,
  ].join('|'),
  'u',
);

function wordsBeside({ lines }: Pasted, from: number, to: number): string {
  const before = lines.slice(0, from);
  const after = lines.slice(to + 1);
  return [...before, ...after]
    .filter((line) => !noise.test(line))
    .join('\n')
    .trim();
}

/** No output is without a number of two digits, a time, or a version in front of something. */
const telling = /\d[\d:.-]|\bv?\d+\s+\S|"\w+":|revision/iu;

/** The history in a text, if there is one; never an error, whatever the text. */
export function readListing(text: string): PasteReading | undefined {
  // one line is no history, unless it is JSON
  const trimmed = text.trim();
  if (!/[\n\r[{]/u.test(trimmed) || !telling.test(trimmed)) return undefined;
  const pasted = readPasted(text);
  for (const parser of parsers) {
    const found = parser.read(pasted);
    if (found !== undefined) {
      const { namespace, of } = readTypedCommand(pasted.lines.slice(0, found.from + 1));
      const rows = of === undefined ? found.rows : found.rows.map((row) => ({ owner: of, ...row }));
      return {
        listing: { tool: parser.tool, rows, ...(namespace !== undefined && { values: { namespace } }) },
        ...(found.commit !== undefined && { commit: found.commit }),
        words: wordsBeside(pasted, found.from, found.to),
      };
    }
  }
  return undefined;
}
