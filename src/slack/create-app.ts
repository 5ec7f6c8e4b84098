import { setTimeout as sleep } from 'node:timers/promises';
import type { Consultant } from '../consult/consultant.ts';
import type { Log } from '../log.ts';
import { createAnswerRequest } from './answering/answer-request.ts';
import { boltLogger } from './bolt-logger.ts';
import { createFrontDesk } from './front-desk.ts';
import { createReleaseHook } from './hooks/release-hook.ts';
import { createIntake } from './intake.ts';
import { listenToAppHome } from './listeners/app-home.ts';
import { listenToChannelTalk } from './listeners/channel-talk.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToFactsForm } from './listeners/facts-form.ts';
import { listenToFollowUpButton } from './listeners/follow-up-button.ts';
import { listenToHomeMenus } from './listeners/home-menus.ts';
import { listenToGapForm } from './listeners/gap-form.ts';
import { listenToOfferButton } from './listeners/offer-button.ts';
import { listenToPeople } from './listeners/people.ts';
import { listenToShortcut } from './listeners/shortcut.ts';
import { listenToSystemForm } from './listeners/system-form.ts';
import { listenToTickButton } from './listeners/tick-button.ts';
import { listenToUninstall } from './listeners/uninstall.ts';
import { PatientApp } from './patient-app.ts';
import { createPulse } from './pulse.ts';
import { createEntrance, type Door } from './receivers.ts';
import { createReplyToError } from './delivery/reply-to-error.ts';
import { createSlackApi, type Identity } from './delivery/slack-api.ts';
import type { Store } from './store.ts';
import { credentialFaults, SlackUnavailable } from './delivery/trouble.ts';
import { createOpenSystemForm } from './systems/open-system-form.ts';
import { createWorker } from './worker.ts';

export interface SlackAppParts {
  readonly consultant: Consultant;
  readonly store: Store;
  readonly log: Log;
  readonly credentials: { readonly botToken: string; readonly apiUrl: string | undefined; readonly door: Door };
  readonly port: number;
  readonly retentionDays: number;
  /** With it pipelines sign what they tell of releases. */
  readonly releaseSecret?: string | undefined;
  readonly now?: () => number;
}

export interface SlackApp {
  /** Resolves when Slack can reach us, or, if Slack is away, when we only wait for it. Rejects on credentials it refuses. */
  start(): Promise<{ readonly port: number }>;
  /** Takes nothing more and finishes what is in hand, within that time; the rest stays in the store. */
  stop(graceMs: number): Promise<'done' | 'late'>;
}

const askAgainMs = 5_000;

export function createApp(parts: SlackAppParts): SlackApp {
  const { consultant, store, log, credentials, port, retentionDays, now = Date.now } = parts;
  const { botToken, apiUrl, door } = credentials;
  const logger = boltLogger(log);
  const entrance = createEntrance({ door, apiUrl, logger });
  let identity: Identity | undefined;
  let granted = true;
  const onAccess = (still: boolean): void => {
    granted = still;
  };
  const api = createSlackApi({ botToken, apiUrl, logger, onAccess });
  const stopping = new AbortController();

  const intake = createIntake({
    journal: store.journal,
    withoutSecrets: (text) => consultant.withoutSecrets(text),
    wake: () => worker.wake(),
    now,
    log,
  });
  const worker = createWorker({
    journal: store.journal,
    handle: createAnswerRequest({ consultant, api, store, intake, now, log }),
    retentionDays,
    now,
    log,
  });

  const app = new PatientApp({
    receiver: entrance.receiver,
    logger,
    // Never waits for Slack: what it tells us is kept even while its Web API is down.
    authorize: () => Promise.resolve({ botToken, ...identity }),
    convoStore: false,
    extendedErrorHandler: true,
  });
  app.error(createReplyToError({ consultant, api, log }));
  const openSystemForm = createOpenSystemForm({ consultant, store, api, log });
  listenToCommand(app, { intake, openSystemForm });
  listenToPeople(app, intake);
  listenToChannelTalk(app, { consultant, store, intake, now });
  listenToFollowUpButton(app, { intake, openSystemForm, log });
  listenToOfferButton(app, { api, intake, log });
  listenToFactsForm(app, { consultant, api, intake, log });
  listenToGapForm(app, { consultant, store, api, intake, now, log });
  listenToSystemForm(app, { consultant, store, api, intake, now, log });
  listenToShortcut(app, intake);
  listenToAppHome(app, intake);
  listenToHomeMenus(app, intake, log);
  listenToTickButton(app, { consultant, api, store, intake, log });
  listenToUninstall(app, { store, log });

  const storeIsWell = createPulse(() => store.check(), now);
  const isReady = async (): Promise<boolean> =>
    (await storeIsWell()) && identity !== undefined && granted && entrance.isConnected() && !stopping.signal.aborted;
  const { releaseSecret: secret } = parts;
  const onRelease =
    secret === undefined ? undefined : createReleaseHook({ secret, store, tenant: () => identity?.tenant, now, log });
  const desk = createFrontDesk({
    port,
    isReady,
    onSlack: entrance.onSlack,
    onRelease,
    isStopping: () => stopping.signal.aborted,
    now,
  });

  const meet = async (): Promise<boolean> => {
    try {
      identity = await api.whoAmI();
      return true;
    } catch (error) {
      if (!(error instanceof SlackUnavailable) || credentialFaults.has(error.code)) throw error;
      log.warn({ code: error.code }, 'Slack is away');
      return false;
    }
  };

  const meetLater = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sleep(askAgainMs, undefined, { signal: stopping.signal });
      if (await meet()) return entrance.connect();
    }
  };

  return {
    start: async () => {
      // What is learnt at the first question is learnt now: meanwhile nothing could be acknowledged.
      consultant.offerFor('');
      const open = await desk.open();
      try {
        if (await meet()) await entrance.connect();
        else {
          meetLater().catch((error: unknown) => {
            if (!stopping.signal.aborted)
              log.error({ error: error instanceof Error ? error.name : '' }, 'Slack refused us');
          });
        }
      } catch (error) {
        await desk.close();
        throw error;
      }
      worker.start();
      log.info({ port: open, door: door.kind, ready: identity !== undefined }, 'started');
      return { port: open };
    },
    stop: async (graceMs) => {
      stopping.abort();
      await app.settled();
      // A socket that does not come to an end must not keep the work from it.
      await Promise.race([entrance.disconnect(), sleep(1000)]);
      const outcome = await worker.stop(graceMs);
      await desk.close();
      log.info({ outcome }, 'stopped');
      return outcome;
    },
  };
}
