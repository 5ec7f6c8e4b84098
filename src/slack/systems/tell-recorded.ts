import type { Consultant } from '../../consult/consultant.ts';
import { systemId } from '../../consult/systems/record.ts';
import { words } from '../../consult/words.ts';
import { toHint } from '../../render/slack/to-hint.ts';
import type { Deliver } from '../delivery/deliver.ts';
import type { Request } from '../request.ts';
import type { Store } from '../store.ts';
import { written } from '../../consult/systems/written.ts';

export interface TellRecordedParts {
  readonly consultant: Pick<Consultant, 'note' | 'noteLabel'>;
  readonly store: Pick<Store, 'systems'>;
}

/** Says to whoever sent the form that it is kept, and offers what comes next. */
export function createTellRecorded({ consultant, store: { systems } }: TellRecordedParts) {
  return async ({ tenant, channel, text: name }: Request, deliver: Deliver): Promise<string> => {
    const isBound = (await systems.bound({ tenant, channel })).includes(systemId(name));
    const button = (id: 'show' | 'bind') => ({
      id: `system-${id}`,
      label: words(consultant.noteLabel('system-saved', id)),
      ask: `system ${id} ${written(name)}`,
    });
    const note = consultant.note('system-saved', { system: name });
    const followUps = [...(isBound ? [] : [button('bind')]), button('show')];
    await deliver.toAsker({ root: toHint({ ...note, followUps }), replies: [] });
    return 'system, saved';
  };
}
