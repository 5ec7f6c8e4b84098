import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/playground/slack/plain-text.ts';
import { fromBot, startBench } from './bench.ts';
import { startSystemsTeam, type SystemsTeam } from './systems-bench.ts';

const shop = readFileSync(new URL('../fixtures/catalog/shop.yaml', import.meta.url), 'utf8');
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: checkout
spec:
  template:
    spec:
      containers:
        - name: app
          image: checkout:latest
`;

let team: SystemsTeam;

beforeEach(async () => {
  team = await startSystemsTeam();
});

afterEach(() => team.bench.stop());

const names = async (): Promise<string[]> =>
  (await team.bench.store.systems.list(team.bench.slack.team.id)).map(({ id }) => id);

const share = async (text: string, ...files: readonly (readonly [name: string, content: string | Buffer])[]) => {
  const { slack } = team.bench;
  await slack.dm({ user: team.anna, text, files: files.map(([name, content]) => slack.fileOf(name, content)) });
  await team.bench.idle(15_000);
  return plainText(team.last());
};

describe('somebody who shares a Backstage catalog with the bot', () => {
  it.each(['', 'system import', 'please import this'])('has its systems taken over, saying %j', async (words) => {
    expect(await share(words, ['catalog-info.yaml', shop])).toContain(
      'I took over from the file: Checkout, billing-api, shop',
    );
    expect(await names()).toEqual(['billing-api', 'checkout', 'shop']);
    team.bench.slack.expectNoProblems();
  });

  it('can do it in a channel, beside a mention', async () => {
    const { slack } = team.bench;
    const files = [slack.fileOf('catalog-info.yml', shop)];
    await slack.mention({ user: team.anna, channel: team.channel, text: 'system import', files });
    await team.bench.idle();
    expect(plainText(team.last())).toContain('I took over from the file: Checkout, billing-api, shop');
    expect(team.last().ephemeralTo).toBe(team.anna.id);
    slack.expectNoProblems();
  });

  it('is heard where Slack sends a mention with a file as a message alone, and answered once where it sends both', async () => {
    const alone = await startBench({ events: ['message.channels', 'message.im'] });
    for (const bench of [alone, team.bench]) {
      const user = bench.slack.addUser('carl');
      const channel = bench.slack.addChannel({ members: [user] });
      const files = [bench.slack.fileOf('catalog-info.yaml', shop)];
      await bench.slack.mention({ user, channel, text: 'import', files });
      await bench.idle();
      const said = fromBot(bench).filter((one) => plainText(one).includes('I took over from the file'));
      expect(said).toHaveLength(1);
    }
    await alone.stop();
  });

  it('may share more than a message holds, and is told where it is too much', async () => {
    const many = Array.from({ length: 400 }, (_, at) => `kind: System\nmetadata: { name: system-${at} }`).join(
      '\n---\n',
    );
    expect(await share('', ['catalog-info.yaml', many])).toMatch(
      /I took over from the file: system-0, system-1.*Not usable, by line: 600: from here on it is left out/su,
    );
    expect((await names()).length).toBe(200);
  });

  it('is told by line what cannot be used, and in which file', async () => {
    const wrong = 'kind: Component\nmetadata:\n  title: no name\n';
    expect(await share('', ['catalog-info.yaml', wrong])).toMatch(
      /I took over nothing.*Not usable, by line: 3: metadata/su,
    );
    const both = await share('', ['catalog-info.yaml', shop], ['catalog-info.eu.yaml', wrong]);
    expect(both).toMatch(/took over from the file: Checkout.*catalog-info\.eu\.yaml:3: metadata/su);
  });

  it('has no password of it kept or repeated, and is told', async () => {
    const secret = ['hunter2', 'secret'].join('');
    const leaky = `${shop}\n---\nkind: System\nmetadata:\n  name: kiosk\n  description: postgres://kiosk:${secret}@db.internal.io/kiosk\n`;
    await share('', ['catalog-info.yaml', leaky]);
    expect(await names()).toContain('kiosk');
    expect(JSON.stringify(await team.bench.store.systems.list(team.bench.slack.team.id))).not.toContain(secret);
    const said = team.bench.slack.messages.filter((message) => message.fromBot);
    expect(JSON.stringify(said)).not.toContain(secret);
    expect(said.map((one) => plainText(one)).join('\n')).toContain('There was a credential in your message: password');
  });
});

describe('somebody who shares another file', () => {
  it('has it looked through like a pasted one', async () => {
    expect(await share('--validate', ['deployment.yaml', deployment])).toBeTruthy();
    const said = team.bench.slack.messages
      .filter((message) => message.fromBot)
      .map((one) => plainText(one))
      .join('\n');
    expect(said).toContain('latest');
    expect(said).toMatch(/Deployment|Kubernetes/u);
    team.bench.slack.expectNoProblems();
  });

  it.each([
    ['Dockerfile', 'FROM node:latest\nCMD node app.js\n', 'node:latest'],
    [
      'Jenkinsfile',
      "pipeline { agent any\n stages { stage('deploy') { steps { sh 'kubectl apply -f .' } } } }\n",
      'Jenkins',
    ],
  ])('has a %s looked through, whose name has no end', async (name, content, found) => {
    await share('review this', [name, content]);
    const said = fromBot(team.bench).map((one) => plainText(one));
    expect(said.join('\n')).toContain('Review of');
    expect(said.join('\n')).toContain(found);
    team.bench.slack.expectNoProblems();
  });

  it.each([
    ['a program', 'checkout', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), 'I read text'],
    ['a picture', 'screen.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]), 'I read text'],
    ['what only looks like text', 'dump.txt', Buffer.from([0xff, 0xfe, 0x00, 0x41]), 'I read text'],
    ['too much', 'all.yaml', 'a: b\n'.repeat(10_000), 'is longer than what I read'],
    ['far too much', 'catalog-info.yaml', `# ${'x'.repeat(300_000)}`, 'is longer than what I read'],
  ])('is told that it is %s', async (_, name, content, told) => {
    expect(await share('', [name, content])).toContain(told);
    team.bench.slack.expectNoProblems();
  });

  it('gets an answer to the question beside a picture', async () => {
    await share('rollback checkout to v2.3 on eks', ['screen.png', Buffer.from([0x89, 0])]);
    const [root] = team.roots().slice(-1);
    expect(
      team.bench.slack.messages.some((one) => one.fromBot && plainText(one).includes('Roll back checkout to v2.3')),
    ).toBe(true);
    expect(root === undefined ? '' : plainText(root)).not.toContain('I read text');
  });
});

describe('a file that Slack does not hand over', () => {
  it('is not taken for the page on which people log in', async () => {
    const { slack } = team.bench;
    slack.failNext('file', { status: 403 });
    expect(await share('', ['catalog-info.yaml', shop])).toContain('Slack did not let me read catalog-info.yaml');
    expect(await names()).toEqual([]);
  });

  it('is read later when Slack is away for a moment', async () => {
    const { slack } = team.bench;
    slack.failNext('files.info', { status: 503 });
    slack.failNext('file', { status: 500 });
    expect(await share('', ['catalog-info.yaml', shop])).toContain('I took over from the file');
  });

  it('is a matter of the scope where the app lacks it, and that is said', async () => {
    const { slack } = team.bench;
    slack.failNext('files.info', { error: 'missing_scope' });
    expect(await share('', ['catalog-info.yaml', shop])).toContain('files:read');
  });
});
