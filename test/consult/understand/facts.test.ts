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
    ['seat-planner (rust, mysql) on hetzner. how do we scale it?', { system: 'seat-planner', language: 'rust' }],
    ['ticketing runs on AKS with redis, who watches it?', { system: 'ticketing', platform: 'aks' }],
    ['node on lambda, team of four', { language: 'javascript', platform: 'lambda', team_size: 4 }],
    ['which proxy fits twenty services on OpenShift?', { platform: 'openshift' }],
  ])('%s', (text, wanted) => {
    expect(facts(text)).toMatchObject(wanted);
  });

  it.each([
    ['should we use ECS or Nomad?', 'platform'],
    ['we are not on kubernetes', 'platform'],
    ['thinking about mongodb', 'database'],
    ['we go to lunch at noon', 'language'],
    ['is hetzner good enough?', 'cloud'],
    ['should it all go to OpenShift?', 'platform'],
    ['jenkins runs on an old box with docker', 'system'],
    ['everything runs on kubernetes', 'system'],
  ])('is not what it merely mentions: %s', (text, part) => {
    expect(facts(text)[part]).toBeUndefined();
  });
});
