import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApiBench, section, type ApiBench } from './api-bench.ts';

let bench: ApiBench;

beforeEach(async () => {
  bench = await createApiBench();
});
afterEach(() => bench.slack.close());

const expectRefused: ApiBench['expectRefused'] = (...args) => bench.expectRefused(...args);

describe('tokens', () => {
  it('knows the bot by its token', async () => {
    expect(await bench.call('auth.test')).toMatchObject({
      ok: true,
      team_id: bench.slack.team.id,
      user_id: bench.slack.botUserId,
    });
  });
  it('refuses calls without a token, with a wrong one, and with one for something else', async () => {
    await expectRefused('auth.test', { token: 'xoxb-nobody' }, 'invalid_auth');
    await expectRefused('auth.test', { token: bench.slack.appToken }, 'not_allowed_token_type');
    await expectRefused('apps.connections.open', {}, 'not_allowed_token_type');
    const response = await fetch(`${bench.slack.apiUrl}auth.test`, { method: 'POST' });
    expect(await response.json()).toEqual({ ok: false, error: 'not_authed' });
    bench.slack.revoke(bench.slack.botToken);
    await expectRefused('auth.test', { token: bench.slack.botToken }, 'token_revoked');
  });
  it('keeps workspaces apart', async () => {
    const other = bench.slack.addTeam('other');
    await expectRefused(
      'chat.postMessage',
      { token: other.botToken, channel: bench.channel.id, text: 'x' },
      'channel_not_found',
    );
    await expectRefused('users.info', { token: other.botToken, user: bench.anna.id }, 'user_not_found');
    await expectRefused(
      'views.publish',
      { token: other.botToken, user_id: bench.anna.id, view: { type: 'home', blocks: [] } },
      'user_not_found',
    );
  });
  it('checks scopes when told which there are', async () => {
    await bench.slack.close();
    bench = await createApiBench({ scopes: ['chat:write'] });
    await bench.post();
    await expectRefused('users.info', { user: 'U1' }, 'missing_scope');
  });
  it('holds an address it does not know against the bot', async () => {
    await fetch(bench.slack.apiUrl.replace('/api/', '/elsewhere'));
    expect(bench.slack.problems).toMatchObject([{ where: '/elsewhere', code: 'unknown_path' }]);
  });
  it('holds a method it does not know against the bot', async () => {
    await expectRefused('chat.postMessages', {}, 'unknown_method');
    expect(() => bench.slack.expectNoProblems()).toThrow('chat.postMessages: unknown_method');
  });
  it('exchanges a code for a token once', async () => {
    const code = bench.slack.oauthCode(bench.slack.team);
    const args = { code, client_id: bench.slack.clientId, client_secret: bench.slack.clientSecret };
    expect(await bench.call('oauth.v2.access', args)).toMatchObject({
      access_token: bench.slack.botToken,
      team: { id: bench.slack.team.id },
    });
    await expectRefused('oauth.v2.access', args, 'invalid_code');
    await expectRefused('oauth.v2.access', { ...args, client_secret: 'x' }, 'bad_client_secret');
    await expectRefused('oauth.v2.access', { ...args, client_id: 'x' }, 'invalid_client_id');
  });
});

describe('views', () => {
  const view = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [section] };
  const trigger = async (): Promise<string> =>
    (await bench.slack.command({ user: bench.anna, channel: bench.channel })).triggerId;
  beforeEach(() => bench.slack.connect('http://127.0.0.1:9/'));
  it('opens with a trigger once, within three seconds', async () => {
    const id = await trigger();
    expect(await bench.call('views.open', { trigger_id: id, view })).toMatchObject({
      view: { type: 'modal', callback_id: '' },
    });
    await expectRefused('views.open', { trigger_id: id, view }, 'exchanged_trigger_id');
    const late = await trigger();
    bench.slack.advance(3001);
    await expectRefused('views.open', { trigger_id: late, view }, 'expired_trigger_id');
    await expectRefused('views.open', { trigger_id: 'x', view }, 'invalid_trigger_id');
  });
  it('keeps the trigger when the view is invalid', async () => {
    const id = await trigger();
    await expectRefused('views.open', { trigger_id: id, view: { ...view, title: undefined } }, 'invalid_arguments');
    await expectRefused('views.open', { trigger_id: id, view: { type: 'home', blocks: [] } }, 'invalid_arguments');
    await bench.call('views.open', { trigger_id: id, view });
  });
  it('stacks three modals at most', async () => {
    await bench.call('views.open', { trigger_id: await trigger(), view });
    await bench.call('views.push', { trigger_id: await trigger(), view });
    await bench.call('views.push', { trigger_id: await trigger(), view });
    await expectRefused('views.push', { trigger_id: await trigger(), view }, 'push_limit_reached');
  });
  it('updates what is open, by id or external_id, if the hash is right', async () => {
    await bench.call('views.open', { trigger_id: await trigger(), view: { ...view, external_id: 'mine' } });
    const old = bench.slack.modalOf(bench.anna);
    const hash = old?.hash;
    await bench.call('views.update', { view_id: old?.id, hash, view: { ...view, external_id: 'mine' } });
    await expectRefused('views.update', { view_id: old?.id, hash, view }, 'hash_conflict');
    await bench.call('views.update', { external_id: 'mine', view: { ...view, external_id: 'mine', callback_id: 'b' } });
    expect(bench.slack.modalOf(bench.anna)?.content).toMatchObject({ callback_id: 'b' });
    await expectRefused('views.update', { view_id: 'V404', view }, 'not_found');
    await expectRefused(
      'views.push',
      { trigger_id: await trigger(), view: { ...view, external_id: 'mine' } },
      'duplicate_external_id',
    );
  });
  it('publishes a home, if the hash is right', async () => {
    const home = { type: 'home', blocks: [section] };
    await bench.call('views.publish', { user_id: bench.anna.id, view: home });
    await expectRefused('views.publish', { user_id: bench.anna.id, view: home, hash: 'old' }, 'hash_conflict');
    await expectRefused('views.publish', { user_id: bench.anna.id, view }, 'invalid_arguments');
    await expectRefused('views.publish', { user_id: 'U404', view: home }, 'user_not_found');
  });
});
