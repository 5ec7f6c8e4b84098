import { createExchanges, type Exchanges } from './exchanges.ts';
import { createFaultPlan, type FaultPlan } from './fault-plan.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { createGrantStore, type GrantStore, type Owner } from './grant-store.ts';
import { createJournal, type Journal } from './journal.ts';
import { createMessageStore, type MessageStore } from './message-store.ts';
import { createRateLimiter, type RateLimiter, type RateLimits } from './rate-limiter.ts';
import { createResponseUrls, type ResponseUrls } from './response-urls.ts';
import { createScheduleStore, type ScheduleStore } from './schedule-store.ts';
import { createSlackClock, type SlackClock } from './slack-clock.ts';
import { createSlackIds } from './slack-ids.ts';
import { createTriggerStore, type TriggerStore } from './trigger-store.ts';
import { createViewStore, type ViewStore } from './view-store.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

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

/** What somebody has allowed: the bot, or something for themselves, or both. */
export interface Approved {
  readonly owner: Owner;
  readonly person: string;
  readonly bot: boolean;
  readonly ofPerson: readonly string[];
}

/** All that this Slack knows. */
export interface World {
  readonly app: AppRegistration;
  readonly clock: SlackClock;
  readonly newId: (prefix: string) => string;
  readonly journal: Journal;
  readonly exchanges: Exchanges;
  readonly workspace: Workspace;
  readonly messages: MessageStore;
  readonly views: ViewStore;
  readonly triggers: TriggerStore;
  readonly responseUrls: ResponseUrls;
  readonly files: FileStore;
  readonly schedule: ScheduleStore;
  readonly faults: FaultPlan;
  readonly rates: RateLimiter;
  readonly assistantThreads: AssistantThread[];
  /** What somebody has allowed, and nobody has fetched yet. */
  readonly oauthCodes: Map<string, Approved>;
  readonly grants: GrantStore;
  /** Whether tokens end. */
  readonly rotation: boolean;
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
  readonly tokenRotation?: boolean | undefined;
}

export const createWorld = (
  app: AppRegistration,
  { rateLimits, now, filesAppearAfterMs, tokenRotation = false }: WorldOptions = {},
): World => {
  const clock = createSlackClock(now);
  const newId = createSlackIds();
  const journal = createJournal();
  return {
    app,
    clock,
    newId,
    journal,
    exchanges: createExchanges(() => clock.now(), journal.problems),
    workspace: createWorkspace(newId),
    messages: createMessageStore(clock),
    views: createViewStore(newId),
    triggers: createTriggerStore(clock),
    responseUrls: createResponseUrls(clock),
    files: createFileStore(newId, filesAppearAfterMs),
    schedule: createScheduleStore(clock, newId),
    faults: createFaultPlan(),
    rates: createRateLimiter(clock, rateLimits),
    assistantThreads: [],
    oauthCodes: new Map(),
    grants: createGrantStore(clock),
    rotation: tokenRotation,
    revokedTokens: new Set(),
    socketTickets: new Set(),
    origin: '',
  };
};
