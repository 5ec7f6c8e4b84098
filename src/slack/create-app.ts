import { setTimeout as sleep } from 'node:timers/promises';
import { createShowAged } from './checklists/show-aged.ts';
import type { Consultant } from '../consult/consultant.ts';
import type { Log } from '../log.ts';
import { learnNow } from './answering/learn-now.ts';
import { createAnswerRequest } from './answering/answer-request.ts';
import { boltLogger } from './bolt-logger.ts';
import { createFigures } from './figures.ts';
import { createFrontDesk } from './front-desk.ts';
import { createReleaseHook } from './hooks/release-hook.ts';
import { byOAuth } from './installs/by-oauth.ts';
import { byToken } from './installs/by-token.ts';
import type { OAuthApp } from './installs/refresh-token.ts';
import { createIntake } from './intake.ts';
import { listenToAppHome } from './listeners/app-home.ts';
import { listenToChannelTalk } from './listeners/channel-talk.ts';
import { listenToCommand } from './listeners/command.ts';
import { listenToFactsForm } from './listeners/facts-form.ts';
import { listenToFollowUpButton } from './listeners/follow-up-button.ts';
import { listenToGuests } from './listeners/guests.ts';
import { listenToHomeMenus } from './listeners/home-menus.ts';
import { listenToHomeSettings } from './listeners/home-settings.ts';
import { listenToGapForm } from './listeners/gap-form.ts';
import { listenToOfferButton } from './listeners/offer-button.ts';
import { listenToOwnButtons } from './listeners/own-buttons.ts';
import { listenToPeople } from './listeners/people.ts';
import { listenToIncidentButtons } from './listeners/incident-buttons.ts';
import { listenToTimelineMarks } from './listeners/timeline-marks.ts';
import { listenToRunButtons } from './listeners/run-buttons.ts';
import { listenToShortcut } from './listeners/shortcut.ts';
import { listenToSystemForm } from './listeners/system-form.ts';
import { listenToTickButton } from './listeners/tick-button.ts';
import { listenToUninstall } from './listeners/uninstall.ts';
import { PatientApp } from './patient-app.ts';
import { createPulse } from './pulse.ts';
import { createEntrance, type Door } from './receivers.ts';
import { createReplyToError } from './delivery/reply-to-error.ts';
import { adminsOf } from './roles/admins.ts';
import { createRights } from './roles/rights.ts';
import type { Store } from './store.ts';
import { createOpenSystemForm } from './systems/open-system-form.ts';
import { createWorker } from './worker.ts';

/** Of the one workspace that a token is of, or of the app, which people install in theirs. */
export type Credentials = { readonly apiUrl: string | undefined; readonly door: Door } & (
  | { readonly botToken: string }
  | { readonly oauth: OAuthApp }
);

export interface SlackAppParts {
  readonly consultant: Consultant;
  readonly store: Store;
  readonly log: Log;
  readonly credentials: Credentials;
  readonly port: number;
  readonly host?: string | undefined;
  readonly retentionDays: number;
  /** Ids of people and of user groups; none is everybody. */
  readonly admins?: readonly string[] | undefined;
  /** Names of channels that are there for incidents; a star stands for anything. */
  readonly incidentRooms?: readonly string[] | undefined;
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
  const { apiUrl, door } = credentials;
  const logger = boltLogger(log);
  const entrance = createEntrance({ door, apiUrl, logger });
  const shared = { apiUrl, logger, store, log };
  const membership =
    'oauth' in credentials
      ? byOAuth({ ...shared, oauth: credentials.oauth, consultant, now })
      : byToken({ ...shared, botToken: credentials.botToken, now });
  const { apis } = membership;
  const stopping = new AbortController();
  const figures = createFigures();

  const rights = createRights({
    admins: adminsOf(parts.admins ?? []),
    membersOf: (workspace, group) => apis.of(workspace).membersOf(group),
    now,
    log,
  });
  const intake = createIntake({
    journal: store.journal,
    conceal: (text) => consultant.conceal(text),
    wake: () => worker.wake(),
    now,
    log,
  });
  const worker = createWorker({
    journal: store.journal,
    handle: createAnswerRequest({
      consultant,
      apis,
      store,
      rights,
      retentionDays,
      intake,
      now,
      onDropped: () => figures.dropped(),
      incidentRooms: parts.incidentRooms ?? [],
      log,
    }),
    retentionDays,
    now,
    log,
  });

  const aged = createShowAged({ store, intake, now, log });

  const app = new PatientApp({
    receiver: entrance.receiver,
    logger,
    authorize: membership.authorize,
    convoStore: false,
    extendedErrorHandler: true,
  });
  listenToOwnButtons(app, log);
  app.error(createReplyToError({ consultant, log }));
  const openSystemForm = createOpenSystemForm({ consultant, store, apis, rights, intake, log });
  listenToGuests(app, consultant, log);
  listenToCommand(app, { consultant, intake, openSystemForm });
  listenToPeople(app, intake);
  listenToChannelTalk(app, { consultant, store, intake, now });
  listenToFollowUpButton(app, { intake, openSystemForm, log });
  listenToOfferButton(app, { intake, log });
  listenToFactsForm(app, { consultant, apis, intake, log });
  listenToGapForm(app, { consultant, store, apis, rights, intake, now, log });
  listenToSystemForm(app, { consultant, store, apis, rights, intake, now, log });
  listenToShortcut(app, intake);
  listenToAppHome(app, intake);
  listenToHomeMenus(app, intake, log);
  listenToHomeSettings(app, intake, log);
  listenToRunButtons(app, { intake, log });
  listenToIncidentButtons(app, { consultant, store, apis, intake, log });
  listenToTimelineMarks(app, { store, intake });
  listenToTickButton(app, { consultant, apis, store, intake, log });
  listenToUninstall(app, membership);

  const storeIsWell = createPulse(() => store.check(), now);
  const isReady = async (): Promise<boolean> =>
    (await storeIsWell()) && membership.isWell() && entrance.isConnected() && !stopping.signal.aborted;
  const { releaseSecret: secret } = parts;
  const onRelease =
    secret === undefined
      ? undefined
      : createReleaseHook({
          secretOf: membership.secretOf(secret),
          conceal: (text) => consultant.conceal(text),
          store,
          tenant: () => membership.only(),
          now,
          log,
        });
  const desk = createFrontDesk({
    port,
    host: parts.host,
    isReady,
    figures: () => figures.text(),
    onSlack: entrance.onSlack,
    onRelease,
    pages: membership.pages ?? {},
    isStopping: () => stopping.signal.aborted,
    now,
  });

  const meetLater = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sleep(askAgainMs, undefined, { signal: stopping.signal });
      if (await membership.meet()) return entrance.connect();
    }
  };

  return {
    start: async () => {
      learnNow(consultant);
      const open = await desk.open();
      try {
        if (await membership.meet()) await entrance.connect();
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
      aged.start();
      log.info({ port: open, door: door.kind, ready: membership.isWell() }, 'started');
      return { port: open };
    },
    stop: async (graceMs) => {
      stopping.abort();
      await app.settled();
      // A socket that does not come to an end must not keep the work from it.
      await Promise.race([entrance.disconnect(), sleep(1000)]);
      aged.stop();
      const outcome = await worker.stop(graceMs);
      await desk.close();
      log.info({ outcome }, 'stopped');
      return outcome;
    },
  };
}
