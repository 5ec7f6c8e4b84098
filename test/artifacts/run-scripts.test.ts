import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFiles } from '../../src/artifacts/make-files.ts';
import { Checkout, digest, type Ran } from './checkout.ts';
import { inFolder } from './files.ts';
import { recipe } from './recipes.ts';

const pipeline = (more: object = {}): ReturnType<typeof makeFiles> =>
  makeFiles(recipe({ wants: ['pipeline', 'manifests'], system: 'checkout', language: 'node', ...more }));

describe('the scripts, run', () => {
  it('count versions by what the commits say', () => {
    inFolder(pipeline(), (folder) => {
      const repository = new Checkout(folder);
      const after = (message: string): string => {
        repository.git('commit', '--quiet', '--allow-empty', `--message=${message}`);
        const { out } = repository.run('next-version.sh');
        repository.git('tag', out);
        return out;
      };
      expect(repository.run('next-version.sh').out).toBe('v0.0.1');
      expect(after('feat: pay by invoice')).toBe('v0.1.0');
      expect(after('fix(cart): round once')).toBe('v0.1.1');
      expect(after('feat(api)!: prices are objects')).toBe('v1.0.0');
      expect(repository.run('next-version.sh').out).toBe('v1.0.0');
      expect(after('fix: typo\n\nBREAKING CHANGE: none of the old names work')).toBe('v2.0.0');
    });
  });

  it('refuse a tag, an unknown environment, and a namespace nobody set, before anything runs', () => {
    inFolder(pipeline(), (folder) => {
      const repository = new Checkout(folder);
      repository.tool('kubectl', 'touch "$(dirname "$0")/called"');
      const namespace = { NAMESPACE: 'shop' };
      expect(repository.run('deploy.sh', ['production', 'ghcr.io/shop/checkout:v2'], namespace)).toMatchObject({
        status: 2,
      });
      expect(repository.run('deploy.sh', ['prod', digest('a')], namespace)).toMatchObject({ status: 2 });
      expect(repository.run('deploy.sh', ['production', digest('a')]).said).toContain('set NAMESPACE');
      expect(repository.run('deploy.sh').said).not.toBe('');
      expect(spawnSync('ls', [join(folder, '.git/tools')], { encoding: 'utf8' }).stdout).toBe('kubectl\n');
    });
  });

  it('write the branch of the environment, once for the same image, and go back by another commit', () => {
    const files = pipeline({ gitops: 'argo-cd', namespace: 'shop', repository: 'https://github.com/shop/checkout' });
    inFolder(files, (folder) => {
      const repository = new Checkout(folder);
      const origin = join(folder, '.git/origin.git');
      execFileSync('git', ['init', '--quiet', '--bare', origin]);
      repository.git('remote', 'add', 'origin', origin);
      repository.tool('kustomize', 'printf "%s\\n" "$*" > .image');
      repository.tool('kubectl', 'cat "${!#}/.image"');
      const deploy = (image: string): Ran => repository.run('deploy.sh', ['production', image]);
      const running = (): string => repository.run('running.sh', ['production']).out;
      const commits = (): number =>
        repository.git('--git-dir', origin, 'log', '--format=%s', 'environment/production').split('\n').length;

      expect(running()).toBe('');
      expect(deploy(digest('a'))).toMatchObject({ status: 0 });
      expect([running(), commits()]).toEqual([digest('a'), 1]);
      expect(deploy(digest('a'))).toMatchObject({ status: 0, out: expect.stringContaining('already has') as string });
      expect(commits()).toBe(1);
      expect(deploy(digest('b'))).toMatchObject({ status: 0 });
      expect(deploy(digest('a'))).toMatchObject({ status: 0 });
      expect([running(), commits()]).toEqual([digest('a'), 3]);
      expect(repository.git('--git-dir', origin, 'ls-tree', '--name-only', 'environment/production')).toBe(
        'IMAGE\nmanifests.yaml',
      );
      expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1);
    });
  });

  it('call it verified only when the new image serves and errors stay inside the objective', () => {
    inFolder(pipeline({ namespace: 'shop' }), (folder) => {
      const repository = new Checkout(folder);
      repository.tool('kubectl', 'case "$*" in *jsonpath*) printf %s "$RUNNING" ;; esac');
      repository.tool(
        'curl',
        'case "$*" in *query*) echo "{\\"data\\":{\\"result\\":[{\\"value\\":[0,\\"$RATIO\\"]}]}}" ;; esac',
      );
      repository.tool('sleep', 'true');
      repository.tool(
        'jq',
        'if [[ $* == *--raw-output* ]]; then cat > /dev/null; echo "$RATIO"; else [[ $RATIO == 0.0001 ]]; fi',
      );
      const verify = (running: string, ratio: string, more: Readonly<Record<string, string>> = {}): Ran =>
        repository.run('verify.sh', ['production', digest('a')], {
          BASE_URL: 'https://shop.example.com',
          RUNNING: running,
          RATIO: ratio,
          ...more,
        });
      const watched = { PROMETHEUS_URL: 'https://prometheus.example.com', WATCH_MINUTES: '2' };
      expect(verify(digest('b'), '0').said).toContain('runs ghcr.io/shop/checkout@sha256:bbb');
      expect(verify(digest('a'), '0')).toMatchObject({
        status: 0,
        said: expect.stringContaining('not watched') as string,
      });
      expect(verify(digest('a'), '0.0001', watched)).toMatchObject({ status: 0 });
      expect(verify(digest('a'), '0.02', watched)).toMatchObject({
        status: 1,
        said: expect.stringContaining('Too many') as string,
      });
    });
  });
});
