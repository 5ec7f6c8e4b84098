import type { Config, SlackCredentials } from './config.ts';
import type { Consultant } from './consult/consultant.ts';
import type { Log } from './log.ts';
import { createApp } from './slack/create-app.ts';
import { laneOf } from './slack/request.ts';
import { storedShapes } from './slack/stored-shapes.ts';
import { codeOf, databaseFault, StartFault } from './start-fault.ts';
import { openStore } from './store/open-store.ts';

export interface ServeParts {
  readonly consultant: Consultant;
  readonly config: Config;
  readonly credentials: SlackCredentials;
  readonly log: Log;
  /** The time here, where it is another one. */
  readonly now?: () => number;
  /** The address to listen on; every one of this machine unless told otherwise. */
  readonly host?: string;
}

export interface Serving {
  readonly port: number;
  stop(): Promise<void>;
}

export async function serve({ consultant, config, credentials, log, now, host }: ServeParts): Promise<Serving> {
  const { database, encryptionKeys: keys, retentionDays } = config;
  const store = await openStore({ database, keys, shapes: storedShapes, laneOf, log }).catch((error: unknown) => {
    throw databaseFault(error, database);
  });
  const { port: wanted, admins, incidentRooms, releaseSecret } = config;
  const app = createApp({
    consultant,
    store,
    log,
    credentials,
    port: wanted,
    host,
    retentionDays,
    admins,
    incidentRooms,
    releaseSecret,
    ...(now && { now }),
  });
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
