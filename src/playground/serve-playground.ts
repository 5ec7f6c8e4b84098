import { createServer, type RequestListener, type Server } from 'node:http';
import { createPageServer } from './serve-page.ts';
import { isForLoopback, isFromAnotherSite } from './slack/api/loopback.ts';

const HERE = '127.0.0.1';
const MOST_TRIES = 20;

const CONTENT_POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const listen = (server: Server, port: number): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, HERE, () => {
      server.off('error', onError);
      resolve(true);
    });
  });

export interface PlaygroundServer {
  /** The one asked for, or the next one that was free. */
  readonly port: number;
  close(): Promise<void>;
}

/** Serves the page and what it asks for, on this machine only: no other address, and no page of another site. */
export const servePlayground = async (port: number, onAsked: RequestListener): Promise<PlaygroundServer> => {
  const page = createPageServer();
  const server = createServer((request, response) => {
    if (!isForLoopback(request) || isFromAnotherSite(request)) {
      return void response.writeHead(403, { 'content-type': 'text/plain' }).end('Only for this machine.\n');
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path.startsWith('/playground/')) return onAsked(request, response);
    page(path).then(
      (file) => {
        response.writeHead(file?.status ?? 404, {
          'content-type': file?.contentType ?? 'text/plain; charset=utf-8',
          'content-security-policy': CONTENT_POLICY,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        });
        response.end(file?.body ?? 'There is nothing here.\n');
      },
      (error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
        response.end(`The page could not be made.\n${error instanceof Error ? error.message : ''}\n`);
      },
    );
  });
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    if (!(await listen(server, port === 0 ? 0 : port + tried))) continue;
    const address = server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : port,
      close: async () => {
        const end = new Promise((resolve) => server.close(resolve));
        server.closeAllConnections();
        await end;
      },
    };
  }
  throw new Error(`no free port from ${port} to ${port + MOST_TRIES - 1}`);
};
