import { incidentReviewFile, inUtc } from '../../artifacts/documents/incident-review.ts';
import type { GeneratedFile } from '../../artifacts/generated-file.ts';
import type { IncidentState } from '../../consult/incidents/incident-state.ts';
import type { IncidentWords } from '../../consult/incidents/incident-words.ts';
import { tellLine } from '../../consult/incidents/tell-line.ts';
import { textWords } from '../../render/plain/inline.ts';
import { incidentTitle } from './incident-card.ts';

/** What people are called; those whose name Slack does not tell are called by their id. */
export type NameOf = (person: string) => string;

const minute = 60_000;

/** Everybody who is named in an incident. */
export const peopleIn = ({ timeline, actions, roles }: IncidentState): readonly string[] => [
  ...new Set([
    ...timeline.map(({ person }) => person),
    ...timeline.flatMap(({ entry }) => (entry.kind === 'role' ? (entry.to ?? []) : [])),
    ...actions.flatMap(({ owner }) => owner ?? []),
    ...Object.values(roles).map(({ person }) => person),
  ]),
];

/** The draft of the review: the timeline to the second, what was agreed, and what is still to be found out. */
export function reviewFile(state: IncidentState, words: IncidentWords, nameOf: NameOf): GeneratedFile {
  const { declared, mitigated, closed, severity, incident, roles, timeline, actions } = state;
  const lasted = (until: number | undefined): string =>
    until === undefined
      ? words.label('review-open')
      : words.label('minutes', { number: Math.round((until - declared.at) / minute) });
  const named = (text: string): string =>
    peopleIn(state).reduce((told, person) => told.replaceAll(person, nameOf(person)), text);
  return incidentReviewFile({
    title: incidentTitle(state, words),
    at: declared.at,
    facts: [
      [words.label('review-severity'), words.severity(severity).name],
      ...(incident.system === undefined ? [] : [[words.label('review-system'), incident.system] as const]),
      [words.label('review-declared'), inUtc(declared.at)],
      ...(mitigated === undefined ? [] : [[words.label('review-mitigated'), inUtc(mitigated)] as const]),
      ...(closed === undefined ? [] : [[words.label('review-closed'), inUtc(closed.at)] as const]),
      [
        words.label('review-to-mitigation'),
        mitigated === undefined && closed !== undefined ? words.label('review-unsaid') : lasted(mitigated),
      ],
      [words.label('review-to-close'), lasted(closed?.at)],
      ...words.roles.flatMap((role) => {
        const held = roles[role.id];
        return held === undefined ? [] : [[role.name, nameOf(held.person)] as const];
      }),
    ],
    asked: words.questions,
    timeline: {
      heading: words.label('timeline'),
      columns: [words.label('review-time'), words.label('review-who'), words.label('review-what')],
      rows: timeline.map((line) => ({
        at: line.at,
        cells: [nameOf(line.person), named(textWords(tellLine(line, words)))],
      })),
    },
    actions: {
      heading: words.label('review-actions'),
      columns: [words.label('review-action'), words.label('review-owner'), words.label('review-due')],
      rows: actions.map(({ what, owner, due }) => [
        what,
        owner === undefined ? words.label('review-nobody') : nameOf(owner),
        due ?? words.label('review-no-date'),
      ]),
      none: words.label('review-no-actions'),
    },
  });
}
