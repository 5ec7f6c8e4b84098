import type { HomeView } from '@slack/types';
import type { Consultant } from '../consult/consultant.ts';
import type { Inquiry, Intent } from '../consult/inquiry.ts';
import { toHome } from '../render/slack/to-home.ts';

const ask = (intent: Intent): Inquiry => ({ intent, params: {}, flags: [], using: [], private: false, words: '' });

/** Who I am, what I can do, and the checklist. Buttons answer in the direct conversation, whose id goes along. */
export function homeOf(consultant: Consultant, directChannel: string): HomeView {
  const [profile, help, checklist] = [ask('profile'), ask('help'), ask('checklist')].map((inquiry) =>
    consultant.answer(inquiry),
  );
  if (profile === undefined || help === undefined || checklist === undefined) throw new Error('no answer for the Home');
  const known = new Set<string>();
  const view = toHome({
    title: profile.title,
    intro: profile.lead,
    sections: [...profile.sections, ...checklist.sections],
    followUps: [...help.followUps, ...profile.followUps].filter(({ id }) => !known.has(id) && known.add(id)),
  });
  return { ...view, private_metadata: directChannel };
}
