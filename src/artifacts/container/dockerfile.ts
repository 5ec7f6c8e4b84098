/** A Dockerfile as instructions. Commands are lists of words, so no shell stands between Docker and the program. */

export type Instruction =
  | { readonly from: string; readonly as?: string }
  | { readonly arg: string }
  | { readonly env: Readonly<Record<string, string>> }
  | { readonly workdir: string }
  | { readonly copy: readonly string[]; readonly to: string; readonly from?: string; readonly chown?: string }
  | { readonly run: readonly string[]; readonly cache?: string }
  | { readonly user: string }
  | { readonly expose: number }
  | { readonly label: Readonly<Record<string, string>> }
  | { readonly healthcheck: readonly string[] }
  | { readonly entrypoint: readonly string[] }
  | { readonly comment: string };

const words = (list: readonly string[]): string => JSON.stringify(list).replaceAll('","', '", "');
const pairs = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${/^[\w./:@-]+$/.test(value) ? value : `"${value}"`}`)
    .join(' ');

function line(one: Instruction): string {
  if ('copy' in one) {
    const options = [one.from && `--from=${one.from}`, one.chown && `--chown=${one.chown}`].filter(Boolean);
    return ['COPY', ...options, ...one.copy, one.to].join(' ');
  }
  if ('from' in one) return `FROM ${one.from ?? ''}${one.as === undefined ? '' : ` AS ${one.as}`}`;
  if ('arg' in one) return `ARG ${one.arg}`;
  if ('env' in one) return `ENV ${pairs(one.env)}`;
  if ('workdir' in one) return `WORKDIR ${one.workdir}`;
  if ('run' in one) {
    return `RUN ${one.cache === undefined ? '' : `--mount=type=cache,target=${one.cache} `}${one.run.join(' \\\n  && ')}`;
  }
  if ('user' in one) return `USER ${one.user}`;
  if ('expose' in one) return `EXPOSE ${one.expose}`;
  if ('label' in one) return `LABEL ${pairs(one.label)}`;
  if ('healthcheck' in one) {
    return `HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \\\n  CMD ${words(one.healthcheck)}`;
  }
  if ('entrypoint' in one) return `ENTRYPOINT ${words(one.entrypoint)}`;
  return `# ${one.comment}`;
}

export const toDockerfile = (stages: readonly (readonly Instruction[])[]): string =>
  `# syntax=docker/dockerfile:1\n${stages.map((stage) => `${stage.map(line).join('\n')}\n`).join('\n')}`;
