import type { App } from '@slack/bolt';
import type { Consultant } from '../../consult/consultant.ts';
import { looksLikeOutput } from '../../consult/runs/judge-output.ts';
import type { Intake } from '../intake.ts';
import { mayWantOffer } from '../offers/overheard.ts';
import { attachedTo } from '../heard/attached-to.ts';
import { keysOf, personMessage, type PersonMessage } from '../heard/person-message.ts';
import { mentionsSomebody, plainWords } from '../heard/plain-words.ts';
import type { Thread } from '../places.ts';
import type { Store } from '../store.ts';
import { botUserIdOf, workspaceOf } from '../heard/who.ts';

export interface ChannelTalkParts {
  readonly consultant: Pick<Consultant, 'offerOf'>;
  readonly store: Pick<Store, 'consultations' | 'watches' | 'offers' | 'runs'>;
  readonly intake: Intake;
  readonly now: () => number;
}

/**
 * What people say to each other. Two things of it are our business: what the asker says, without a mention, in the
 * thread of an answer; and, where somebody let us listen, what sounds like somebody who is stuck. Nothing else is kept.
 */
export function listenToChannelTalk(app: App, { consultant, store, intake, now }: ChannelTalkParts): void {
  const { consultations, watches, offers } = store;

  const wantsOffer = async (tenant: string, message: PersonMessage, text: string): Promise<boolean> =>
    mayWantOffer(message, now()) &&
    (await watches.find({ tenant, channel: message.channel })) !== undefined &&
    !(await offers.isSilenced({ tenant, person: message.user })) &&
    consultant.offerOf(text) !== undefined;

  /** Whoever works on a plan pastes what came out of it, whoever asked for the plan. */
  const isOutputOfRun = async ({ tenant, channel, ts: thread }: Thread, text: string): Promise<boolean> =>
    looksLikeOutput(text) && (await store.runs.openIn({ tenant, channel, thread })) !== undefined;

  app.message(async ({ message: event, body, context }) => {
    const message = personMessage(event);
    if (message === undefined || message.channel_type === 'im' || context['guest'] === true) return;
    const { channel, user, ts, thread_ts: thread, text: typed } = message;
    const botUserId = botUserIdOf(context, body);
    // A mention of ours has an event of its own, and whoever names a colleague asks that colleague.
    if (mentionsSomebody(typed)) return;
    const workspace = workspaceOf(context);
    const { tenant } = workspace;
    const text = plainWords(typed, botUserId);
    const said = { ...workspace, user, channel, thread: thread ?? ts, opens: thread === undefined, text };
    const keys = keysOf(body.event_id, message);
    const served = thread === undefined ? undefined : await consultations.find({ tenant, channel, ts: thread });
    if (served !== undefined) {
      if (served.asker === user || (await isOutputOfRun({ tenant, channel, ts: thread ?? ts }, text)))
        await intake.accept({ ...said, kind: 'reply', ...attachedTo(message) }, keys);
    } else if (await wantsOffer(tenant, message, text)) {
      await intake.accept({ ...said, kind: 'offer' }, keys);
    }
  });
}
