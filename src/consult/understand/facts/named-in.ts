/** A system that is called by its name: "fleet-tracker: Scala, Kafka", "'ledger' is Spring Boot", "booking runs on GKE". */

const opening = String.raw`^(?:(?:hi|hey|hello)(?:\s+(?:all|team|folks))?[,:!]?\s+)?(?:our\s+|the\s+)?`;
const quoted = new RegExp(
  String.raw`${opening}["'` +
    '`' +
    String.raw`]([\p{L}][\p{L}\d_-]{1,40})["'` +
    '`' +
    String.raw`](?:\s+(?:is|runs|lives|sits)\b|\s*[(:])`,
  'iu',
);
const joined = new RegExp(
  String.raw`${opening}([\p{L}\d]+(?:[-_][\p{L}\d]+)+)(?:\s+(?:is|runs|lives|sits)\b|\s*[(:])`,
  'iu',
);
const running = new RegExp(String.raw`${opening}([\p{L}]{3,30})\s+(?:runs|lives|sits)\s+(?:on|in)\b`, 'iu');
/** "our checkout (Java, EKS)": what stands in brackets is what it is made of. */
const made = /^(?:(?:hi|hey|hello)(?:\s+(?:all|team|folks))?[,:!]?\s+)?our\s+([\p{L}][\p{L}\d_-]{2,30})\s+(?=\()/iu;

/** Parts that every system has, and what is no system. */
const general =
  /^(?:everything|all|it|this|that|stuff|things?|app|apps|application|code|backend|frontend|front-end|back-end|api|apis|site|website|web|server|servers|service|services|database|databases|db|cluster|clusters|production|prod|staging|stage|dev|test|qa|pre-?prod|ci|ci-?cd|pipeline|pipelines|builds?|jobs?|workers?|infra|infrastructure|platform|system|systems|product|software|monolith|monorepo|repo|repos|repository|rest|half|most|some|each|one|which|who|what|team|teams|people|devs|developers|engineers|users|customers|group|department|crew|startup|company|setup|stack|context|background|question|questions|self-?hosted|on-?prem|e-?commerce|multi-\w+|single-\w+|micro-?services?)$/iu;

/** The name a message begins with, where technologies follow it. */
export function namedIn(sentence: string, names: (text: string) => boolean): string | undefined {
  for (const pattern of [quoted, joined, running, made]) {
    const found = pattern.exec(sentence);
    const name = found?.[1];
    if (found === null || name === undefined || general.test(name) || names(name)) continue;
    if (names(sentence.slice(found[0].length))) return name;
  }
  return undefined;
}

/** "Our online banking is a Quarkus backend on OpenShift": named by what it is made of. */
const described =
  /^our\s+((?:[\p{L}-]+\s+)?([\p{L}-]{4,}))\s+(?:is\s+(?:an?|written|built|made|running|on|in)|runs\s+(?:on|in))\s/iu;

export function describedIn(sentences: readonly string[], names: (text: string) => boolean): string | undefined {
  for (const sentence of sentences) {
    const found = described.exec(sentence.trim());
    const name = found?.[1];
    if (found === null || name === undefined || general.test(found[2] ?? '') || names(name)) continue;
    if (names(sentence.slice(found[0].length))) return name;
  }
  return undefined;
}
