import { isSafeValue } from '../understand/command/values.ts';

/** What the command says that stands above its output: where it was run, and of what. */
export interface TypedCommand {
  readonly namespace?: string;
  /** The release or workload whose history it is. */
  readonly of?: string;
}

const command = /(?:^|\s)(?:helm|kubectl|oc)\s.*\b(?:history|hist|get)\b.*$/u;
const inNamespace = /(?:^|\s)(?:-n|--namespace)[ =]?(?<namespace>[a-z0-9][a-z0-9-]*)(?=\s|$)/u;
const options =
  /(?:^|\s)(?:(?:-n|--namespace|--max|-o|--output|--kube-context|--context|--revision|--kubeconfig)[ =]\S+|--?[\w-]+(?:=\S+)?)(?=\s|$)/gu;
const releaseHistory = /\bhelm\s+(?:history|hist)\s+(?<of>[a-z0-9][\w.-]*)\s*$/u;
const workloadHistory = /\brollout\s+history\s+[a-z.]+(?:\/|\s+)(?<of>[a-z0-9][\w.-]*)\s*$/u;

export function readTypedCommand(lines: readonly string[]): TypedCommand {
  const line = lines.find((one) => command.test(one)) ?? '';
  const namespace = inNamespace.exec(line)?.groups?.['namespace'];
  const plain = line.replaceAll(options, ' ').trim();
  const of = (releaseHistory.exec(plain) ?? workloadHistory.exec(plain))?.groups?.['of'];
  return {
    ...(namespace !== undefined && isSafeValue(namespace) && { namespace }),
    ...(of !== undefined && isSafeValue(of) && { of }),
  };
}
