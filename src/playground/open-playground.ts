import { randomBytes } from 'node:crypto';
import { buildAcme } from './acme.ts';
import { takeRequest } from './doors.ts';
import { firstRun, type ReleaseHook } from './first-run.ts';
import { createLive } from './live.ts';
import { readManifest } from './manifest.ts';
import { perform } from './perform.ts';
import { createQuestions } from './questions.ts';
import { servePlayground } from './serve-playground.ts';
import { openSlack } from './slack/open-slack.ts';
import { readKey, type Stage } from './stage.ts';
import { type PersonaState } from './wire.ts';

/** A Slack to try the bot in: the page for people, and the network for the bot. */
export interface Playground {
  /** Where the page is. */
  readonly address: string;
  readonly port: number;
  /** What the bot needs to take this for Slack. */
  readonly slack: {
    readonly apiUrl: string;
    readonly botToken: string;
    readonly appToken: string;
    readonly signingSecret: string;
  };
  /** The time in this Slack: people can skip some of it. */
  now(): number;
  /** Where the bot takes requests; it has opened a socket when this is not told. */
  connect(requestUrl: string): void;
  /** Keeps what people do until the work is done: the bot is away meanwhile. */
  whileAway<T>(work: () => Promise<T>): Promise<T>;
  /** Registers a sample system, through the bot's own doors. */
  firstRun(hook: ReleaseHook): Promise<void>;
  tellPersona(state: PersonaState): void;
  /** Asks again what was last asked in the conversations that somebody looks at. */
  askAgain(): Promise<void>;
  close(): Promise<void>;
}

export interface PlaygroundOptions {
  /** 0 is any free one. */
  readonly port: number;
}

export const openPlayground = async ({ port: wanted }: PlaygroundOptions): Promise<Playground> => {
  const manifest = await readManifest();
  const slack = await openSlack({
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
    // Nobody learns from waiting; the tests hold the bot to Slack's limits.
    rateLimits: 'off',
    // A page of another site that finds the bot's port cannot sign for Slack.
    signingSecret: randomBytes(32).toString('hex'),
  });
  const acme = buildAcme(slack);
  const stage: Stage = {
    ...{ slack, acme, manifest },
    questions: createQuestions(slack.world),
    read: new Map(),
    persona: { loadedAt: Date.now(), faults: [] },
  };
  const { workspace, messages } = slack.world;
  for (const { id } of [acme.mina, acme.jonas])
    for (const { channel, ts } of messages.all) stage.read.set(readKey(id, channel.id), ts);
  const live = createLive(stage);
  const server = await servePlayground(wanted, (request, response) => {
    void takeRequest(request, response, stage, live);
  });
  return {
    address: `http://127.0.0.1:${server.port}`,
    port: server.port,
    slack: {
      apiUrl: slack.apiUrl,
      botToken: workspace.firstTeam().botToken,
      appToken: slack.app.appToken,
      signingSecret: slack.app.signingSecret,
    },
    now: () => slack.world.clock.now(),
    connect: (requestUrl) => {
      slack.courier.requestUrl = requestUrl;
    },
    whileAway: async (work) => {
      await slack.courier.hold();
      try {
        return await work();
      } finally {
        slack.courier.resume();
      }
    },
    firstRun: (hook) => firstRun(slack, acme, hook),
    tellPersona: (state) => {
      stage.persona = state;
      live.changed();
    },
    askAgain: async () => {
      for (const channel of live.watched()) await stage.questions.askAgain(channel, (act) => perform(act, stage));
      live.changed();
    },
    close: async () => {
      live.close();
      await server.close();
      await slack.close();
    },
  };
};
