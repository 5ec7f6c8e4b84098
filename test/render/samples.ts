import type { Blueprint } from '../../src/consult/blueprint.ts';
import { t } from './author.ts';

export { full } from './full-sample.ts';
export { rollback } from './rollback-sample.ts';

/** The least an answer can be. */
export const tiny: Blueprint = {
  inquiry: {
    intent: 'question',
    params: {},
    flags: [],
    using: [],
    values: {},
    conditions: {},
    figures: {},
    private: false,
    files: false,
    words: 'is it up?',
  },
  title: t('I don’t know this yet'),
  subject: [],
  lead: [t('Nothing in my files answers this.')],
  cautions: [],
  sections: [],
  followUps: [],
  gaps: [],
  trace: { persona: 'devops', dataVersion: '3f9c1a27', files: [], weights: [], rules: [], sources: [] },
};
