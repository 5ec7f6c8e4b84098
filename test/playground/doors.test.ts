import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playing } from '../../src/play.ts';
import { startFakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { startPlayground } from './start-playground.ts';

let playground: Playing;

beforeAll(async () => {
  playground = await startPlayground();
});

afterAll(() => playground.stop());

/** With any headers, which `fetch` would not send. */
const statusOf = (url: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      resolve(response.statusCode);
      response.destroy();
    });
    sent.once('error', reject).end();
  });

const canConnect = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

describe('a page of another site', () => {
  it('whose name points to this machine sees nothing', async () => {
    for (const path of ['/', '/playground/live', '/playground/files/F0FAKE0001'])
      expect(await statusOf(playground.address + path, { host: `evil.example:${playground.port}` })).toBe(403);
  });

  it('can lead here by a link, and embed nothing', async () => {
    const other = { 'sec-fetch-site': 'cross-site' };
    expect(await statusOf(playground.address, { ...other, 'sec-fetch-mode': 'navigate' })).toBe(200);
    expect(await statusOf(`${playground.address}/playground/live`, { ...other, 'sec-fetch-mode': 'no-cors' })).toBe(
      403,
    );
  });

  it('cannot act', async () => {
    const url = `${playground.address}/playground/do`;
    const json = { 'content-type': 'application/json' };
    expect(await statusOf(url, { ...json, origin: 'https://evil.example' }, 'POST')).toBe(403);
    expect(await statusOf(url, { ...json, origin: 'null' }, 'POST')).toBe(403);
    expect(await statusOf(url, { 'content-type': 'text/plain' }, 'POST')).toBe(415);
  });

  it('cannot play the bot', async () => {
    const slack = await startFakeSlack();
    const url = `${slack.apiUrl}auth.test?token=${slack.botToken}`;
    expect(await statusOf(url, {})).toBe(200);
    expect(await statusOf(url, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf(url, { host: 'evil.example' })).toBe(403);
    await slack.close();
  });
});

describe('the playground', () => {
  it('serves its page on this machine, and under both of its names', async () => {
    for (const host of ['127.0.0.1', 'localhost'])
      expect(await statusOf(playground.address, { host: `${host}:${playground.port}` })).toBe(200);
  });

  it('is not there for other machines', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    expect(await canConnect('127.0.0.1', playground.port)).toBe(true);
    for (const { address } of [...others, { address: '127.0.0.2' }])
      expect(await canConnect(address, playground.port)).toBe(false);
  });

  it('says what is wrong with what cannot be read', async () => {
    const response = await fetch(`${playground.address}/playground/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"do":"dance"}',
    });
    expect([response.status, await response.json()]).toMatchObject([400, { ok: false }]);
    const nobody = await fetch(`${playground.address}/playground/live?as=U0NOBODY`);
    expect([nobody.status, await nobody.json()]).toEqual([400, { ok: false, reason: 'Nobody has this id.' }]);
  });
});
