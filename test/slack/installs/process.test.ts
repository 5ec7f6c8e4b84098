import { readdir, readFile } from 'node:fs/promises';
import { join as path } from 'node:path';
import { describe, it } from 'vitest';
import { kill, portOf } from '../process.ts';
import { set } from '../processes.ts';
import { cookieOf } from './many-bench.ts';

const patient = { timeout: 90_000 };

describe.concurrent('npm start with a client id', patient, () => {
  it('serves whoever installs it, also after it was killed, and keeps no token in the clear', async ({
    expect,
    onTestFinished,
  }) => {
    const { slack, folder, anna, channel, start, roots } = await set(onTestFinished);
    const env = {
      SLACK_BOT_TOKEN: '',
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    };
    const begin = async () => {
      const one = start(env);
      await one.says(/because SLACK_CLIENT_ID is set; the app is installed in workspaces at \/slack\/install/u);
      slack.connect(`http://127.0.0.1:${portOf(one)}/slack/events`);
      return one;
    };
    const first = await begin();
    const url = `http://127.0.0.1:${portOf(first)}`;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const page = await fetch(`${url}/slack/install`, { redirect: 'manual' });
    const approval = slack.approve(page.headers.get('location') ?? '', slack.team, anna);
    const back = await fetch(`${url}/slack/oauth_redirect?${new URLSearchParams(approval)}`, {
      headers: { cookie: cookieOf(page) },
    });
    expect(back.status).toBe(200);
    slack.failNext('chat.postMessage', { status: 503 }, 20);
    const run = await slack.command({ user: anna, channel, text: 'rollback v2.3' });
    expect(run.acknowledged).toBe(true);
    await kill(first);
    slack.clearFaults();
    const second = await begin();
    await second.says('"outcome":"rollback"');
    expect(roots()).toHaveLength(1);
    const data = path(folder, 'data');
    const files = await readdir(data);
    const bytes = await Promise.all(files.map((file) => readFile(path(data, file), 'latin1')));
    expect(bytes.join('')).toContain(slack.team.id);
    expect(`${bytes.join('')}${first.output()}${second.output()}`).not.toContain(slack.botToken);
    slack.expectNoProblems();
  });
});
