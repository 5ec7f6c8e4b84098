import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { askCli } from './ask-cli.ts';
import { startSlack } from './slack/bench.ts';
import { bareEnvironment, ourProgram } from './support/our-program.ts';
import { open } from './store/open.ts';

const shop = fileURLToPath(new URL('fixtures/catalog/shop.yaml', import.meta.url));

/** As `npm run -s systems:import`, with that environment and nothing else. */
const run = async (words: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [...ourProgram('systems-import'), ...words], {
    cwd: tmpdir(),
    env: { ...bareEnvironment(), ...env },
  });
  const code = new Promise((resolve) => child.on('close', resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, output, errors };
};

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'systems-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
};

it('takes systems over from a catalog, says what it did, and changes nothing when it is done again', async () => {
  const folder = await newFolder();
  const path = join(folder, 'consultant.sqlite');
  const env = { DATA_DIR: folder };
  expect(await run(['--tenant', 'T1', shop], env)).toEqual({
    code: 0,
    output: 'Checkout: new\nbilling-api: new\nshop: new\n',
    errors: '',
  });
  expect((await run(['--tenant', 'T1', shop], env)).output).toBe('Checkout: same\nbilling-api: same\nshop: same\n');
  const store = await open({ kind: 'sqlite', path });
  expect(await store.systems.find('T1', 'checkout')).toMatchObject({ person: 'shop.yaml', record: { ci: 'jenkins' } });
  const audited = await store.audit.list('T1', { most: 9 });
  expect(audited.map(({ system, person, change }) => [system, person, change?.kind])).toEqual(
    ['shop', 'billing-api', 'checkout'].map((id) => [id, 'shop.yaml', 'system-added']),
  );
  await store.close();
});

it('asks Slack whose systems they are, and says by line what cannot be used', async () => {
  const slack = await startSlack();
  onTestFinished(() => slack.close());
  const folder = await newFolder();
  const file = join(folder, 'catalog-info.yaml');
  await writeFile(file, 'kind: Component\nmetadata:\n  name: till\n---\nkind: Component\nmetadata: {}\n');
  const path = join(folder, 'consultant.sqlite');
  const env = {
    DATA_DIR: folder,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
  };
  const { code, output, errors } = await run([file], env);
  expect(output).toBe('till: new\n');
  expect(errors).toMatch(/catalog-info\.yaml:6: metadata\.name/u);
  expect(code).toBe(2);
  const store = await open({ kind: 'sqlite', path });
  expect(await store.systems.list(slack.team.id)).toMatchObject([{ id: 'till' }]);
  await store.close();
});

it.each([
  [[], 'expected: systems:import'],
  [[shop], 'SLACK_BOT_TOKEN: not set'],
  [['--tenant', 'T1', 'nowhere.yaml'], 'nowhere.yaml: cannot be read (ENOENT)'],
])('tells what is missing: %j', async (words, told) => {
  const { code, errors } = await run(words, { DATA_DIR: await newFolder() });
  expect(code).toBe(1);
  expect(errors).toContain(told);
});

it('answers in a terminal in the light of a catalog', async () => {
  const about = await askCli(['--systems', shop, 'rollback', 'checkout', 'to', 'v2.3']);
  expect(about.code).toBe(0);
  expect(about.out).toContain('Argo CD');
  expect(about.out).toContain('checkout-production');
  const list = await askCli(['--systems', shop, 'system']);
  expect(list.out).toMatch(/billing-api\s*\|\s*Amazon ECS/u);
});
