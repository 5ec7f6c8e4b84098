import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeSlack, type FakeSlack } from '../../../../src/playground/slack/fake-slack.ts';
import { isObject, type JsonObject } from '../../../../src/playground/slack/json-object.ts';

let slack: FakeSlack;
const hour = 60 * 60 * 1000;

beforeEach(async () => {
  slack = await startFakeSlack({ tokenRotation: true, scopes: ['chat:write'] });
});

afterEach(() => slack.close());

const call = async (method: string, args: Record<string, string>): Promise<JsonObject> => {
  const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', body: new URLSearchParams(args) });
  const answer: unknown = await response.json();
  return isObject(answer) ? answer : {};
};

const app = () => ({ client_id: slack.clientId, client_secret: slack.clientSecret });
const access = (args: Record<string, string>) => call('oauth.v2.access', { ...app(), ...args });
const renew = (token: unknown) => access({ grant_type: 'refresh_token', refresh_token: String(token) });
const whoIs = async (token: unknown) => (await call('auth.test', { token: String(token) }))['error'] ?? 'ok';

describe('oauth.v2.access', () => {
  it('gives a token for a code, once, to the app alone', async () => {
    const code = slack.oauthCode(slack.team);
    expect(await access({ code, client_secret: 'wrong' })).toMatchObject({ error: 'bad_client_secret' });
    expect(await access({ code, client_id: '1.2' })).toMatchObject({ error: 'invalid_client_id' });
    expect(await access({ code })).toMatchObject({
      ok: true,
      token_type: 'bot',
      expires_in: 43_200,
      bot_user_id: slack.botUserId,
      team: { id: slack.team.id, name: 'acme' },
      enterprise: null,
      is_enterprise_install: false,
    });
    expect(await access({ code })).toMatchObject({ error: 'invalid_code' });
  });

  it('gives a token that ends after twelve hours, and one to renew it with, once', async () => {
    const first = await access({ code: slack.oauthCode(slack.team) });
    slack.advance(11 * hour);
    const second = await renew(first['refresh_token']);
    expect(second).toMatchObject({ ok: true, expires_in: 43_200 });
    expect(await whoIs(first['access_token'])).toBe('ok');
    expect(await whoIs(second['access_token'])).toBe('ok');
    slack.advance(2 * hour);
    expect(await whoIs(first['access_token'])).toBe('token_expired');
    expect(await renew(first['refresh_token'])).toMatchObject({ error: 'invalid_refresh_token' });
    expect(await renew(second['refresh_token'])).toMatchObject({ ok: true });
  });

  it('renews again for a moment, for whoever lost the answer, and lets two tokens live', async () => {
    const first = await access({ code: slack.oauthCode(slack.team) });
    const lost = await renew(first['refresh_token']);
    const again = await renew(first['refresh_token']);
    expect(await whoIs(first['access_token'])).toBe('token_revoked');
    expect(await whoIs(lost['access_token'])).toBe('ok');
    expect(await whoIs(again['access_token'])).toBe('ok');
    slack.advance(31_000);
    expect(await renew(first['refresh_token'])).toMatchObject({ error: 'invalid_refresh_token' });
  });

  it('gives nothing more, and takes nothing, after the app was taken out', async () => {
    const given = await access({ code: slack.oauthCode(slack.team) });
    slack.uninstall(slack.team);
    expect(await whoIs(given['access_token'])).toBe('token_revoked');
    expect(await renew(given['refresh_token'])).toMatchObject({ error: 'invalid_refresh_token' });
    expect(await whoIs((await access({ code: slack.oauthCode(slack.team) }))['access_token'])).toBe('ok');
  });

  it('gives one token for all workspaces of an organisation, and for no other', async () => {
    const enterprise = slack.addEnterprise('corp');
    const [east, west] = ['east', 'west'].map((name) => slack.addTeam(name, { enterprise, orgWide: true }));
    const given = await access({ code: slack.oauthCode(enterprise) });
    expect(given).toMatchObject({ team: null, enterprise: { id: enterprise.id }, is_enterprise_install: true });
    const token = String(given['access_token']);
    for (const team of [east, west]) {
      const channel = slack.addChannel({ team: team! }).id;
      expect(await call('chat.postMessage', { token, channel, text: 'x' })).toMatchObject({ ok: true });
    }
    const foreign = slack.addChannel().id;
    expect(await call('chat.postMessage', { token, channel: foreign, text: 'x' })).toMatchObject({
      error: 'channel_not_found',
    });
    expect(await call('auth.test', { token, team_id: slack.team.id })).toMatchObject({
      error: 'team_access_not_granted',
    });
  });
});

describe("Slack's page", () => {
  const page = (query: Record<string, string>): string =>
    `https://slack.com/oauth/v2/authorize?${new URLSearchParams({ client_id: slack.clientId, ...query })}`;
  const anna = () => slack.addUser('anna');

  it('gives a code and the state back', () => {
    const approval = slack.approve(page({ scope: 'chat:write', state: 's' }), slack.team, anna());
    expect(approval['state']).toBe('s');
    expect(approval['code']).toMatch(/^code/u);
    expect(slack.cancel(page({ scope: 'chat:write', state: 's' }))).toEqual({ error: 'access_denied', state: 's' });
  });

  it('gives what a person allowed for themselves without a bot', async () => {
    const { code = '' } = slack.approve(page({ user_scope: 'search:read' }), slack.team, anna());
    const given = await access({ code });
    expect(given).toMatchObject({ ok: true, authed_user: { scope: 'search:read', token_type: 'user' } });
    expect(given).not.toHaveProperty('access_token');
  });

  it.each([
    ['another address', 'https://evil.example/oauth/v2/authorize', {}],
    ['another app', undefined, { client_id: '1.2', scope: 'chat:write' }],
    ['no scopes', undefined, {}],
    ['scopes that the manifest lacks', undefined, { scope: 'chat:write,files:write' }],
  ])('is not shown for %s', (_, address, query: Record<string, string>) => {
    expect(() => slack.approve(address ?? page(query), slack.team, anna())).toThrow(/./u);
  });
});
