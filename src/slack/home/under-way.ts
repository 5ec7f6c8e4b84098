import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Consultant } from '../../consult/consultant.ts';
import { incidentState } from '../../consult/incidents/incident-state.ts';
import { more } from '../../render/plain/cut.ts';
import { context, header } from '../../render/slack/message.ts';
import { inline, say } from '../../render/slack/rich.ts';
import { asLines } from '../stories/as-lines.ts';
import { incidentTitle } from '../incidents/incident-card.ts';
import type { SavedIncident } from '../incidents/stored-incident.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';
import { pauseBlocks } from '../runs/pause-line.ts';
import type { SavedPause } from '../runs/pauses.ts';

export interface UnderWayParts {
  readonly consultant: Pick<Consultant, 'incidentWords' | 'runSheets'>;
  readonly incidents: readonly SavedIncident[];
  readonly pauses: readonly SavedPause[];
  readonly addressOf: (channel: string, ts: string) => string | undefined;
}

const most = 5;

/** What is going on: incidents that are not closed, and what people have switched off. Nothing, most of the time. */
export function underWay({ consultant, incidents, pauses, addressOf }: UnderWayParts): KnownBlock[] {
  const { incidentWords: words, runSheets: sheets } = consultant;
  const open = incidents.slice(-most).map(({ subject, happened, channel, thread }): RichTextElement[] => {
    const state = incidentState(subject, happened);
    const { person, at } = state.declared;
    const text = incidentTitle(state, words);
    const url = addressOf(channel, thread);
    const named = inline(url === undefined || thread === '' ? [{ kind: 'text', text }] : [{ kind: 'link', text, url }]);
    const since = words.line('home-declared', { topic: words.label(`status-${state.status}`), since: sinceOf(at) });
    return [
      ...named,
      say(' · '),
      { type: 'channel', channel_id: channel },
      ...aliveElements(inline(since), { person, at }),
    ];
  });
  return [
    ...(open.length === 0 ? [] : [...header(words.label('home-incidents')), asLines(open)]),
    ...context(incidents.length > most ? more(incidents.length - most, 'incident') : ''),
    ...(pauses.length === 0
      ? []
      : [...header(sheets.label('home-off')), ...pauses.slice(0, most).flatMap((pause) => pauseBlocks(pause, sheets))]),
    ...context(pauses.length > most ? more(pauses.length - most, 'entry') : ''),
  ];
}
