/** The part of the GitLab CI syntax that we use. */

export interface Rule {
  readonly if?: string;
  readonly when?: 'manual' | 'never' | 'on_success' | 'on_failure';
}

export interface GitlabJob {
  readonly extends?: readonly string[];
  readonly stage?: string;
  readonly image?: string | { readonly name: string; readonly entrypoint: readonly string[] };
  readonly variables?: Readonly<Record<string, string>>;
  readonly id_tokens?: Readonly<Record<string, { readonly aud: string }>>;
  readonly needs?: readonly (
    | string
    | { readonly job: string; readonly artifacts?: boolean; readonly optional?: boolean }
  )[];
  readonly rules?: readonly Rule[];
  readonly cache?: {
    readonly key: { readonly files: readonly string[]; readonly prefix: string };
    readonly paths: readonly string[];
  };
  readonly environment?: { readonly name: string; readonly action?: 'start' | 'verify' };
  readonly resource_group?: string;
  readonly interruptible?: boolean;
  readonly timeout?: string;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly artifacts?: {
    readonly paths?: readonly string[];
    readonly expire_in?: string;
    readonly reports?: { readonly dotenv: string };
  };
  readonly release?: { readonly tag_name: string; readonly ref: string; readonly description: string };
}

export type Jobs = Readonly<Record<string, GitlabJob>>;

export const onMain: readonly Rule[] = [{ if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' }];
