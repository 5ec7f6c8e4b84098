import { HTTPReceiver, SocketModeReceiver, type Receiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import type { RequestListener } from 'node:http';
import { clientOptions } from './delivery/client-options.ts';
import { troubleOf } from './delivery/trouble.ts';

export type Door =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string };

export interface Entrance {
  readonly receiver: Receiver;
  /** Where Slack's requests over HTTP go; none in Socket Mode. */
  readonly onSlack: RequestListener | undefined;
  connect(): Promise<void>;
  isConnected(): boolean;
  disconnect(): Promise<void>;
}

export interface EntranceParts {
  readonly door: Door;
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
}

function overHttp(signingSecret: string, logger: Logger): Entrance {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    // Not acknowledged: Slack tells us again. What went wrong has been logged by then.
    processEventErrorHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
      return Promise.resolve(false);
    },
  });
  return {
    receiver,
    onSlack: (request, response) => receiver.requestListener(request, response),
    connect: () => Promise.resolve(),
    isConnected: () => true,
    disconnect: () => Promise.resolve(),
  };
}

const longestReconnectMs = 15_000;

function overSocket(appToken: string, { apiUrl, logger }: EntranceParts): Entrance {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: {
      // Slack away for an hour must not be the end: this client gives up on a failed call for good.
      clientOptions: {
        ...clientOptions({ apiUrl, logger }),
        retryConfig: { forever: true, factor: 1.5, minTimeout: 500, maxTimeout: longestReconnectMs },
        rejectRateLimitedCalls: false,
      },
    },
    processEventErrorHandler: () => Promise.resolve(false),
  });
  let connected = false;
  receiver.client.on('connected', () => {
    connected = true;
  });
  for (const event of ['close', 'disconnected']) {
    receiver.client.on(event, () => {
      connected = false;
    });
  }
  return {
    receiver,
    onSlack: undefined,
    connect: async () => {
      await receiver.client.start().catch((error: unknown) => {
        throw troubleOf(error);
      });
    },
    isConnected: () => connected,
    disconnect: () => receiver.client.disconnect(),
  };
}

export const createEntrance = (parts: EntranceParts): Entrance =>
  parts.door.kind === 'http'
    ? overHttp(parts.door.signingSecret, parts.logger)
    : overSocket(parts.door.appToken, parts);
