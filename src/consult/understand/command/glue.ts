/**
 * The small words of the grammar. Whatever names a thing (a command, a platform, a strategy) is vocabulary and
 * comes from the persona; here is only what holds such names together.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const glue = {
  /** Mean nothing for the request, wherever they stand. */
  filler: list(`
    a an the this that these those it its our my your their his her some any all both
    please pls plz kindly just now immediately asap quickly quick fast urgently urgent right away today tonight tomorrow
    first again also too so then well ok okay yes hey hi hello yo dear thanks thank thx ty cheers
    i im i'm id i'd ill i'll we we're we'd were we'll u you me us they he she lets let's let us
    need needs needed want wants wanted like would could can may might must shall should will wanna gonna gotta have has having had got get
    give gimme show tell send write make create draft generate prepare produce provide sketch outline propose suggest do doing
    start starting open declare raise trigger begin run kick put set setup bring
    move migrate list everything nothing anything something everyone
    is are be been am was being there here looking look trying try going go
    and or but if when
    new full complete whole entire quick simple short proper good nice
    devops bot team folks guys
    bitte für auf von zu nach mit und
    back off out up down live
  `),

  /** A system's name often follows these. */
  introducers: list('for of on in at called named against concerning regarding re: re für auf von'),

  /** What follows these is no system: a date, a reason, a tool. */
  blockers: list(`
    by until till before after during since next last because bc b/c coz cause cuz due with without via using through per than as
    not no never around about mit wegen ohne every each within plus versus vs instead while until between
  `),

  /** Ordinary prepositions and joints: known words that introduce nothing. */
  joints: list('to into onto from over under at in on of for with by via - – — / + & | = -> : > < ~ ≥ ≤'),

  /** Generic words around names, numbers, versions and events; never a system's name by themselves. */
  chatter: list(`
    service services svc app application system systems component project product cluster clusters namespace env environment stage
    version versions release releases tag tags build builds commit revision rev image sha digest ver deployment deploy strategy approach way
    previous prior earlier older old last known-good last-known-good latest current currently known stable good working healthy yesterday yesterdays yesterday's one
    target targets requirement requirements traffic load customers peak peaks spike spikes demand volume expected expecting expect
    handle handles serve serving sustain survive support
    growth grow increase more less instances replicas pods nodes copies rps qps latency p99 p95 p90 p50 throughput
    availability uptime window budget objective rolling monthly weekly quarterly percent nines
    black friday cyber monday christmas xmas easter holiday holidays season launch sale sales campaign promo event newsletter superbowl
    january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    sunday tuesday wednesday thursday saturday mon tue wed thu fri sat sun weekend week weeks day days month months year years quarter hour hours
    minute minutes min mins am pm morning evening night
    instance region regions zone zones cloud platform provider hosted hosting running runs run deployed deploys deploying using
    errors error failing failed fails broken slow timeout timeouts 500s 5xx 502s 503s 504s crash crashed crashing crashloop crashlooping
    unavailable unreachable unresponsive degraded degradation hanging dead fire
    production-ready zero-downtime ci cd ci/cd go-live on-call follow-up
    document doc docs template plan plans design overview guide steps step procedure process instructions sheet
    help ticket issue problem alert alerts page pages dashboard
    gcp google docker compose argocd argo helm flux terraform ansible postgres mysql redis kafka
    phase phases fridays saturdays sundays mondays tuesdays wednesdays thursdays weekends
    monitor monitors monitoring stateful stateless
    routine automated automatic automatically manual manually safe safely carefully
    ready going live
  `),

  /** Words before a version. */
  versionNouns: list('version ver release tag build commit revision rev image sha digest v hash'),
  versionPlurals: list('versions releases builds commits revisions deploys deployments steps'),
  /** What these introduce is what runs now. */
  currentNouns: list('from currently current running now'),

  /** Turn a word of the vocabulary into its opposite. */
  negators: list('no not without minus skip drop remove except'),

  /** A text that starts with one of these asks, unless the rest is a polite order. */
  openers: list(`
    how hows how's why what whats what's when whens where wheres where's which who whos who's whose whom should shall is isn't isnt are aren't arent
    does did doesn't doesnt didn't was were has can could would will may might am any anyone anybody thoughts opinion opinions advice tips
    ideas explain describe difference compare recommend
  `),
  /** `do we…` asks, `do a rollback` does not. */
  pronouns: list('i we you u they he she it one people teams folks others somebody someone anyone'),
  /** In the middle of a sentence: the word that asks, and what follows it. */
  askers: list('how what where which why when who should'),
  auxiliaries: list('do does did should shall can could would will is are to i we you many much often'),

  /** Verbs that take "down" or "up" with them: "take the site down" is no outage. */
  particleVerbs: list(
    'take takes took bring brings slow slows cut cuts shut shuts tear tears step turn turns break breaks count wind write wrote written slim burn burns narrow',
  ),
  /** After "can you": still a question. */
  explainers: list('explain describe compare recommend tell clarify elaborate advise understand teach'),

  politeAsks: list('can could would will may'),
  /** May stand before a command that must come first. */
  courtesies: list('please pls plz show give me us calculate compute the a our'),
  /** After "cost" these make the name of a subject, not of a system. */
  subjects: list(`
    optimization optimisation optimizations saving savings reduction reductions allocation attribution control management explorer anomaly anomalies
    cutting review reviews monitoring alerts budget budgets tags tagging visibility center centers centre overrun overruns explosion increase
    drill drills test tests testing strategy practice practices exercise board boards card cards keeping metrics
  `),
  greetings: list('hi hello hey yo thanks thank thx ty morning'),
} as const;

