import type { RichTextElement } from '@slack/types';
import type { IncidentState } from '../../consult/incidents/incident-state.ts';
import type { IncidentWords } from '../../consult/incidents/incident-words.ts';
import { context, header, message, type SlackMessage } from '../../render/slack/message.ts';
import { inline, textLine } from '../../render/slack/rich.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';
import type { SavedPause } from '../runs/pauses.ts';
import { asLines } from '../stories/as-lines.ts';
import { incidentTitle, lineElements, longestLine } from './incident-card.ts';

export interface CatchUpParts {
  readonly state: IncidentState;
  readonly words: IncidentWords;
  /** What is switched off in this channel. */
  readonly pauses: readonly SavedPause[];
  readonly now: number;
}

/** What is off, since when, and by whom. */
export const pauseElements = ({ name, system, person, at }: SavedPause, words: IncidentWords): RichTextElement[] =>
  aliveElements(
    textLine(words.line('off', { name, person, since: sinceOf(at), ...(system !== undefined && { system }) })).elements,
    { person, at },
  );

const mostLines = 15;
const mostActions = 10;
const minute = 60_000;

/** What somebody who comes in has to know, in the order in which they need it. */
export function catchUp({ state, words, pauses, now }: CatchUpParts): SlackMessage {
  const { severity, status, declared, roles, timeline, actions, told, closed } = state;
  const { name, means } = words.severity(severity);
  const minutes = (since: number): number => Math.max(0, Math.round(((closed?.at ?? now) - since) / minute));
  const held = words.roles.map((role) => {
    const one = roles[role.id];
    return one === undefined
      ? textLine(words.line('nobody', { name: role.name })).elements
      : aliveElements(textLine(words.line('has', { name: role.name, person: one.person })).elements, one);
  });
  const off = pauses.map((pause) => pauseElements(pause, words));
  const open = actions.slice(-mostActions).map(({ what, owner, due }) => {
    const said = words.line('told-action', {
      words: what,
      ...(owner !== undefined && { person: owner }),
      ...(due !== undefined && { since: due }),
    });
    const told = inline(said, longestLine);
    return owner === undefined ? told : aliveElements(told, { person: owner });
  });
  const shown = timeline.slice(-mostLines);
  const rest = timeline.length - shown.length;
  return message([
    ...header(incidentTitle(state, words)),
    asLines([
      textLine(words.line('meaning', { name, words: means })).elements,
      textLine(words.line('status', { topic: words.label(`status-${status}`) })).elements,
      textLine(words.line('lasts', { number: minutes(declared.at) })).elements,
      ...(told === undefined ? [] : [textLine(words.line('told-ago', { number: minutes(told) })).elements]),
    ]),
    asLines(held),
    ...(off.length === 0 ? [] : [asLines(off)]),
    ...context(rest > 0 ? words.label('earlier', { count: rest }) : words.label('timeline')),
    asLines(shown.map((line) => lineElements(line, words))),
    ...(open.length === 0 ? [] : [asLines(open)]),
    ...context(
      actions.length > open.length ? words.label('more-actions', { count: actions.length - open.length }) : '',
    ),
  ]);
}
