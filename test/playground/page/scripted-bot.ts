import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { openPlayground } from '../../../src/playground/open-playground.ts';
import { isObject, stringOf, type JsonObject } from '../../../src/playground/slack/json-object.ts';

export interface ScriptedBot {
  readonly address: string;
  readonly stop: () => Promise<void>;
  /** What Slack delivered, oldest first. */
  readonly heard: JsonObject[];
  /** The next delivery of this type, or one that came already. */
  readonly hears: (type: string) => Promise<JsonObject>;
  /** Calls a method of the Web API. */
  readonly call: (method: string, args: JsonObject) => Promise<JsonObject>;
  /** What it answers a delivery with; nothing unless told. */
  answers: (delivery: JsonObject) => JsonObject | undefined;
}

const parse = (json: string): JsonObject => {
  const value: unknown = JSON.parse(json);
  return isObject(value) ? value : {};
};

const deliveryIn = (body: string, contentType: string): JsonObject => {
  if (contentType.includes('json')) return parse(body);
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : parse(payload);
};

/** A bot that does as it is told, in a playground: to see what the page makes of what a bot can do. */
export async function startScriptedBot(): Promise<ScriptedBot> {
  const playground = await openPlayground({ port: 0 });
  const waiting = new Set<() => void>();
  const bot: ScriptedBot = {
    address: playground.address,
    heard: [],
    hears: async (type) => {
      for (;;) {
        const found = bot.heard.find((one) => one['type'] === type);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    call: async (method, args) => {
      const response = await fetch(`${playground.slack.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${playground.slack.botToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(args),
      });
      return parse(await response.text());
    },
    answers: () => undefined,
    stop: async () => {
      await playground.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const delivery = deliveryIn(body, stringOf(request.headers['content-type']));
      bot.heard.push(delivery);
      const answer = bot.answers(delivery);
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer && JSON.stringify(answer));
      waiting.forEach((resolve) => resolve());
      waiting.clear();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('the bot has no port');
  playground.connect(`http://127.0.0.1:${listening.port}/slack/events`);
  return bot;
}
