import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';

export interface FrontDesk {
  /** Resolves with the port, which is the one asked for unless that was 0. */
  open(): Promise<number>;
  close(): Promise<void>;
}

export interface FrontDeskParts {
  readonly port: number;
  /** The address to listen on; every one of this machine unless told otherwise. */
  readonly host?: string | undefined;
  readonly isReady: () => Promise<boolean>;
  /** What is counted, as Prometheus reads it. */
  readonly figures: () => string;
  /** Missing in Socket Mode. */
  readonly onSlack: RequestListener | undefined;
  readonly isStopping: () => boolean;
  /** Where a pipeline tells what it brought live; missing without a secret for it. */
  readonly onRelease: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | undefined;
  /** Where people install the app, by path; none with a token of our own. */
  readonly pages: Readonly<Record<string, RequestListener>>;
  readonly now: () => number;
}

const mostSkewSeconds = 5 * 60;

const say = (response: ServerResponse, status: number, word: string): void => {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${word}\n`);
};

/** Our port: Slack's requests, and whether we are well. */
export function createFrontDesk(parts: FrontDeskParts): FrontDesk {
  const { port, host, isReady, figures, onSlack, onRelease, pages, isStopping, now } = parts;
  /** Bolt refuses stamps from the past only; one from the future could be replayed until its time has come. */
  const fromTheFuture = (stamp: string | string[] | undefined): boolean =>
    Number(stamp) - now() / 1000 > mostSkewSeconds;

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path === '/healthz') return say(response, 200, 'alive');
    if (path === '/readyz') {
      return void isReady().then(
        (ready) => say(response, ready ? 200 : 503, ready ? 'ready' : 'not ready'),
        () => say(response, 503, 'not ready'),
      );
    }
    if (path === '/metrics') return say(response, 200, figures());
    if (path === '/hooks/release' && onRelease !== undefined) {
      if (request.method !== 'POST') return say(response, 405, 'POST only');
      if (isStopping()) return say(response, 503, 'stopping');
      return void onRelease(request, response).catch(() => {
        // Nothing is kept: whoever tells it tries again.
        if (response.headersSent) response.end();
        else say(response, 503, 'not ready');
      });
    }
    const page = path !== undefined && Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (page !== undefined) {
      if (request.method !== 'GET') return say(response, 405, 'GET only');
      if (isStopping()) return say(response, 503, 'stopping');
      return page(request, response);
    }
    if (path !== '/slack/events' || onSlack === undefined) return say(response, 404, 'not found');
    if (request.method !== 'POST') return say(response, 405, 'POST only');
    // Slack sends it again, to whoever is here then.
    if (isStopping()) return say(response, 503, 'stopping');
    if (fromTheFuture(request.headers['x-slack-request-timestamp'])) return say(response, 401, 'unauthorized');
    return onSlack(request, response);
  });

  return {
    open: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
