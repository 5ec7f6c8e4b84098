import { describe, expect, it } from 'vitest';
import { ours } from '../../support/ours.ts';

const { facts } = ours;

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
    ['Ticket resale platform in PHP and MySQL. 30 rps.', { language: 'php', rps: 30 }],
    ['online bakery, node service on ECS', { language: 'javascript', platform: 'ecs' }],
    ['We build software for car workshops: Laravel on one VPS', { system: 'software for car workshops' }],
    ['hi! Chess tracking app with a rust backend', { language: 'rust' }],
    ['tiny saas (table booking), rails on heroku', { system: 'table booking' }],
    ['scala shop, image for the jvm on nomad', { language: 'scala', platform: 'nomad' }],
    ['go agents on k3s in our own basement', { language: 'go', platform: 'k3s', cloud: 'on-prem' }],
    ['code on bitbucket, jenkins builds it', { ci: 'jenkins' }],
    ['code on bitbucket, deployed to fly.io', { ci: 'bitbucket-pipelines' }],
    ['8 people in the platform team, 150 developers, 2 million citizens', { team_size: 150, users: 2_000_000 }],
    ['a ten-person startup, 6000 requests a minute', { team_size: 10, rps: 100 }],
    ['12 engineers. Two of us applied Terraform at the same time.', { team_size: 12 }],
    ['Podcast host on a VPS. 3 of us.', { team_size: 3 }],
    ['team of 9 (2 engineers), Kotlin on Nomad', { team_size: 9 }],
    ['RHEL 8 and WebLogic, the regulator (DORA) asks', { os: 'rhel', framework: 'weblogic', compliance: 'dora' }],
    ['dbt and Airflow on a VM, some Flink', { data: ['dbt', 'airflow', 'flink'] }],
    ['Electron desktop, React Native mobile', { framework: ['electron', 'react-native'] }],
    ['Spinnaker deploys, PagerDuty wakes us', { delivery: 'spinnaker', paging: 'pagerduty' }],
    ['the contract asks for RTO 1h/RPO 5min', { rto_minutes: 60, rpo_minutes: 5 }],
    ['an RTO of 30 minutes and an RPO of 0', { rto_minutes: 30, rpo_minutes: 0 }],
    ['we want a second region because a customer asks for RTO 2h, how would you build it?', { rto_minutes: 120 }],
    ["We're four people building a choir booking app: Django on a VPS", { system: 'choir booking app', team_size: 4 }],
    ['We run a property management system for hotels. Kotlin, GKE.', { system: 'property management system' }],
    ['sync backend in Node on a single droplet', { language: 'javascript' }],
    ['firmware for 180,000 heat meters', { devices: 180_000 }],
    ['our checkout (Java, EKS) is slow', { system: 'checkout', language: 'java' }],
    [
      'Wholesale of flowers, Go on GKE, GitLab. how do we deploy?',
      { language: 'go', platform: 'gke', ci: 'gitlab-ci' },
    ],
    ['which proxy fits twenty services on OpenShift?', { platform: 'openshift' }],
    ['We have three engineers in Lisbon and two in Oslo.', { team_size: 5 }],
    ["I'm a solo founder: Elixir, two fly machines", { team_size: 1, platform: 'fly.io' }],
    ["We're 4 plus students. Debian and some Windows VMs.", { team_size: 4, os: ['debian', 'windows-server'] }],
    ['rust and py services, buildkite', { language: ['rust', 'python'] }],
    ['31 developers. One of our customers has 20,000 employees.', { team_size: 31 }],
    ['A quiet 2,000 users, and 190,000 pupils in May.', { users: 190_000 }],
    ['Ingest is Go on GKE, Flux is suspended, switch Flux on again', { language: 'go', gitops: 'flux' }],
    ['Node services in TypeScript, Postgres with Timescale', { language: 'typescript', database: 'timescaledb' }],
    ['Kubernetes on our own VMware', { platform: 'kubernetes' }],
    ['Recipe app for diabetics: lambda + dynamodb, typescript', { system: 'Recipe app', platform: 'lambda' }],
    ['pollen api for hay fever, python on GKE', { system: 'pollen api', language: 'python' }],
    ['Invoice software for plumbers (Benelux). C#, one VPS.', { system: 'Invoice software', language: 'csharp' }],
    ['Two of us are building a choir booking app: Django', { system: 'choir booking app' }],
    ["We run a landlords' portal on AKS in Kotlin", { system: "landlords' portal" }],
    ['We run a webshop on AKS', { system: 'webshop' }],
    ['Brewery. Our stock keeping is a Quarkus backend on OpenShift.', { system: 'stock keeping' }],
    ['Utility, meter reading portal + billing, Go on bare metal kubernetes', { system: 'meter reading portal' }],
    ['node on ecs ec2', { platform: 'ecs' }],
    ['thirty services on AKS, docker compose on the laptops', { platform: 'aks' }],
    ['services on AWS, the old core is on-prem', { cloud: 'aws' }],
    ['we are moving from Jenkins to GitLab CI', { ci: 'gitlab-ci' }],
    ['dating app, erlang on hetzner', { system: 'dating app' }],
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
    ['clojure shop, ec2 and postgres', 'system'],
    ['internal platform, kubernetes, 12 teams', 'system'],
    ['our monorepo (Go, Bazel) builds for ages', 'system'],
    ['our Electron app is slow', 'system'],
    ['Our streaming startup is on GKE', 'system'],
    ['Property portal from Santiago, 12 people, node backend', 'system'],
    ['we migrated from Heroku last May', 'platform'],
    ['we track DORA metrics', 'compliance'],
    ['two of us broke the VPC', 'team_size'],
    ['we are 4 plus students on Debian', 'users'],
    ['our SQL Server and an IIS box', 'system'],
    ['our ML inference service is slow on GKE', 'system'],
    ['Tram operator in a city with 40,000 people', 'team_size'],
    ['Go on Nomad. 30 people in a WhatsApp call, 22 people on the phone.', 'team_size'],
    ['Java on OpenShift. 31 people were in one Teams call, all talking.', 'team_size'],
    ["the key sits on one developer's Mac", 'team_size'],
    ['our CFO is laughing, and our CISO sweats', 'system'],
    ['half of our customers run it on their own servers', 'cloud'],
    ['is an RTO of 1 hour realistic?', 'rto_minutes'],
    ['airline booking, two people quit last week', 'team_size'],
    ['everything runs on kubernetes', 'system'],
  ])('is not what it merely mentions: %s', (text, part) => {
    expect(facts(text)[part]).toBeUndefined();
  });
});

it.each([
  'Ticket resale platform in PHP and MySQL.',
  'online bakery, node service on ECS',
  'dating startup, erlang on hetzner',
])('what people are is no name: %s', (text) => {
  expect(facts(text)).not.toHaveProperty('system');
});

describe('what others propose', () => {
  it.each([
    'Our matches run on Nomad. A colleague says that Kubernetes has all of this.',
    'Everything is on Nomad. Candidates for next year: Render, ECS, a Kubernetes cluster.',
  ])('is not what they run: %s', (text) => {
    expect(facts(text)).toMatchObject({ platform: 'nomad' });
  });
});
