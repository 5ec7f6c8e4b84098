import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(import.meta.resolve('gitlab-ci-local'));

const git = (folder: string, ...words: readonly string[]): void => {
  execFileSync(
    'git',
    ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', ...words],
    {
      cwd: folder,
      stdio: 'ignore',
    },
  );
};

/** The jobs it found, or why it refuses. It resolves includes, extends, stages and needs, and wants a repository. */
export async function gitlabCiLocal(
  folder: string,
): Promise<{ readonly jobs: readonly string[] } | { readonly refused: string }> {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'remote', 'add', 'origin', 'https://gitlab.com/shop/checkout.git');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=x');
  git(folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, '--list-csv-all'],
      { cwd: folder, env: { ...process.env, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        if (error) resolve({ refused: `${stdout}${stderr}` });
        else
          resolve({
            jobs: stdout
              .trim()
              .split('\n')
              .slice(1)
              .map((row) => row.split(';')[0] ?? ''),
          });
      },
    );
  });
}
