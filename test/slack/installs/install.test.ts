import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ofStories } from '../../store/databases.ts';
import { addPlace, cookieOf, startMany, type Many, type Place } from './many-bench.ts';

let many: Many;
let place: Place;

beforeEach(async () => {
  many = await startMany(ofStories);
  place = addPlace(many, many.slack.team);
});

afterEach(() => many.stop());

const open = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${many.replica.url}${path}`, { redirect: 'manual', ...init });

const kept = () => many.replica.store.installations.of(place.team.id);

describe('somebody who installs the app', () => {
  it('is sent to Slack, allows it, and is told that it is there', async () => {
    const response = await many.install(place.team, place.person);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('The app is in acme.');
    expect(page).toContain(`https://slack.com/app_redirect?app=${many.slack.appId}&amp;team=${place.team.id}`);
    expect(await kept()).toMatchObject({
      tenant: place.team.id,
      token: place.team.botToken,
      botUserId: place.team.botUserId,
      person: place.person.id,
    });
    many.slack.expectNoProblems();
  });

  it('is served from then on, and the bot is ready before anybody is', async () => {
    expect((await open('/readyz')).status).toBe(200);
    await many.install(place.team, place.person);
    await many.slack.mention({ user: place.person, channel: place.channel, text: 'rollback v2.3' });
    const answer = await many.slack.waitForMessage((message) => message.channel === place.channel, 5000);
    expect(many.slack.callsTo('chat.postMessage')[0]?.token).toBe(place.team.botToken);
    expect(answer.author).toBe(place.team.botUserId);
    await many.idle();
  });

  it('and does not allow it is told that nothing happened', async () => {
    const first = await open('/slack/install');
    const answer = many.slack.cancel(first.headers.get('location') ?? '');
    const back = await open(`/slack/oauth_redirect?${new URLSearchParams(answer)}`, {
      headers: { cookie: cookieOf(first) },
    });
    expect(back.status).toBe(403);
    const page = await back.text();
    expect(page).toContain('you chose not to allow it');
    expect(page).toContain('<a href="/slack/install">Try again</a>');
    expect(await kept()).toBeUndefined();
  });

  it('comes back to the browser in which it began, once, and with what Slack gave', async () => {
    const first = await open('/slack/install');
    const cookie = cookieOf(first);
    const approval = many.slack.approve(first.headers.get('location') ?? '', place.team, place.person);
    const back = (query: Record<string, string>, headers: Record<string, string>): Promise<Response> =>
      open(`/slack/oauth_redirect?${new URLSearchParams(query)}`, { headers });
    const another = cookieOf(await open('/slack/install'));
    for (const [query, headers] of [
      [approval, {}],
      [approval, { cookie: another }],
      [{ code: approval['code'] ?? '' }, { cookie }],
      [{ ...approval, state: `${approval['state']}x` }, { cookie: `${cookie}x` }],
    ] as const) {
      const response = await back(query, headers);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('another browser');
    }
    expect(await kept()).toBeUndefined();
    const done = await back(approval, { cookie });
    expect(done.status).toBe(200);
    // The state leaves the browser with it, and the code is spent.
    expect(done.headers.getSetCookie()[0]).toContain('Expires=Thu, 01 Jan 1970');
    expect(await (await back(approval, { cookie })).text()).toContain('invalid_code');
  });

  it('is told by a word when Slack takes a code for nothing, or the disk is full', async () => {
    many.slack.failNext('oauth.v2.access', { error: 'cannot_install_an_org_installed_app' });
    const refused = await many.install(place.team, place.person);
    expect(refused.status).toBe(502);
    expect(await refused.text()).toContain('cannot_install_an_org_installed_app');
    const { installations } = many.replica.store;
    const { save } = installations;
    Object.assign(installations, {
      save: () => Promise.reject(new Error(`the disk is full of ${place.team.botToken}`)),
    });
    const full = await many.install(place.team, place.person);
    expect(full.status).toBe(503);
    expect(await full.text()).toContain('unavailable');
    Object.assign(installations, { save });
    expect((await many.install(place.team, place.person)).status).toBe(200);
    expect(many.logged.join('')).not.toContain(place.team.botToken);
  });

  it('again keeps one of it, with the newer token', async () => {
    await many.install(place.team, place.person);
    const first = await kept();
    await many.install(place.team, many.slack.addUser('ben'));
    const second = await kept();
    expect(second?.revision).toBe((first?.revision ?? 0) + 1);
    expect(second?.person).not.toBe(first?.person);
  });

  it('and allows something for themselves alone leaves the bot what it had', async () => {
    await many.install(place.team, place.person);
    const first = await kept();
    const begun = await open('/slack/install');
    const address = new URL(begun.headers.get('location') ?? '');
    address.searchParams.delete('scope');
    address.searchParams.set('user_scope', 'search:read');
    const approval = many.slack.approve(address.href, place.team, place.person);
    const back = await open(`/slack/oauth_redirect?${new URLSearchParams(approval)}`, {
      headers: { cookie: cookieOf(begun) },
    });
    expect(back.status).toBe(400);
    expect(await kept()).toEqual(first);
  });

  it('asks Slack for what the manifest asks for, and gives nothing away', async () => {
    const response = await open('/slack/install');
    expect(response.status).toBe(302);
    const asked = new URL(response.headers.get('location') ?? '').searchParams;
    expect(asked.get('scope')?.split(',')).toEqual(many.slack.scopes);
    expect(asked.toString()).not.toContain(many.slack.clientSecret);
    expect(response.headers.getSetCookie()[0]).toMatch(/Secure; HttpOnly/u);
    const page = await open('/slack/oauth_redirect');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await open('/slack/install', { method: 'POST' })).status).toBe(405);
  });
});
