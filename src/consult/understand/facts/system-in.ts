/** What the asker calls the thing they run: "we run a booking site for salons" → booking site. */

const products =
  '(?!(?:build|operating|monitoring|alerting|logging|backup|deployment|ticket|ticketing|queue|queueing|legacy|control|ci|database|distributed|embedded)\\s)\\p{L}+ system|app|apps|site|website|shop|store|portal|marketplace|game|saas|webshop|blog|newsletter|cms|crm|erp|platform|api|feed|simulators?|tool';
/** What is made rather than run can open a text too: "payroll software for small companies, C#". */
const openings = `${products}|software|api|calculator|programme|planner|tracker|shooter`;

const built = new RegExp(
  String.raw`\b(?:(?:we|i)(?:'re| are|'m| am|'ve)?(?:\s+(?:an?\s+)?(?:[\p{L}\d-]+\s+){1,2}(?:people|devs|developers|engineers|friends|persons|team|startup))?|(?:people|devs|developers|engineers|friends|team|startup|studio|of\s+us)(?:\s+are)?)\s+(?:also\s+|just\s+|currently\s+)?(?:run|runs|make|build|building|shipping|have|operate|operating|develop|developing|host|maintain|own|sell|launch|launching|running|making|built)\s+(?:an?|the|our)\s+((?:[\p{L}\d-]+['’]?\s+){1,3}?(?:${products})|webshop)\b`,
  'iu',
);
const owned = new RegExp(String.raw`\bour\s+((?:[\p{L}\d-]+\s+){1,2}?(?:${products}))\b`, 'iu');
/** "our POS", "running our CRM": a name in capitals, and not the first half of one such as "our SQL Server". */
const capitals =
  /\b[Oo]ur\s+([A-Z][A-Z0-9]{1,5})\b(?=\s*(?:[.,;:!?()]|$)|\s+(?:is|was|has|had|does|runs?|lives?|goes|went|on|in|at|to|with|for|and|that|which|from|since|needs?|keeps?|dies|died|falls?|fell|crash\w*|sits?|uses?|talks?|must|can|will|should)\b)/u;
/** "Hospital group in Bavaria, patient portal." */
const headed = new RegExp(
  String.raw`^[^.!?:]{3,60}?,\s+((?!\d+\s)(?:[\p{L}\d-]+\s+){1,2}(?:${products}))(?=[.,:]|\s\+\s)`,
  'iu',
);

/** "Quiz app for schools: Lambda", "hi, weather API, Python": what a text begins with. */
const opening = new RegExp(
  String.raw`^(?:(?:hi|hey|hello)(?:\s+(?:all|team|folks|there))?[,:!.]*\s+)?(?:an?\s+)?((?!(?:we|i|our|my|the|this|that|it|is|are|how|what|which|can|should|do|does|need|one|two)\s)(?:[\p{L}\d-]+['’]?\s+){1,3}?(?:${openings}))(?:\s+(?:for|of|with)\s+(?:[\p{L}\d-]+\s*){1,4})?\s*(?=[,:(]|\.\s)`,
  'iu',
);
/** "we make software for wind parks": it has no other name. */
const software =
  /\b(?:we|i)(?:'re| are|'m| am)?\s+(?:make|build|building|sell|develop|developing|making|write|ship|run)\s+((?:[\p{L}-]+\s+)?software for (?:[\p{L}-]+\s+)?[\p{L}-]+)(?=\s*[.,:;(]|\s+(?:in|on|with)\b|$)/iu;

/** "a small saas (table booking)": the name is in brackets. */
const bracketed = /\b(?:saas|app|product|startup|webapp)\s+\(([\p{L}-]+(?:\s[\p{L}-]+){1,2})\)/iu;

const empty =
  /^(?:(?:small|big|new|old|little|single|main|own|whole|entire|first|other|simple|huge|large|mobile|web|test|demo|production|staging|internal|client|customer|same|few|b2b|b2c|my|microservices?|deployment|container|developer|backend|frontend|data|cloud|shared|central|managed|bootstrapped|tiny|public|legacy|enterprise|multi-tenant|vertical|web|tiny|react|native|ios|android|rest|graphql|grpc|http|json|open|data|saas|cloud|it|whole|streaming|development|hosting|application|serverless|kubernetes|k8s|event)\s+)*$/iu;
const units: ReadonlySet<string> = new Set([
  'AWS',
  'GCP',
  'CI',
  'CD',
  'SLO',
  'SLA',
  'DNS',
  'CDN',
  'VPC',
  'IAM',
  'DB',
  'API',
  'APIS',
  'QA',
  'DC',
  'VPN',
  'EKS',
  'ECS',
  'AKS',
  'GKE',
  'RDS',
  'ALB',
  'CPU',
  'EC2',
  'UI',
  'PRS',
  'VPS',
  'VM',
  'VMS',
  'SSO',
  'HR',
  'S3',
  'TLS',
  'SSL',
  'ES',
  'SRE',
  'K8S',
  'PHP',
  'IP',
  'IPS',
  'UPS',
  'NAS',
  'SAN',
  'LAN',
  'WAN',
]);

/** "our CFO is laughing": somebody, and no system. */
const officer = /^(?:C[A-Z]{1,2}O|[SE]?VP|DPO|PMO?|DBAS?|MD)$/u;

const people = /\b(?:team|company|startup|vendor|provider|agency|group|studio|people|developers|platform team)\b/iu;

function openedBy(sentence: string): string | undefined {
  const name = software.exec(sentence)?.[1] ?? bracketed.exec(sentence)?.[1];
  if (name === undefined || people.test(name)) return undefined;
  return empty.test(name.replace(/\S+$/u, '')) ? undefined : name;
}

/** Alone it says what they have. */
const telling = /^webshop$/iu;

function nameBy(pattern: RegExp, sentence: string): string | undefined {
  const name = pattern.exec(sentence)?.[1]?.replace(/^(?:an?|the|our)\s+/iu, '');
  if (name === undefined || /^(?:same|no)\b|\b(?:for|with|on|in|of|to|and)\b/iu.test(name)) return undefined;
  return telling.test(name) || !empty.test(name.replace(/\S+$/u, '')) ? name : undefined;
}

export function systemIn(sentences: readonly string[]): string | undefined {
  for (const pattern of [built, owned, headed]) {
    for (const sentence of sentences) {
      const name = nameBy(pattern, sentence);
      if (name !== undefined) return name;
    }
  }
  const short = sentences
    .map((sentence) => capitals.exec(sentence)?.[1])
    .find((name) => name !== undefined && !units.has(name) && !officer.test(name));
  // a greeting is no beginning
  const first = sentences.find((sentence) => /\s/u.test(sentence.trim())) ?? '';
  return short ?? openedBy(first) ?? nameBy(opening, first);
}
