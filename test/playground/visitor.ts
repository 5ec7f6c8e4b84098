import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject } from '../../src/playground/slack/json-object.ts';
import type { Act, Done, Message, Snapshot, Traffic } from '../../src/playground/wire.ts';

/** A page without a browser: what it is told, and what a person does on it. */
export interface Visitor {
  readonly me: string;
  /** What is seen now. */
  sees(): Snapshot;
  traffic(): readonly Traffic[];
  /** Resolves with what is seen once this holds. */
  until(holds: (snapshot: Snapshot) => boolean, timeoutMs?: number): Promise<Snapshot>;
  /** Resolves when nothing has passed between Slack and the bot for a while. */
  quiet(): Promise<void>;
  do(act: Deed): Promise<Done>;
  /** Says something; resolves with the ts of the message. */
  says(channel: string, text: string): Promise<string>;
  channel(name: string): string;
  leave(): void;
}

type Deed = Act extends infer One ? (One extends Act ? Omit<One, 'as'> : never) : never;

export interface Visit {
  readonly as?: string;
  /** The name of a conversation. */
  readonly in?: string;
  readonly thread?: string;
}

const get = (address: string, query: Record<string, string>, signal: AbortSignal): Promise<Response> =>
  fetch(`${address}/playground/live?${new URLSearchParams(query).toString()}`, { signal });

export async function visit(address: string, { as, in: place, thread }: Visit = {}): Promise<Visitor> {
  const leaving = new AbortController();
  const traffic = new Map<number, Traffic>();
  let seen: Snapshot | undefined;
  const take = (event: string): void => {
    const kind = /^event: (\w+)$/mu.exec(event)?.[1];
    const data = /^data: (.*)$/mu.exec(event)?.[1] ?? '';
    if (kind === 'snapshot') seen = JSON.parse(data) as Snapshot;
    if (kind !== 'traffic') return;
    const one = JSON.parse(data) as Traffic;
    traffic.set(one.id, one);
  };
  const follow = async ({ body }: Response): Promise<void> => {
    let rest = '';
    for await (const text of body!.pipeThrough(new TextDecoderStream())) {
      const events = (rest + text).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) take(event);
    }
  };
  const sees = (): Snapshot => {
    if (seen === undefined) throw new Error('nothing is seen yet');
    return seen;
  };
  const until: Visitor['until'] = async (holds, timeoutMs = 15_000) => {
    const end = performance.now() + timeoutMs;
    while (seen === undefined || !holds(seen)) {
      if (performance.now() > end)
        throw new Error(`not seen within ${timeoutMs} ms: ${JSON.stringify(seen).slice(0, 1500)}`);
      await sleep(5);
    }
    return seen;
  };
  const open = async (query: Record<string, string>): Promise<void> => {
    const response = await get(address, query, leaving.signal);
    if (!response.ok) throw new Error(await response.text());
    follow(response).catch(() => {});
    await until(() => true);
  };
  if (place !== undefined && !/^[CD]0/u.test(place)) {
    const first = await visit(address, as === undefined ? {} : { as });
    const found = first.sees().conversations.find(({ name }) => name === place);
    first.leave();
    if (found === undefined) throw new Error(`no conversation is called ${place}`);
    return visit(address, {
      in: found.id,
      ...(as === undefined ? {} : { as }),
      ...(thread === undefined ? {} : { thread }),
    });
  }
  await open({
    ...(as === undefined ? {} : { as }),
    ...(place === undefined ? {} : { in: place }),
    ...(thread === undefined ? {} : { thread }),
  });
  const { me } = sees();
  const act = async (deed: Deed): Promise<Done> => {
    const response = await fetch(`${address}/playground/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: me, ...deed }),
    });
    return (await response.json()) as Done;
  };
  return {
    ...{ me, sees, until },
    traffic: () => [...traffic.values()],
    quiet: async () => {
      const isOpen = (): boolean => [...traffic.values()].some(({ status }) => status === undefined);
      for (let before = -1; before < traffic.size || isOpen();) {
        before = traffic.size;
        await sleep(300);
      }
    },
    do: act,
    says: async (channel, text) => {
      const said = await act({ do: 'say', in: channel, text });
      if (!said.ok || said.ts === undefined) throw new Error(`not said: ${text}`);
      return said.ts;
    },
    channel: (name) => sees().conversations.find((one) => one.name === name)?.id ?? '',
    leave: () => leaving.abort(),
  };
}

/** All words of a message, in any block. */
export const wordsOf = ({ text, blocks }: Message): string =>
  blocks.length === 0
    ? text
    : [...JSON.stringify(blocks).matchAll(/"text":"((?:[^"\\]|\\.)*)"/gu)]
        .map(([, words = '']) => JSON.parse(`"${words}"`) as string)
        .join(' ');

/** The elements in a message or view that look like this. */
export const elementsIn = ({ blocks }: Pick<Message, 'blocks'>, words: RegExp): { block: string; action: string }[] =>
  blocks.flatMap((block) =>
    [block['accessory'], block['element'], ...((block['elements'] as JsonObject[] | undefined) ?? [])]
      .filter((one): one is JsonObject => typeof one === 'object' && one !== null && 'action_id' in one)
      .filter((one) => words.test(JSON.stringify(one)))
      .map((one) => ({ block: block['block_id'] as string, action: one['action_id'] as string })),
  );
