import type { ActionsBlock, Button, KnownBlock, PlainTextOption, RichTextElement } from '@slack/types';
import { incidentStatuses } from '../../consult/incidents/incident.ts';
import type { IncidentState, Line } from '../../consult/incidents/incident-state.ts';
import type { IncidentRole, IncidentWords } from '../../consult/incidents/incident-words.ts';
import { tellLine } from '../../consult/incidents/tell-line.ts';
import { limits } from '../../render/slack/limits.ts';
import { plain } from '../../render/slack/plain.ts';
import { context, header, message, type SlackMessage } from '../../render/slack/message.ts';
import { inline, say, textLine } from '../../render/slack/rich.ts';
import { aliveElements, sinceOf } from '../offers/live-marks.ts';
import { asLines } from '../stories/as-lines.ts';
import { incidentButtons } from '../surface.ts';
import { writeIncident, type IncidentValue } from './incident-value.ts';

export interface IncidentCardParts {
  readonly id: string;
  readonly state: IncidentState;
  readonly words: IncidentWords;
}

/** So much of the timeline is on the card; all of it is in its file. */
const mostLines = 8;
export const longestLine = 200;

/** What it is called where there is one line for it. */
export function incidentTitle({ incident, severity }: IncidentState, words: IncidentWords): string {
  const { what, system } = incident;
  const { name } = words.severity(severity);
  const about = what === '' ? (system ?? words.label('unnamed')) : what;
  return words.label('title', { name, words: about });
}

/** When, who, what. */
export function lineElements(line: Line, words: IncidentWords): RichTextElement[] {
  const { at, person, entry } = line;
  const who = aliveElements([say(`${sinceOf(at)} `), say(person)], { person, at });
  const told = inline(tellLine(line, words), longestLine);
  const named = entry.kind === 'role' ? entry.to : entry.kind === 'action' ? entry.owner : undefined;
  return [...who, say(' '), ...(named === undefined ? told : aliveElements(told, { person: named }))];
}

const value = (id: string, act: IncidentValue['act'], what: string, seen = 0): string =>
  writeIncident({ incident: id, act, what, seen });

function headOf({ state, words }: IncidentCardParts): KnownBlock {
  const { declared, severity, status, incident, closed } = state;
  const { means, name } = words.severity(severity);
  const lines = [
    textLine(words.line('meaning', { name, words: means })).elements,
    aliveElements(
      textLine(words.line('declared', { person: declared.person, since: sinceOf(declared.at) })).elements,
      declared,
    ),
    ...(incident.system === undefined ? [] : [textLine(words.line('about', { system: incident.system })).elements]),
    textLine(words.line('status', { topic: words.label(`status-${status}`) })).elements,
    ...(closed === undefined
      ? []
      : [
          aliveElements(
            textLine(words.line('closed', { person: closed.person, since: sinceOf(closed.at) })).elements,
            closed,
          ),
        ]),
  ];
  return asLines(lines);
}

/** Who has a role, or the button to take it. */
function roleBlock(role: IncidentRole, { id, state, words }: IncidentCardParts): KnownBlock[] {
  const held = state.roles[role.id];
  const seen = state.changes[role.id] ?? 0;
  const button: Button = {
    type: 'button',
    action_id: held === undefined ? incidentButtons.take : incidentButtons.free,
    text: plain(words.label(held === undefined ? 'button-take' : 'button-free'), limits.button.label),
    value: value(id, held === undefined ? 'role' : 'free', role.id, seen),
  };
  const section: KnownBlock = { type: 'section', text: plain(role.name, limits.title), accessory: button };
  if (held === undefined) return [section];
  const told = words.line('role-held', { person: held.person, since: sinceOf(held.at) });
  return [section, asLines([aliveElements(textLine(told).elements, held)])];
}

function timelineOf({ state, words }: IncidentCardParts): KnownBlock[] {
  const { timeline } = state;
  const shown = timeline.slice(-mostLines);
  const rest = timeline.length - shown.length;
  return [
    ...context(rest > 0 ? words.label('earlier', { count: rest }) : words.label('timeline')),
    asLines(shown.map((line) => lineElements(line, words))),
  ];
}

function menusOf({ id, state, words }: IncidentCardParts): ActionsBlock {
  const option = (text: string, chosen: string): PlainTextOption => ({
    text: plain(text, limits.modal.option),
    value: chosen,
  });
  const severities = words.severities.map(({ id: one, name }) => option(name, value(id, 'severity', one)));
  const statuses = incidentStatuses.map((one) => option(words.label(`status-${one}`), value(id, 'status', one)));
  const now = words.severities.findIndex(({ id: one }) => one === state.severity);
  const severity = severities[now];
  const status = statuses[incidentStatuses.indexOf(state.status)];
  return {
    type: 'actions',
    elements: [
      {
        type: 'static_select',
        action_id: incidentButtons.severity,
        placeholder: plain(words.label('menu-severity'), limits.modal.label),
        options: severities,
        ...(severity && { initial_option: severity }),
      },
      {
        type: 'static_select',
        action_id: incidentButtons.status,
        placeholder: plain(words.label('menu-status'), limits.modal.label),
        options: statuses,
        ...(status && { initial_option: status }),
      },
    ],
  };
}

function buttonsOf({ id, words }: IncidentCardParts): ActionsBlock {
  const button = (name: 'note' | 'update' | 'action' | 'catchUp' | 'close', style?: 'primary' | 'danger'): Button => ({
    type: 'button',
    action_id: incidentButtons[name],
    text: plain(words.label(`button-${name === 'catchUp' ? 'catch-up' : name}`), limits.button.label),
    value: id,
    ...(style && { style }),
  });
  const confirm = {
    title: plain(words.label('close-title'), limits.confirm.title),
    text: plain(words.label('close-ask'), limits.confirm.text),
    confirm: plain(words.label('button-close'), limits.confirm.button),
    deny: plain(words.label('close-no'), limits.confirm.button),
  };
  return {
    type: 'actions',
    elements: [
      button('update', 'primary'),
      button('note'),
      button('action'),
      button('catchUp'),
      { ...button('close'), confirm },
    ],
  };
}

/** An incident at a glance: how bad, who does what, what happened last. One message that is kept as things are. */
export function incidentCard(parts: IncidentCardParts): SlackMessage {
  const { state, words } = parts;
  const top = [...header(incidentTitle(state, words)), headOf(parts)];
  if (state.closed !== undefined) return message([...top, ...timelineOf(parts)]);
  return message([
    ...top,
    ...words.roles.flatMap((role) => roleBlock(role, parts)),
    ...timelineOf(parts),
    menusOf(parts),
    buttonsOf(parts),
  ]);
}
