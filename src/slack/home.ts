import type { HomeView } from '@slack/types';
import type { Blueprint, Section } from '../consult/blueprint.ts';
import type { Consultant } from '../consult/consultant.ts';
import type { Inquiry, Intent } from '../consult/inquiry.ts';
import { toHome } from '../render/slack/to-home.ts';

const ask = (intent: Intent): Inquiry => ({
  intent,
  params: {},
  flags: [],
  using: [],
  values: {},
  conditions: {},
  figures: {},
  private: false,
  files: false,
  words: '',
});

/** What each answer puts first: the rest is a question away. */
const opening = ({ sections }: Blueprint): readonly Section[] => sections.filter(({ place }) => place === 'first');

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
    sections: [profile, help, checklist].flatMap(opening),
    followUps: [...profile.followUps, ...checklist.followUps].filter(
      // Here is no thread whose answer could be explained or changed.
      ({ id, ask: what }) => what !== 'why' && !known.has(id) && known.add(id),
    ),
  });
  return { ...view, private_metadata: directChannel };
}
