import type { Intent } from '../../inquiry.ts';

/** Words in which an outage is told. They stand where a name could, and name no system. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

const people = list(`
  user users customer customers people ppl client clients visitor visitors shopper shoppers subscribers members guests tenants
  nobody noone none everybody everyone everything somebody someone anybody anyone all half most many several few lots
  staff employees colleagues developers devs admins sales marketing finance partners suppliers
`);

/** What becomes of things. */
const states = list(`
  cannot can't cant couldn't couldnt won't wont isn't isnt aren't arent doesn't doesnt don't dont unable impossible see sees saw seeing
  complain complains complaining complaints reported reporting lose loses losing lost missing stuck stopped evicted killed dying dies died
  expire expires expired expiring leak leaks leaked leaking hacked breached stolen compromised attacked deleted dropped wiped vanished
  corrupt corrupted doubled tripled duplicate duplicated wrong empty full unexpected suspicious strange weird random intermittent sporadic
  partial unknown crash crashes restart restarts restarting reboots rebooting looping hang hangs freezes frozen gone blocked locked exhausted
  overloaded saturated throttled refused rejected denied spiking exploding growing rising dropping falling increased stale delayed late
  severe critical serious huge massive high low bad nightly daily hourly invalid unauthorized forbidden incorrect outdated
  ransomware malware phishing ddos attack attacker attackers intrusion breach hack exploit leakage deadlock deadlocks segfault segfaults
  oom exception exceptions panic panics stacktrace outage outages blackout flood fire smoke lag lags lagging stall stalls stalled flapping
  sync
`);

/** Parts that many systems have: "incident certificate expired". */
const parts = list(`
  certificate certificates cert certs tls ssl dns domain domains disk disks volume volumes storage memory ram cpu database databases db
  queue queues backlog backup backups login logins signin sign-in signup sign-up logout session sessions cookie cookies email emails mail mails
  sms notifications job jobs cron crons cronjob cronjobs request requests response responses connection connections socket sockets websocket
  websockets token tokens key keys password passwords credential credentials secret secrets data file files upload uploads download downloads
  website websites webpage site sites homepage server servers host hosts vm vms box boxes machine machines cdn network vpn firewall packets
  replication replica consumer consumers producer producers broker brokers cache caches index indexes table tables query queries transaction
  transactions handshake import imports export exports webhook webhooks delivery deliveries autoscaler scheduler ingress loadbalancer
  balancer partition partitions replicas schema migration migrations dashboard dashboards pages images videos phone phones line lines
  mobile desktop android ios browser browsers third third-party provider providers vendor vendors config configuration setting settings
  eu us uk usa emea apac europe asia america event events message messages log logs metric metrics link links payload thread threads
`);

/** "deploy hotfix to prod": what is shipped, not where. */
const changes = list(
  'hotfix hotfixes patch patches bugfix bugfixes fix fixes update updates change changes migration migrations feature features everything',
);

/** "deploy a security fix": which kind of change. */
const kindsOfChange = list(
  'security config configuration database db schema data css ui text copy dependency dependencies library critical emergency urgent minor small big',
);

/** "slo downtime for 99.7": what a target leaves. */
const targets = list(
  'downtime uptime outage outages availability budget budgets error errors failure failures minutes allowance burn rate window period target',
);

const shipping: ReadonlySet<Intent> = new Set(['deploy', 'rollback']);
const troubled: ReadonlySet<Intent> = new Set(['incident', 'runbook']);

/** How a word stands: after "on", before "is down", or beside "service", and before what. */
export interface Standing {
  readonly next: string;
  readonly introduced: boolean;
  readonly called: boolean;
}

/** Whether a word only tells what is wrong or what is shipped; things count as names where they are brought in as one. */
export function isPlight(intent: Intent, word: string, { introduced, called, next }: Standing): boolean {
  if (shipping.has(intent)) return (changes.has(word) && !called) || (kindsOfChange.has(word) && changes.has(next));
  if (intent === 'slo') return targets.has(word) && !called;
  if (!troubled.has(intent)) return false;
  return states.has(word) || (!called && (people.has(word) || (!introduced && parts.has(word))));
}
