import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { workspaceOf } from '../heard/who.ts';
import { plainWords } from '../heard/plain-words.ts';
import type { Intake } from '../intake.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { timelineReaction, timelineShortcutId } from '../surface.ts';

export interface TimelineMarksParts {
  readonly store: Pick<Store, 'incidents'>;
  readonly intake: Intake;
}

type Marked = SlackEventMiddlewareArgs<'reaction_added' | 'reaction_removed'> & AllMiddlewareArgs;

const message = z.object({ text: z.string().catch(''), user: z.string().exactOptional() });

const changed = z.object({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  message: z.object({ ts: z.string(), text: z.string().default(''), user: z.string() }),
});

const deleted = z.object({
  subtype: z.literal('message_deleted'),
  channel: z.string(),
  deleted_ts: z.string(),
  previous_message: z.object({ user: z.string() }),
});

/**
 * Messages that belong into the timeline of an incident: chosen in their menu, or with a pushpin on them. What becomes of
 * them afterwards is followed.
 */
export function listenToTimelineMarks(app: App, { store, intake }: TimelineMarksParts): void {
  app.shortcut({ callback_id: timelineShortcutId, type: 'message_action' }, async ({ shortcut, context, ack }) => {
    const { channel, user, message_ts: ts, response_url: responseUrl, trigger_id: trigger } = shortcut;
    const { text, user: author } = message.parse(shortcut.message);
    await intake.accept(
      {
        kind: 'incident',
        ...workspaceOf(context),
        user: user.id,
        channel: channel.id,
        opens: false,
        text: plainWords(text, context.botUserId),
        responseUrl,
        incident: { ask: 'quote', ts, ...(author !== undefined && { author }) },
      },
      [`trigger:${trigger}`],
    );
    await ack();
  });

  /** A pushpin on a message where an incident is open, or one that was taken back. */
  const pinned = async (
    { event, body, context }: Marked,
    about: (open: string, ts: string) => NonNullable<Request['incident']>,
  ): Promise<void> => {
    const { reaction, item, user } = event;
    if (reaction !== timelineReaction || item.type !== 'message') return;
    const workspace = workspaceOf(context);
    const { channel, ts } = item;
    const open = await store.incidents.openIn({ tenant: workspace.tenant, channel });
    if (open === undefined) return;
    await intake.accept(
      { kind: 'incident', ...workspace, user, channel, opens: false, text: '', incident: about(open.id, ts) },
      [`event:${body.event_id}`],
    );
  };

  app.event('reaction_added', (marked) => pinned(marked, (_, ts) => ({ ask: 'quote', ts, pinned: true })));
  app.event('reaction_removed', (marked) => pinned(marked, (id, ts) => ({ id, ask: 'unquote', ts })));

  app.message(async ({ message: event, body, context }) => {
    const edit = changed.safeParse(event).data;
    const removal = deleted.safeParse(event).data;
    const channel = edit?.channel ?? removal?.channel;
    const user = edit?.message.user ?? removal?.previous_message.user;
    if (channel === undefined || user === undefined) return;
    const workspace = workspaceOf(context);
    const open = await store.incidents.openIn({ tenant: workspace.tenant, channel });
    const ts = edit?.message.ts ?? removal?.deleted_ts;
    const isQuoted = open?.happened.some(({ deed }) => deed.kind === 'noted' && deed.quoted?.ts === ts) === true;
    if (open === undefined || ts === undefined || !isQuoted) return;
    const text = edit === undefined ? '' : plainWords(edit.message.text, context.botUserId);
    await intake.accept(
      {
        kind: 'incident',
        ...workspace,
        user,
        channel,
        opens: false,
        text,
        incident: {
          id: open.id,
          ask: 'add',
          // What it says now is kept as the text of the request, of which a credential is taken out.
          deed: edit === undefined ? { kind: 'deleted', ts } : { kind: 'edited', ts, text: '' },
        },
      },
      [`event:${body.event_id}`],
    );
  });
}
