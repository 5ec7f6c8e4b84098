import type { IncidentState } from '../../consult/incidents/incident-state.ts';
import type { IncidentWords } from '../../consult/incidents/incident-words.ts';
import { message, type SlackMessage } from '../../render/slack/message.ts';
import { textLine } from '../../render/slack/rich.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { createReminding } from '../stories/reminding.ts';
import { incidentButtons } from '../surface.ts';
import { incidentTitle } from './incident-card.ts';
import { writeIncident } from './incident-value.ts';

export interface RemindUpdatesParts {
  readonly words: IncidentWords;
  readonly apiFor: (request: Request) => SlackApi;
  readonly store: Pick<Store, 'reminders'>;
  readonly now: () => number;
}

const minute = 60_000;
/** Whoever has not reacted to the first is reminded again. */
const times = 4;
const snoozeMinutes = 15;

function reminder(id: string, state: IncidentState, words: IncidentWords): SlackMessage {
  const button = (name: 'update' | 'snooze', value: string, label: string) => ({
    type: 'button' as const,
    action_id: incidentButtons[name],
    text: { type: 'plain_text' as const, text: label, emoji: false },
    value,
  });
  return message([
    {
      type: 'rich_text',
      elements: [textLine(words.line('update-due', { name: incidentTitle(state, words) }))],
    },
    {
      type: 'actions',
      elements: [
        button('update', id, words.label('button-update')),
        button(
          'snooze',
          writeIncident({ incident: id, act: 'snooze', what: String(snoozeMinutes), seen: 0 }),
          words.label('button-snooze', { number: snoozeMinutes }),
        ),
      ],
    },
  ]);
}

/** When the others are to be told something next; never, once it is over. */
function nextDue({ told = 0, snoozed, closed, severity }: IncidentState, words: IncidentWords): number | undefined {
  if (closed !== undefined) return undefined;
  const { updateMinutes } = words.severity(severity);
  return snoozed !== undefined && snoozed.at > told
    ? snoozed.at + snoozed.minutes * minute
    : told + updateMinutes * minute;
}

/** Slack says when an update is due: it does so also while we are away. */
export function createRemindUpdates({ words, apiFor, store: { reminders }, now }: RemindUpdatesParts) {
  const reminding = createReminding({ apiFor, reminders, now });
  return async (request: Request, id: string, state: IncidentState, deliver: Deliver): Promise<void> => {
    const about = `update:${id}`;
    const due = nextDue(state, words);
    if (due === undefined) return reminding.callOff(request, about);
    const every = words.severity(state.severity).updateMinutes * minute;
    const dues = Array.from({ length: times }, (_, time) => ({ key: `update-${time}`, at: due + time * every }));
    const { channel } = request;
    return reminding.remind(request, { about, channel, times: dues, message: reminder(id, state, words) }, deliver);
  };
}
