import { randomUUID } from 'node:crypto';
import { type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { z } from 'zod';
import { isObject } from '../json-object.ts';
import { readJson } from '../read-json.ts';
import { type World } from '../state/world.ts';
import { type Answered, type Outgoing, type SendOptions } from './outgoing.ts';

const GIVE_UP_MS = 10_000;
const PING_MS = 10_000;
const MAX_CONNECTIONS = 10;
const GOODBYE_MS = 100;

const ackFrame = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
const FRAME_TYPES = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const;

/** Slack's end of Socket Mode. */
export interface SocketMode {
  connections(): number;
  /** Sends to any one of the connections and waits for its acknowledgement. */
  send(outgoing: Outgoing, options: SendOptions): Promise<Answered>;
  /** Asks the bot to reconnect, as Slack does every few hours. */
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  /** Cuts all connections without a word. */
  cut(): void;
  close(): Promise<void>;
}

export const createSocketMode = (server: Server, world: World): SocketMode => {
  const sockets = new Set<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const wss = new WebSocketServer({ noServer: true });
  let turn = 0;

  const receive = (data: RawData): void => {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    const frame = ackFrame.safeParse(readJson(text));
    const resolve = frame.success ? waiting.get(frame.data.envelope_id) : undefined;
    if (!frame.success || resolve === undefined) world.journal.note('socket', 'unexpected_ack', text);
    else resolve(frame.data.payload);
  };

  const accept = (socket: WebSocket): void => {
    sockets.add(socket);
    const ping = setInterval(() => socket.ping(), PING_MS).unref();
    socket.on('message', receive);
    socket.on('close', () => {
      clearInterval(ping);
      sockets.delete(socket);
    });
    const hello = {
      type: 'hello',
      num_connections: sockets.size,
      debug_info: { host: 'applink', approximate_connection_time: 18_060 },
      connection_info: { app_id: world.app.appId },
    };
    socket.send(JSON.stringify(hello));
  };

  server.on('upgrade', (request, stream, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://slack.test');
    const known = pathname === '/link/' && world.socketTickets.delete(searchParams.get('ticket') ?? '');
    if (!known || sockets.size >= MAX_CONNECTIONS) {
      world.journal.reject('socket', known ? 'too_many_websockets' : 'invalid_ticket');
      stream.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, stream, head, accept);
  });

  return {
    connections: () => sockets.size,
    send: async (outgoing, { retry }) => {
      const socket = [...sockets][turn++ % sockets.size];
      if (socket === undefined) throw new Error('no socket is connected');
      const envelopeId = randomUUID();
      const takesPayload = outgoing.kind !== 'event';
      const start = performance.now();
      const ack = Promise.withResolvers<{ status: number; payload?: unknown }>();
      const giveUp = setTimeout(() => ack.resolve({ status: 0 }), GIVE_UP_MS).unref();
      const onClose = (): void => ack.resolve({ status: 0 });
      waiting.set(envelopeId, (payload) => ack.resolve({ status: 200, payload }));
      socket.once('close', onClose);
      socket.send(
        JSON.stringify({
          envelope_id: envelopeId,
          type: FRAME_TYPES[outgoing.kind],
          payload: outgoing.payload,
          accepts_response_payload: takesPayload,
          ...(outgoing.kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
        }),
      );
      const { status, payload } = await ack.promise;
      clearTimeout(giveUp);
      socket.off('close', onClose);
      waiting.delete(envelopeId);
      const empty = payload === undefined || (isObject(payload) && Object.keys(payload).length === 0);
      if (!empty && !takesPayload)
        world.journal.note('socket', 'unexpected_payload', 'events take no response payload');
      const body = empty ? undefined : payload;
      return { outgoing, via: 'socket', status, body, ackMs: performance.now() - start };
    },
    disconnect: (reason) => {
      const frame = { type: 'disconnect', reason, debug_info: { host: 'applink' } };
      sockets.forEach((socket) => socket.send(JSON.stringify(frame)));
    },
    cut: () => sockets.forEach((socket) => socket.terminate()),
    close: async () => {
      wss.close();
      // The bot may be saying goodbye itself: cut it off only when it does not come to an end.
      const ends = [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      sockets.forEach((socket) => socket.close(1000));
      await Promise.race([Promise.all(ends), sleep(GOODBYE_MS)]);
      sockets.forEach((socket) => socket.terminate());
    },
  };
};
