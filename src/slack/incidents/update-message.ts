import type { Entry } from '../../consult/incidents/incident.ts';
import type { IncidentState } from '../../consult/incidents/incident-state.ts';
import type { IncidentWords } from '../../consult/incidents/incident-words.ts';
import { header, message, type SlackMessage } from '../../render/slack/message.ts';
import { bold, inline, line, say, type Line } from '../../render/slack/rich.ts';
import { incidentTitle } from './incident-card.ts';

/** What the others are told: the condition, what is being done, what is needed, and when they hear of us again. */
export function updateMessage(
  state: IncidentState,
  { condition, actions, needs }: Entry & { readonly kind: 'update' },
  words: IncidentWords,
): SlackMessage {
  const part = (name: string, text: string): Line[] =>
    text.trim() === ''
      ? []
      : [line(...bold([say(`${words.label(name)} `)]), ...inline([{ kind: 'text', text }]), say('\n'))];
  const { updateMinutes } = words.severity(state.severity);
  return message([
    ...header(incidentTitle(state, words)),
    {
      type: 'rich_text',
      elements: [
        ...part('update-condition', condition),
        ...part('update-actions', actions),
        ...part('update-needs', needs),
        line(...inline(words.line('update-next', { number: updateMinutes }))),
      ],
    },
  ]);
}
