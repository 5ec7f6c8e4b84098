import { createFaultPlan, type FaultPlan } from './fault-plan.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { createJournal, type Journal } from './journal.ts';
import { createMessageStore, type MessageStore } from './message-store.ts';
import { createRateLimiter, type RateLimiter, type RateLimits } from './rate-limiter.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createSlackClock, type SlackClock } from './slack-clock.ts';
import { createSlackIds } from './slack-ids.ts';
import { createTriggerStore, type TriggerStore } from './trigger-store.ts';
import { createViewStore, type ViewStore } from './view-store.ts';
import { createWorkspace, type Team, type Workspace } from './workspace.ts';

/** The app as registered with Slack. */
export interface AppRegistration {
  readonly appId: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What its bot tokens may do; everything when not told. */
  readonly scopes: readonly string[] | undefined;
  /** The events it is subscribed to. */
  readonly events: readonly string[];
}

/** What the bot shows as it works, and the prompts it offers. */
export interface AssistantThread {
  readonly channelId: string;
  readonly threadTs: string | undefined;
  status: string;
  loadingMessages: readonly string[];
  prompts: readonly { title: string; message: string }[];
}

/** All that this Slack knows. */
export interface World {
  readonly app: AppRegistration;
  readonly clock: SlackClock;
  readonly newId: (prefix: string) => string;
  readonly journal: Journal;
  readonly workspace: Workspace;
  readonly messages: MessageStore;
  readonly views: ViewStore;
  readonly triggers: TriggerStore;
  readonly responseUrls: ResponseUrls;
  readonly files: FileStore;
  readonly faults: FaultPlan;
  readonly rates: RateLimiter;
  readonly assistantThreads: AssistantThread[];
  readonly oauthCodes: Map<string, Team>;
  readonly revokedTokens: Set<string>;
  /** One-time addresses for Socket Mode. */
  readonly socketTickets: Set<string>;
  /** Where this Slack listens, without a slash at the end; known once it does. */
  origin: string;
}

export interface WorldOptions {
  readonly rateLimits?: RateLimits | undefined;
  readonly now?: (() => number) | undefined;
  readonly filesAppearAfterMs?: number | undefined;
}

export const createWorld = (
  app: AppRegistration,
  { rateLimits, now, filesAppearAfterMs }: WorldOptions = {},
): World => {
  const clock = createSlackClock(now);
  const newId = createSlackIds();
  return {
    app,
    clock,
    newId,
    journal: createJournal(),
    workspace: createWorkspace(newId),
    messages: createMessageStore(clock),
    views: createViewStore(newId),
    triggers: createTriggerStore(clock),
    responseUrls: createResponseUrls(clock),
    files: createFileStore(newId, filesAppearAfterMs),
    faults: createFaultPlan(),
    rates: createRateLimiter(clock, rateLimits),
    assistantThreads: [],
    oauthCodes: new Map(),
    revokedTokens: new Set(),
    socketTickets: new Set(),
    origin: '',
  };
};
