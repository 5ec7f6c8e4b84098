import { describe, expect, it } from 'vitest';
import { openConsultant } from '../../../src/open-consultant.ts';

const { facts } = openConsultant();

describe('what a text states about a system', () => {
  it.each([
    [
      'We run a ticket shop on EKS with Aurora Postgres and Jenkins.',
      { system: 'ticket shop', platform: 'eks', cloud: 'aws', database: 'aurora-postgres', ci: 'jenkins' },
    ],
    [
      'Rails 7, MySQL 8, gitlab, one vps at ovh',
      { language: 'ruby', framework: 'rails', database: 'mysql', ci: 'gitlab-ci', platform: 'vps', cloud: 'ovh' },
    ],
    ['go + react on cloud run, 12 devs', { language: 'go', platform: 'cloud-run', cloud: 'gcp', team_size: 12 }],
  ])('%s', (text, wanted) => {
    expect(facts(text)).toMatchObject(wanted);
  });

  it.each([
    ['should we use ECS or Nomad?', 'platform'],
    ['we are not on kubernetes', 'platform'],
    ['thinking about mongodb', 'database'],
    ['we go to lunch at noon', 'language'],
    ['is hetzner good enough?', 'cloud'],
  ])('is not what it merely mentions: %s', (text, part) => {
    expect(facts(text)[part]).toBeUndefined();
  });
});
