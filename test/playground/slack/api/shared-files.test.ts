import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startFakeSlack, type FakeSlack } from '../../../../src/playground/slack/fake-slack.ts';

const scopes = ['chat:write', 'im:history', 'files:read'];
const info = z.object({
  file: z.object({ name: z.string(), size: z.number(), mimetype: z.string(), url_private_download: z.string() }),
});

let slack: FakeSlack;

beforeEach(async () => {
  slack = await startFakeSlack({ scopes });
  slack.connect('http://127.0.0.1:9/nobody');
});

afterEach(() => slack.close());

/** Nobody hears it: what counts is what is there. */
const share = async (name: string, content: string, shared = true): Promise<string> => {
  const file = slack.fileOf(name, content);
  const anna = slack.addUser('anna');
  if (shared) await slack.dm({ user: anna, text: '', files: [file] });
  slack.forget();
  return file.id;
};

const told = async (id: string, token = slack.botToken) =>
  info.parse(await new WebClient(token, { slackApiUrl: slack.apiUrl }).files.info({ file: id })).file;

const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

describe('a file that somebody shares', () => {
  it('is told of and handed over to a token that may read it', async () => {
    const file = await told(await share('Catalog-Info.yaml', 'kind: System\n'));
    expect(file).toMatchObject({ name: 'Catalog-Info.yaml', size: 13, mimetype: 'text/plain' });
    const response = await fetch(file.url_private_download, bearer(slack.botToken));
    expect([response.status, await response.text()]).toEqual([200, 'kind: System\n']);
    slack.expectNoProblems();
  });

  it.each([
    ['without a token', undefined],
    ['with a token of nobody', 'xoxb-nobody'],
  ])('is asked for %s and answered with the page to log in, which is no error', async (_, token) => {
    const { url_private_download: url } = await told(await share('a.yaml', 'a: 1\n'));
    const sent = token === undefined ? {} : bearer(token);
    const first = await fetch(url, { ...sent, redirect: 'manual' });
    expect(first.status).toBe(302);
    const followed = await fetch(url, sent);
    expect(followed.status).toBe(200);
    expect(followed.headers.get('content-type')).toContain('text/html');
    expect(slack.problems.map(({ code }) => code)).toEqual(['login_page', 'login_page']);
  });

  it('is not there for a bot where it was not shared', async () => {
    await expect(told(await share('a.yaml', 'a: 1\n', false))).rejects.toThrow('file_not_found');
  });

  it('is not told of without the scope', async () => {
    const other = await startFakeSlack({ scopes: ['chat:write'] });
    const client = new WebClient(other.botToken, { slackApiUrl: other.apiUrl });
    await expect(client.files.info({ file: 'F1' })).rejects.toThrow('missing_scope');
    await other.close();
  });
});
