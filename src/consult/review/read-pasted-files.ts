import type { FileKind } from '../inquiry.ts';

/** Finds the configuration in what somebody pasted, with or without a fence around it, and the words beside it. */

export interface PastedFile {
  readonly kind: FileKind;
  readonly text: string;
}

export interface PastedFiles {
  readonly files: readonly PastedFile[];
  /** What was said beside them. */
  readonly words: string;
}

interface Sign {
  readonly kind: FileKind;
  /** Where it begins. */
  readonly begins: RegExp;
  /** What it must hold as well: one word alone is talk. */
  readonly holds: readonly RegExp[];
}

const signs: readonly Sign[] = [
  {
    kind: 'kubernetes',
    begins: /^(?:---[ \t]*\n|#[^\n]*\n){0,40}[ \t]*(?:apiVersion|kind):[ \t]*\S/mu,
    holds: [/^[ \t]*apiVersion:[ \t]*["']?[\w./-]+/mu, /^[ \t]*kind:[ \t]*["']?[A-Z]\w+/mu],
  },
  {
    kind: 'github-actions',
    begins: /^(?:#[^\n]*\n){0,40}(?:name|run-name|on|'on'|"on"|permissions|env|concurrency|defaults|jobs):/mu,
    holds: [/^jobs:[ \t]*$/mu, /^[ \t]+(?:runs-on|uses):[ \t]*\S/mu],
  },
  {
    kind: 'compose',
    begins:
      /^(?:#[^\n]*\n){0,40}(?:version:[^\n]*|name:[^\n]*|services:[ \t]*|x-[\w-]+:[^\n]*|volumes:[ \t]*|networks:[ \t]*)\n/mu,
    holds: [/^services:[ \t]*$/mu, /^[ \t]+(?:image|build):/mu],
  },
  {
    kind: 'gitlab-ci',
    begins: /^(?:#[^\n]*\n){0,40}(?:\.?[\w][\w .:-]*):(?:[ \t]*\n[ \t-]|[ \t]*[[\w"'])/mu,
    holds: [
      /^[ \t]+(?:before_script|after_script|script):/mu,
      /^[ \t]+script:[ \t]*\n[ \t]*-[ \t]|^(?:stages|image|variables|include|default):|^[ \t]+(?:stage|image|rules|needs|extends|only):/mu,
    ],
  },
  {
    kind: 'terraform',
    begins:
      /^(?:#[^\n]*\n){0,40}(?:terraform|locals|(?:resource|data)[ \t]+"[\w-]+"[ \t]+"[\w-]+"|(?:provider|module|variable|output)[ \t]+"[\w-]+")[ \t]*\{/mu,
    holds: [/\{[^]*\}/u],
  },
  {
    kind: 'jenkinsfile',
    begins:
      /^(?:(?:\/\/|#!|@Library|import )[^\n]*\n|[ \t]*\n){0,40}(?:pipeline[ \t]*\{|node(?:[ \t]*\([^)\n]*\))?[ \t]*\{)/mu,
    holds: [/(?:^|[{;])\s*(?:agent\b|stages?\s*[({])/mu, /(?:^|[{;])\s*(?:sh|bat|steps|environment)\b/mu],
  },
  {
    kind: 'dockerfile',
    begins: /^(?:#[^\n]*\n|ARG[ \t][^\n]*\n|[ \t]*\n){0,40}FROM[ \t]+\S+/mu,
    holds: [
      /^FROM[ \t]+(?:--platform=\S+[ \t]+)?[\w$&#@{][\w.:/@${}-]*(?:[ \t]+(?:AS|as)[ \t]+\S+)?[ \t]*$/mu,
      /^(?:RUN|COPY|ADD|CMD|ENTRYPOINT|WORKDIR|ENV|EXPOSE|USER|ARG|HEALTHCHECK|LABEL|VOLUME)[ \t]+\S/mu,
    ],
  },
  {
    kind: 'helm-values',
    begins:
      /^(?:#[^\n]*\n){0,40}(?:replicaCount|image|nameOverride|fullnameOverride|imagePullSecrets|global|service|ingress|resources|env|autoscaling):(?:[ \t]*\n|[ \t]*[[{"'\d])/mu,
    holds: [
      /^(?:replicaCount|nameOverride|fullnameOverride|podAnnotations|podSecurityContext|autoscaling|imagePullSecrets|serviceAccount):/mu,
      /^[ \t]+(?:repository|tag|pullPolicy|enabled|create|requests|limits|minReplicas|type):/mu,
    ],
  },
];

/** Nobody reads more of what a machine says about it. */
const longest = 60_000;
const mostFiles = 8;

const escapes: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** As it was copied: without what Slack and a phone made of it. */
const asCopied = (text: string): string =>
  text
    .slice(0, longest)
    .replaceAll(/&(?:amp|lt|gt);/gu, (found) => escapes[found] ?? found)
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(/[\u00A0\u2007\u202F]/gu, ' ')
    .replaceAll(/[“”„]/gu, '"')
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[\u200B\uFEFF]/gu, '');

function kindOf(text: string): FileKind | undefined {
  return signs.find(({ begins, holds }) => begins.test(text) && holds.every((hold) => hold.test(text)))?.kind;
}

/** What stands on the line of the opening fence is a language, or already the file: Slack breaks no line there. */
const fenced = /```([^]*?)```/gu;
const language = /^[ \t]*(?:[a-z][\w+-]{0,15})?[ \t]*\n/iu;

function fromFences(text: string): PastedFiles | undefined {
  const files: PastedFile[] = [];
  const words = text.replaceAll(fenced, (whole, inside: string) => {
    const file = inside.replace(language, '').trimEnd();
    const kind = kindOf(file);
    if (kind === undefined) return whole;
    files.push({ kind, text: file });
    return '\n';
  });
  return files.length === 0 ? undefined : { files: files.slice(0, mostFiles), words: words.trim() };
}

/** A closing remark: lines below the last empty one that are sentences and nothing a file could hold. */
function withoutRemark(text: string): { readonly file: string; readonly remark: string } {
  const end = text.trimEnd();
  const at = end.lastIndexOf('\n\n');
  const last = at === -1 ? '' : end.slice(at + 2);
  const talk =
    last !== '' &&
    last.split('\n').every((line) => /^[A-Za-z][^:{}=[\]"$]*[?.!]?$/u.test(line) && /\S \S+ \S/u.test(line));
  return talk && !/^(?:RUN|COPY|ADD|CMD|FROM|ENV|USER|ENTRYPOINT)\b/u.test(last)
    ? { file: end.slice(0, at), remark: last }
    : { file: end, remark: '' };
}

/** Only on the first line a file may begin behind words: "review this: apiVersion: v1". */
const behindWords =
  /^[^\n]*?(?<=[\s:])(?=(?:apiVersion:[ \t]*\S|FROM[ \t]+\S+[ \t]*\n|services:[ \t]*\n|pipeline[ \t]*\{|(?:on|name|jobs|stages):[ \t]*\S*\n|(?:resource|provider)[ \t]+"|terraform[ \t]*\{))/u;

function unfenced(text: string): PastedFiles | undefined {
  const led = behindWords.exec(text)?.[0] ?? '';
  const split = led.trim() === '' ? text : `${led}\n${text.slice(led.length)}`;
  for (const { kind, begins, holds } of signs) {
    const start = begins.exec(split)?.index;
    if (start === undefined) continue;
    const { file, remark } = withoutRemark(split.slice(start));
    if (!holds.every((hold) => hold.test(file))) continue;
    const above = split.slice(0, start);
    // another file may stand there: it is read too, and does not stay among the words
    const other = unfenced(above);
    return {
      files: [...(other?.files ?? []), { kind, text: file }].slice(0, mostFiles),
      words: `${other?.words ?? above}\n${remark}`.trim(),
    };
  }
  return undefined;
}

/** Braces need no lines. */
const pipelineInALine = /\bpipeline[ \t]*\{[ \t]*(?:agent|environment|stages)\b/u;

/** The files in a text, if there are any; never an error, whatever the text. */
export function readPastedFiles(text: string): PastedFiles | undefined {
  // a sentence is no file, whatever words it holds
  if (!text.includes('\n') && !pipelineInALine.test(text)) return undefined;
  const copied = asCopied(text);
  return fromFences(copied) ?? (copied.includes('```') ? unfenced(copied.replaceAll('```', '')) : unfenced(copied));
}
