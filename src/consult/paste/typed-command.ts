import { isSafeValue } from '../understand/command/values.ts';

/** What the command says that stands above its output: where it was run, and of what. */
export interface TypedCommand {
  /** The release, workload or app whose history it is. */
  readonly of?: string;
  /** Where it was run, as commands of the plan need it. */
  readonly place: Readonly<Record<string, string>>;
}

const name = String.raw`(?:[\w.-]+\/)?(?<of>[A-Za-z0-9][\w.-]*)`;
const end = String.raw`(?=\s|$)`;

interface Tool {
  readonly command: RegExp;
  /** Whose history it is. */
  readonly of?: RegExp;
  readonly says?: Readonly<Record<string, RegExp>>;
}

const option = (names: string): RegExp => new RegExp(String.raw`\s(?:${names})[ =]["']?(?<said>[\w.-]+)`, 'u');
const named = (names: string): RegExp => new RegExp(String.raw`\s(?:${names})[ =]["']?${name}`, 'u');
/** Behind the words of the command and its options. */
const last = (words: string): RegExp => new RegExp(String.raw`\b${words}\s+${name}\s*$`, 'u');

const namespace = option('-n|--namespace');

const tools: readonly Tool[] = [
  {
    command: /\bhelm\s.*\b(?:history|hist)\b/u,
    of: last('(?:history|hist)'),
    says: { namespace },
  },
  {
    command: /\b(?:kubectl|oc)\s.*\brollout\s+history\b/u,
    of: /\bhistory\s+[a-z.]+(?:\/|\s+)(?<of>[a-z0-9][\w.-]*)\s*$/u,
    says: { namespace },
  },
  { command: /\b(?:kubectl|oc)\s.*\bget\b/u, says: { namespace } },
  { command: /\bargocd\s+app\s+(?:history|get)\b/u, of: last('(?:history|get)') },
  {
    command: /\bnomad\s+job\s+history\b/u,
    of: /\bhistory\s+(?:[\w.-]+\s+)?(?<of>[A-Za-z0-9][\w.-]*)\s*$/u,
    says: { nomad_namespace: option('--?namespace') },
  },
  { command: /\bheroku\s+releases\b/u, of: named('-a|--app') },
  { command: /\b(?:fly|flyctl)\s+releases\b/u, of: named('-a|--app') },
  {
    command: /\bgcloud\s.*\brun\s+revisions\s+list\b/u,
    of: named('--service'),
    says: { region: option('--region') },
  },
  {
    command: /\baws\s.*\becs\s+describe-services\b/u,
    of: named('--services'),
    says: { cluster: option('--cluster') },
  },
  { command: /\baws\s.*\blambda\s+list-versions-by-function\b/u, of: named('--function-name') },
  {
    command: /\baz\s.*\bcontainerapp\s+revision\s+list\b/u,
    of: named('-n|--name'),
    says: { resource_group: option('-g|--resource-group') },
  },
];

/** Options with what follows them, so that only the words of the command and the name are left. */
const options = new RegExp(
  String.raw`\s(?:(?:-n|--namespace|--max|-o|--output|--kube-context|--context|--revision|--kubeconfig|-N|--app-namespace)[ =]\S+|--?[\w-]+(?:=\S+)?)${end}`,
  'gu',
);

/** What follows a pipe says nothing of where the history is from. */
const commandIn = (line: string): string => line.replace(/\s[|>;&].*$/u, '');

export function readTypedCommand(line: string): TypedCommand | undefined {
  const whole = commandIn(line);
  const tool = tools.find(({ command }) => command.test(whole));
  if (tool === undefined) return undefined;
  const plain = whole.replaceAll(options, ' ').trimEnd();
  const of = (tool.of?.exec(whole) ?? tool.of?.exec(plain))?.groups?.['of'];
  const said = Object.entries(tool.says ?? {}).flatMap(([key, pattern]) => {
    const value = pattern.exec(whole)?.groups?.['said'];
    return value !== undefined && isSafeValue(value) ? [[key, value] as const] : [];
  });
  return {
    ...(of !== undefined && isSafeValue(of) && { of }),
    place: Object.fromEntries(said),
  };
}
