import { describe, expect, it } from 'vitest';
import { answerTo, idsOf, persona, section, wordsIn } from './ask.ts';

/** What is said in the asker's case on a subject; nothing where no circumstance holds. */
function caseOf(practice: string, text: string): string {
  const answer = answerTo(`about ${practice}: ${text}`);
  return idsOf(answer).includes('your-case') ? wordsIn(section(answer, 'prose', 'your-case').blocks) : '';
}

const told: readonly {
  readonly id: string;
  readonly on: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}[] = [
  {
    id: 'azure-devops',
    on: 'ci-pipeline',
    yes: ['our repos and builds are in azure devops, what belongs into every pipeline?'],
    no: ['we are moving from azure devops to github, what should a pipeline look like?'],
  },
  {
    id: 'windows-iis',
    on: 'deployment-strategy',
    yes: [
      'nine intranet sites on IIS, copied over at night',
      'we still have .NET Framework services that nobody dares to touch',
    ],
    no: ['asp.net core on linux containers'],
  },
  {
    id: 'sql-server',
    on: 'disaster-recovery-backup',
    yes: ['mssql 2022 with a copy in the other building'],
    no: ['azure sql, single region'],
  },
  {
    id: 'availability-group',
    on: 'disaster-recovery-backup',
    yes: ['our availability group spans two sites', 'sql server 2022 standard with always on'],
    no: ['one sql server, backed up each night', 'the laptop is always on'],
  },
  {
    id: 'wordpress',
    on: 'caching-cdn',
    yes: ['our magazine runs on wordpress and falls over on sundays', 'a woocommerce store with slow category pages'],
    no: ['the word press release is slow'],
  },
  {
    id: 'devices-in-the-field',
    on: 'deployment-strategy',
    yes: [
      'we ship firmware to 4,000 water meters',
      'our chargers in the field get updates over lte',
      'mqtt gateways in farms, updated by a script',
    ],
    no: ['the team carries mobile devices for on-call', 'a field in the form'],
  },
  {
    id: 'game-servers',
    on: 'deployment-strategy',
    yes: ['game servers on bare metal, matches take 40 minutes', 'matchmaking in go, agones on gke'],
    no: ['we sell board games in a web shop', 'two app servers behind haproxy'],
  },
  {
    id: 'k3s',
    on: 'disaster-recovery-backup',
    yes: ['a k3s cluster in the lab', 'rke2 on six nodes, volumes on longhorn'],
    no: ['eks with ebs volumes'],
  },
  {
    id: 'giant-state',
    on: 'infrastructure-as-code',
    yes: [
      'everything is in one terraform state and a plan takes twenty minutes',
      'our tofu plans take forever',
      'a huge tfstate that people are afraid to apply',
      'how do we split the state?',
    ],
    no: ['the order service has one state machine', 'we use terraform with a state per environment'],
  },
  {
    id: 'leaving-an-app-platform',
    on: 'hosting-infrastructure',
    yes: [
      'we want to get off heroku before the renewal',
      'is it time to leave vercel?',
      'moving from render to aws',
      'we have outgrown railway',
    ],
    no: ['our api runs on heroku', 'we deploy to fly.io from github actions', 'how do we host on heroku?'],
  },
  {
    id: 'leaving-vmware',
    on: 'hosting-infrastructure',
    yes: [
      'broadcom tripled our renewal and 300 machines have to go somewhere',
      'we are migrating 120 servers from vsphere to azure',
      'alternatives to vmware for a small hospital?',
    ],
    no: ['we run on vmware and are happy with it'],
  },
  {
    id: 'moving-ci',
    on: 'ci-pipeline',
    yes: [
      'how do we get rid of our bamboo server?',
      'we want to migrate 200 jenkins jobs to gitlab',
      'replace teamcity with github actions',
      'moving from circleci to buildkite',
      'seventy bamboo plans. how do we switch to gitlab?',
    ],
    no: [
      'jenkins builds our java services',
      'how do we keep credentials off the jenkins agents?',
      'how do we replace a jenkins plugin?',
      'we moved from svn to git last month, jenkins builds it',
    ],
  },
  {
    id: 'person-leaving',
    on: 'runbooks',
    yes: [
      'our only sysadmin retires in june',
      'the engineer who wrote all this has resigned',
      'one person knows the mainframe jobs and she is leaving',
    ],
    no: ['people leave comments in the wiki', 'who leaves the channel when an incident ends?'],
  },
  {
    id: 'database-per-customer',
    on: 'database-migrations',
    yes: [
      'every client has its own postgres schema',
      'one database per tenant, 240 by now',
      'a separate db for each company',
    ],
    no: ['all tenants share one database', 'one schema for each event on the topic'],
  },
  {
    id: 'apps-without-owner',
    on: 'pipeline-security-scanning',
    yes: [
      'thirty abandoned apps run on this host',
      'nobody maintains these services but people use them',
      'legacy sites without an owner',
    ],
    no: ['each service has an owner in the catalogue'],
  },
  {
    id: 'peak-with-a-date',
    on: 'autoscaling-capacity',
    yes: [
      'enrolment deadline brings 20x the visitors',
      'we open ticket sales in march, tickets go on sale at ten',
      'a post of ours went viral twice',
      'launch day is in six weeks',
      'at the deadline the load is thirty times the usual',
    ],
    no: ['builds got 3x faster', 'how do we scale our api?'],
  },
  {
    id: 'air-gapped',
    on: 'pipeline-security-scanning',
    yes: ['the plant network has no internet', 'an air-gapped openshift', 'images are carried in on usb sticks'],
    no: ['our office internet is slow', 'some customers are air-gapped and want our images'],
  },
  {
    id: 'hospital',
    on: 'deployment-strategy',
    yes: ['we run the software of two clinics', 'clinicians complain about night maintenance'],
    no: ['a pet food shop'],
  },
  {
    id: 'datadog',
    on: 'cost-optimization',
    yes: ['datadog is our second largest bill'],
    no: ['grafana cloud is expensive'],
  },
  { id: 'nomad', on: 'deployment-strategy', yes: ['we schedule with nomad and consul'], no: ['digital nomads pay us'] },
  {
    id: 'prisma',
    on: 'database-migrations',
    yes: ['nestjs with prisma on cloud sql'],
    no: ['drizzle on postgres'],
  },
  {
    id: 'change-board',
    on: 'release-management',
    yes: [
      'a change advisory board approves each release',
      'every change needs a CAB approval and three forms',
      'we may release four times a year',
    ],
    no: [
      'how do we show approvals without a change board?',
      'we have no change advisory board',
      'the cab booking app releases daily',
      'we restart the servers on sunday nights',
    ],
  },
  {
    id: 'client-sites',
    on: 'disaster-recovery-backup',
    yes: [
      'our agency looks after 40 websites',
      'we host sixty shops for our customers',
      'many client sites on two servers',
    ],
    no: ['we are a web agency with one shop for a client', 'as an agency we built a booking system'],
  },
  {
    id: 'cloud-move',
    on: 'hosting-infrastructure',
    yes: [
      'we move 40 applications from our racks to azure',
      'migrating everything out of the basement into aws',
      'our board wants us to move to the cloud',
    ],
    no: [
      'we cannot move the records to a public cloud',
      'how do we move secrets to aws secrets manager?',
      'our app runs on aws',
    ],
  },
  {
    id: 'data-on-site',
    on: 'hosting-infrastructure',
    yes: [
      'we cannot put the images into a cloud',
      'the law says records may not leave the hospital',
      'no public cloud is allowed',
      'the records must never leave our network',
    ],
    no: ["we can't decide which cloud to use", 'we do not use a cloud yet'],
  },
  {
    id: 'on-premises',
    on: 'disaster-recovery-backup',
    yes: ['three old HP servers in the cellar', 'our server room floods', 'we have a second data centre nearby'],
    no: ['everything on rds', 'names of the cluster do not resolve in the office'],
  },
  {
    id: 'live-connections',
    on: 'deployment-strategy',
    yes: ['on each release all clients reconnect at once', 'we get reconnect storms'],
    no: ['a rest api for invoices', 'a thundering herd after the cache was flushed'],
  },
  {
    id: 'no-alerts-yet',
    on: 'alerting',
    yes: ['we have no alerts at all', 'clients call us when the portal is down'],
    no: ['there were no alerts since the weekend', 'too many alerts each night'],
  },
  {
    id: 'github-actions',
    on: 'ci-pipeline',
    yes: ['our code is on github', 'three github repositories and no pipeline yet'],
    no: ['the code is on github and circleci builds it'],
  },
  {
    id: 'circleci',
    on: 'ci-pipeline',
    yes: ['circleci builds and deploys our api'],
    no: ['we are leaving circleci for buildkite'],
  },
  {
    id: 'bitbucket',
    on: 'ci-pipeline',
    yes: ['bitbucket pipelines for a php app'],
    no: ['bitbucket holds the code, jenkins builds it'],
  },
  {
    id: 'splitting-a-monolith',
    on: 'hosting-infrastructure',
    yes: ['should we break our monolith into services?', 'we want to move to microservices next year'],
    no: ['our monolith runs fine on two servers', 'we go back from microservices to a monolith'],
  },
  {
    id: 'browser-app',
    on: 'rollback',
    yes: ['a react app and a go api', 'an angular single page application'],
    no: ['a spark job in scala'],
  },
  {
    id: 'jenkins',
    on: 'ci-pipeline',
    yes: ['jenkins with 60 jenkinsfiles, all different'],
    no: ['we want to get off jenkins', 'migrating from jenkins to github actions'],
  },
];

describe('what people tell of themselves', () => {
  const cases = told.flatMap(({ id, on, yes, no }) => [
    ...yes.map((text) => ({ id, on, text, holds: true })),
    ...no.map((text) => ({ id, on, text, holds: false })),
  ]);

  it.each(cases.filter(({ holds }) => holds))('$id is heard: $text', ({ id, on, text }) => {
    expect(caseOf(on, text)).toContain(`${persona.get('circumstance', id).name}. `);
  });

  it.each(cases.filter(({ holds }) => !holds))('$id is not heard: $text', ({ id, on, text }) => {
    expect(caseOf(on, text)).not.toContain(`${persona.get('circumstance', id).name}. `);
  });
});
