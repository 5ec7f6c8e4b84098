import type { Consultant } from '../../consult/consultant.ts';
import { words } from '../../consult/words.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import { asksPrivacy } from '../delivery/private-messages.ts';
import type { Request } from '../request.ts';

const minutes = 30;
const mostQuoted = 200;

/** What is left to say about a request that has no answer; to be said once. Resolves with a word for it. */
export async function apologise(request: Request, consultant: Consultant, deliver: Deliver): Promise<string> {
  const { fault, text, thread } = request;
  if (fault !== undefined) {
    await deliver.toAsker({ root: toHint(consultant.apology(fault)), replies: [] });
    return 'apology';
  }
  const quoted = text.length > mostQuoted ? `${text.slice(0, mostQuoted)}…` : text;
  const note = consultant.note('too-late', { count: minutes, ...(quoted !== '' && { topic: quoted }) });
  if (thread === undefined || asksPrivacy(text)) {
    await deliver.toAsker({ root: toHint(note), replies: [] });
  } else {
    // There it can be asked again about the same system, and it stays to be read.
    const label = words(consultant.noteLabel('too-late', 'again'));
    const again = { id: 'again', label, ask: text };
    const followUps = text === '' ? [] : [again];
    await deliver.answer({ root: toHint({ ...note, followUps }), replies: [] }, async () => {});
  }
  return 'apology for being late';
}
