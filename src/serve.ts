import type { Config, SlackCredentials } from './config.ts';
import type { Consultant } from './consult/consultant.ts';
import type { Log } from './log.ts';
import { createApp } from './slack/create-app.ts';
import { laneOf } from './slack/request.ts';
import { storedShapes } from './slack/stored-shapes.ts';
import { openStore } from './store/open-store.ts';

export interface ServeParts {
  readonly consultant: Consultant;
  readonly config: Config;
  readonly credentials: SlackCredentials;
  readonly log: Log;
}

export interface Serving {
  readonly port: number;
  stop(): Promise<void>;
}

/** Something outside of this program keeps it from starting; the message says what to do about it. */
export class StartFault extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartFault';
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

export async function serve({ consultant, config, credentials, log }: ServeParts): Promise<Serving> {
  const store = await openStore({ path: config.databasePath, shapes: storedShapes, laneOf, log }).catch(
    (error: unknown) => {
      throw new StartFault(
        `DATABASE_PATH: ${config.databasePath} cannot be opened (${codeOf(error) ?? 'unknown'}); expected a file this process may create and write`,
        { cause: error },
      );
    },
  );
  const app = createApp({ consultant, store, log, credentials, port: config.port });
  try {
    const { port } = await app.start();
    return {
      port,
      stop: async () => {
        await app.stop(config.shutdownSeconds * 1000);
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw startFault(error, config.port);
  }
}

function startFault(error: unknown, port: number): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return new StartFault(`PORT: ${port} is taken by another program; set another one`, { cause: error });
  if (code === undefined || !(error instanceof Error)) return error;
  return new StartFault(
    `Slack refused the credentials (${code}): check SLACK_BOT_TOKEN and SLACK_APP_TOKEN, and that the app is installed in the workspace`,
    { cause: error },
  );
}
