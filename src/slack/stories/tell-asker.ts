import type { Consultant } from '../../consult/consultant.ts';
import type { NoteValues } from '../../consult/hints.ts';
import type { Note } from '../../consult/notes.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { sinceOf, withLiveMarks, type Marks } from '../offers/live-marks.ts';

/** Why nothing was changed, for whoever pressed: who was first, and when. Gives the note as the outcome. */
export const createTellAsker =
  (consultant: Pick<Consultant, 'note'>) =>
  async (deliver: Deliver, note: Note, marks: Marks, values: NoteValues = {}): Promise<string> => {
    const { person, at } = marks;
    const since = at === undefined ? {} : { since: sinceOf(at) };
    const hint = toHint(consultant.note(note, { ...values, person, ...since }));
    await deliver.toAsker({ root: withLiveMarks(hint, marks), replies: [] });
    return note;
  };
