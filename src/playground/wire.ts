/**
 * What passes between the page and its server.
 *
 *   GET  /playground/live?as=U…&in=C…&thread=…   server-sent events, each a JSON text:
 *          event `snapshot`: Snapshot, whenever something changed that this person sees (all of it, never a part)
 *          event `traffic`:  Traffic, one for each request either way; those so far come first, oldest first.
 *                            The same `id` may come again: it then replaces the one before (its answer has come).
 *        Without `as` the first person, without `in` #checkout-prod. To look elsewhere, open another stream.
 *        What is streamed counts as read.
 *   POST /playground/do      body Act (act.ts), content-type application/json → Done
 *   POST /playground/files?as=U…&name=…          body: the bytes → { ok: true, id } for `say`'s `files`
 *   GET  /playground/files/F…                    the bytes, as a download; `?as=text` as plain text to show
 *
 * Times are in milliseconds since 1970; `ts` is Slack's message timestamp, and names the message in its conversation.
 */
import type { JsonObject } from './slack/json-object.ts';

export interface Snapshot {
  readonly app: App;
  readonly team: { readonly id: string; readonly name: string };
  /** The person this is for. */
  readonly me: string;
  /** Everybody a message can mention: those one can act as, and the bot. */
  readonly people: readonly Person[];
  readonly conversations: readonly Conversation[];
  readonly open: Open;
  readonly thread: Thread | undefined;
  /** The open modals, the topmost last. */
  readonly modals: readonly View[];
  readonly home: View | undefined;
  readonly persona: PersonaState;
}

/** The app, as its manifest says. */
export interface App {
  readonly name: string;
  readonly description: string;
  readonly homeTab: boolean;
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  readonly shortcuts: readonly {
    readonly type: 'message' | 'global';
    readonly name: string;
    readonly callbackId: string;
    readonly description: string;
  }[];
  /** Offered in an empty direct conversation with the bot. */
  readonly prompts: readonly Prompt[];
  /** How the bot is reached now. */
  readonly via: 'http' | 'socket';
}

export interface Prompt {
  readonly title: string;
  readonly message: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  /** The bot is listed for mentions and names; nobody can act as the bot. */
  readonly isBot: boolean;
}

export interface Conversation {
  readonly id: string;
  /** Without `#`; for a direct conversation the name of the other one. */
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly topic: string;
  /** False: the bot hears nothing here and cannot post, though commands work. */
  readonly hasBot: boolean;
  /** Messages this person has not seen yet. */
  readonly unread: number;
}

export interface Open {
  readonly id: string;
  /** Oldest first; replies in threads only where they were sent to the channel too. */
  readonly messages: readonly Message[];
  /** What the bot says that it is doing, by thread. */
  readonly working: readonly Working[];
  /** Prompts that the bot has set in a direct conversation; else those of the manifest serve. */
  readonly prompts: readonly Prompt[] | undefined;
  readonly scheduled: readonly Scheduled[];
  /** The last question of this conversation, asked again after the persona changed. */
  readonly again: Again | undefined;
}

export interface Thread {
  /** The ts of its first message. */
  readonly ts: string;
  /** The first message, then the replies. Empty when it is gone. */
  readonly messages: readonly Message[];
}

export interface Working {
  readonly thread: string;
  /** Such as "is thinking…": read it after the name of the bot. */
  readonly status: string;
  readonly loadingMessages: readonly string[];
}

export interface Message {
  readonly ts: string;
  /** Set on replies. */
  readonly threadTs: string | undefined;
  /** Id of a person or of the bot. */
  readonly author: string;
  readonly fromBot: boolean;
  /** mrkdwn, as Slack keeps it (`&amp;`, `<@U…>`); what is shown when there are no blocks. */
  readonly text: string;
  /** Every block has a block_id and every interactive element an action_id. */
  readonly blocks: readonly JsonObject[];
  readonly attachments: readonly JsonObject[];
  /** "Only visible to you". What is chosen or entered in a message stays in the browser, as in Slack; `initial_…` begins it. */
  readonly onlyYou: boolean;
  readonly edited: boolean;
  readonly pinned: boolean;
  /** A reply that was sent to the channel too. */
  readonly broadcast: boolean;
  readonly reactions: readonly { readonly name: string; readonly by: readonly string[] }[];
  readonly files: readonly SharedFile[];
  readonly replies: { readonly count: number; readonly last: string; readonly by: readonly string[] } | undefined;
}

export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly size: number;
  /** The beginning of a text file; undefined for what is not text. */
  readonly preview: string | undefined;
}

export interface View {
  readonly id: string;
  readonly callbackId: string;
  readonly title: string;
  /** The labels of its buttons; undefined: no such button. */
  readonly submit: string | undefined;
  readonly close: string | undefined;
  readonly blocks: readonly JsonObject[];
  readonly state: State;
  /** Another one whenever the bot changed the view. */
  readonly hash: string;
}

/** As in Slack's `view.state.values`: `{ blockId: { actionId: { type, value | selected_option | … } } }`. */
export type State = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export interface Scheduled {
  readonly id: string;
  readonly postAt: number;
  readonly text: string;
}

/** One question and its two answers: what the bot wrote before the persona changed, and now. */
export interface Again {
  readonly question: string;
  readonly askedAt: number;
  readonly before: readonly Message[];
  readonly after: readonly Message[];
}

export interface PersonaState {
  /** When the persona in use was read. */
  readonly loadedAt: number;
  /** What is wrong with the files as they are now; the bot then still answers from the last good ones. */
  readonly faults: readonly PersonaFault[];
}

export interface PersonaFault {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly expected: string;
}

/** One request, for the inspector. */
export interface Traffic {
  readonly id: number;
  readonly at: number;
  /** Who asked: Slack delivers something, or the bot calls a method. */
  readonly from: 'slack' | 'bot';
  /** `/devops`, `block_actions`, `view_submission`, `app_mention`, `chat.postMessage`, `response_url`, … */
  readonly kind: string;
  readonly payload: unknown;
  /** Undefined until it has come, and when it was empty. */
  readonly answer: unknown;
  /** The HTTP status of the answer; 0 when none came; undefined while it is awaited. */
  readonly status: number | undefined;
  readonly ms: number | undefined;
  readonly problems: readonly Problem[];
}

/** What Slack refuses, or takes and then does not do what was meant. */
export interface Problem {
  readonly code: string;
  readonly rejected: boolean;
  /** With a JSON pointer into the payload where there is one: `[ERROR] … [json-pointer:/blocks/3/text]`. */
  readonly messages: readonly string[];
}

/** What comes of an act. */
export type Done =
  | { readonly ok: true; readonly ts?: string }
  /** `errors` by block id: the modal stays open and says them at its inputs. */
  | { readonly ok: false; readonly reason: string; readonly errors?: Readonly<Record<string, string>> };

export type { Act } from './act.ts';