/** The keys people may type as `key=value`, by the parameter they set. */
export const keyNames: Readonly<Record<string, string>> = {
  system: 'system',
  sys: 'system',
  app: 'system',
  application: 'system',
  service: 'system',
  svc: 'system',
  name: 'system',
  component: 'system',
  project: 'system',
  version: 'version',
  ver: 'version',
  tag: 'version',
  to: 'version',
  to_version: 'version',
  target_version: 'version',
  release: 'version',
  build: 'version',
  from: 'from_version',
  from_version: 'from_version',
  current: 'from_version',
  current_version: 'from_version',
  strategy: 'strategy',
  environment: 'environment',
  env: 'environment',
  stage: 'environment',
  platform: 'platform',
  cloud: 'platform',
  hosting: 'platform',
  runtime: 'platform',
  ci: 'ci',
  cicd: 'ci',
  ci_cd: 'ci',
  rps: 'rps',
  qps: 'rps',
  load: 'rps',
  p99: 'p99_ms',
  p99_ms: 'p99_ms',
  latency: 'p99_ms',
  replicas: 'replicas',
  instances: 'replicas',
  pods: 'replicas',
  growth: 'growth',
  factor: 'growth',
  slo: 'slo_percent',
  slo_percent: 'slo_percent',
  availability: 'slo_percent',
  target: 'slo_percent',
  objective: 'slo_percent',
  window: 'window_days',
  window_days: 'window_days',
  days: 'window_days',
  period: 'window_days',
  runbook: 'runbook',
};

/** Flags of the conversation itself; the others are vocabulary. */
export const privateFlags: ReadonlySet<string> = new Set(['private', 'privately', 'ephemeral']);
export const filesFlags: ReadonlySet<string> = new Set(['files', 'file', 'asfiles', 'withfiles']);
export const routingFlags: ReadonlySet<string> = new Set(['personadevops', 'persona']);
export const helpFlags: ReadonlySet<string> = new Set(['help', 'h', 'usage']);

/** Clouds are less than what runs in them: "eks on aws" is eks. */
export const broadPlatforms: ReadonlySet<string> = new Set(['aws', 'azure', 'hetzner', 'gcp']);
