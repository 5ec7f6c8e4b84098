import type { Consultant } from '../../consult/consultant.ts';
import type { IncidentState } from '../../consult/incidents/incident-state.ts';
import { toTextFiles } from '../../render/slack/to-files.ts';
import { message } from '../../render/slack/message.ts';
import { textLine } from '../../render/slack/rich.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { SlackApi } from '../delivery/slack-api.ts';
import { aliveElements } from '../offers/live-marks.ts';
import type { Request } from '../request.ts';
import type { SavedPause } from '../runs/pauses.ts';
import { asLines } from '../stories/as-lines.ts';
import { pauseElements } from './catch-up.ts';
import { incidentTitle } from './incident-card.ts';
import { peopleIn, reviewFile } from './review-file.ts';

export interface ShareReviewParts {
  readonly consultant: Pick<Consultant, 'incidentWords' | 'filesElsewhere'>;
  readonly apiFor: (request: Request) => SlackApi;
}

export interface Shared {
  readonly state: IncidentState;
  /** What is still switched off in its channel. */
  readonly pauses: readonly SavedPause[];
}

const minute = 60_000;

/** What an incident was, in a few lines, and the draft of its review as a file below them. */
export function createShareReview({ consultant, apiFor }: ShareReviewParts) {
  const { incidentWords: words } = consultant;
  return async (request: Request, { state, pauses }: Shared, deliver: Deliver): Promise<void> => {
    const api = apiFor(request);
    const people = peopleIn(state);
    const names = new Map(
      await Promise.all(people.map(async (person) => [person, (await api.nameOf(person)) ?? person] as const)),
    );
    const file = reviewFile(state, words, (person) => names.get(person) ?? person);
    const { closed, declared, mitigated } = state;
    const minutes = (until: number): number => Math.round((until - declared.at) / minute);
    const name = incidentTitle(state, words);
    const lines =
      closed === undefined
        ? [textLine(words.line('review-draft', { name })).elements]
        : [
            aliveElements(
              textLine(words.line('over', { name, person: closed.person, number: minutes(closed.at) })).elements,
              { person: closed.person },
            ),
            ...(mitigated === undefined
              ? []
              : [textLine(words.line('over-mitigated', { number: minutes(mitigated) })).elements]),
          ];
    const off = pauses.map((pause) => pauseElements(pause, words));
    const files = {
      note: [],
      uploads: [{ path: file.path, bytes: new TextEncoder().encode(file.text) }],
      asText: () => toTextFiles(consultant.filesElsewhere('as-text'), [file]),
    };
    await deliver.answer({ root: message([asLines([...lines, ...off])]), replies: [], files }, () => Promise.resolve());
  };
}
