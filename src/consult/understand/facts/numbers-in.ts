import { spelled } from '../numbers/spelled.ts';
import { wordTable } from '../numbers/word-table.ts';

/** Numbers that people tell about themselves: how many they are, how many they serve. */

const number = String.raw`(\d+(?:[.,]\d+)?)\s*([km]\b|k(?=\s)|million|mio|thousand)?`;
const trade = String.raw`(?:(?:backend|frontend|mobile|full[\s-]?stack|software|platform|product|java|web|senior)[\s-]+)?`;
const roles =
  'engs?|devs?|developers?|engineers?|programmers?|admins?|sysadmins?|devops|founders|ops\\s*(?:&|and|\\+)\\s*devs';
/** "two admins", "ten-person", "2 backend devs", "40 engineers". */
const staff = new RegExp(
  String.raw`\b(?:${number}[\s+-]*${trade}(?:${roles}|people|persons?|ppl|employees)|(${Object.keys(spelled).join('|')})[\s-]+(?:${trade}(?:${roles})|person))\b(?!['’]s\b)`,
  'giu',
);
/** "1900 IAM users" are logins, and nobody that a system serves. */
const logins = '(?:iam|admin|service|test|root|database|db|ad|ldap|local|stale)';
const users = new RegExp(
  String.raw`\b${number}\s+(?:(?!${logins}\b|plus\b)\w+\s+)?(?:users|students|mau|dau|visitors|players|subscribers|members|citizens|readers|listeners|viewers|patients|shoppers|drivers|learners|pupils)\b(?!\s+(?:a|an|per)\s)`,
  'giu',
);
const rps = new RegExp(
  String.raw`\b${number}\s*(?:rps|req(?:uest)?s?\s*/\s*s(?:ec)?|requests (?:per|a) second|qps)\b`,
  'iu',
);
/** "there are three of us", "4 of us.", "team of ten"; "two of us applied it" counts only who did. */
const ourselves =
  /\b(?:there(?:'s| are| is) (?:just |only |about )?(\w+) of us|we(?:'re| are) (?:just |only |about )?(\w+)(?= of us| (?:devs|developers|people|ppl|engineers|engs|persons|admins)\b|\s*(?:[,.;)(]|$|\n)| (?:in (?:the team|total|all|tech|it|engineering)|on the team|plus)\b)|team of (?:just |only |about )?(\w+))|(?:^|[.,;:()\n]\s*|\bjust )(\w+) of us(?=\s*(?:[,.;:)]|$|\n))/giu;
const alone =
  /\b(?:sol[oe] (?:founder|sysadmin|admin|engineer|dev(?:eloper)?|maintainer)|one[\s-](?:man|woman|person)[\s-](?:band|show|shop|team|company|business)|i(?:'m| am) (?:alone|on my own)(?=\s*[,.;)]|$| (?:with|in|on) (?:this|it)\b))/iu;
const devices = new RegExp(
  String.raw`\b${number}\s+(?:[\p{L}-]+\s+){0,2}(?:devices|sensors|meters|thermostats|trackers|cameras|robots|terminals|kiosks|handhelds|gateways|chargers|scanners|vehicles|tanks|lockers|tills|boxes in the field)\b`,
  'iu',
);
/** "RTO 1h/RPO 5min", "an RTO of 30 minutes and RPO of 5". */
const objective =
  /\b(rto|rpo|recovery (?:time|point) objective)s?\b\s*(?:[:=<≤]|is|of|at most|under|below|max\.?)?\s*(?:of\s+|is\s+)?(\d+(?:[.,]\d+)?)\s*-?(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)?\b/giu;
const inMinutes = wordTable({ s: 1 / 60, m: 1, h: 60, d: 1440 });
const perMinute = new RegExp(
  String.raw`\b${number}\s*(?:rpm|(?:requests|reqs?|readers|visitors|orders|calls|events)\s+(?:a|per)\s+minute)\b`,
  'iu',
);
const units = wordTable({ k: 1e3, m: 1e6, million: 1e6, mio: 1e6, thousand: 1e3 });
const words = wordTable<number>(spelled);
const asNumber = (word: string): number | undefined =>
  /^\d{1,4}$/u.test(word) ? Number(word) : words[word.toLowerCase()];
const stages =
  /\b(dev|development|test|qa|stage|staging|uat|preprod|prod|production)\s*[/,+]\s*(?:and\s+)?(dev|development|test|qa|stage|staging|uat|preprod|prod|production)(?:\s*[/,+]\s*(?:and\s+)?(dev|development|test|qa|stage|staging|uat|preprod|prod|production))?\b/iu;
const stageNames = wordTable({
  dev: 'development',
  stage: 'staging',
  prod: 'production',
  test: 'qa',
});

const amountOf = (digits = '', unit = ''): number =>
  Number(digits.replace(',', '.')) * (units[unit.toLowerCase()] ?? 1);

/** "a city with 1.4 million people", "customers with 20,000 employees". */
const theirs =
  /\b(?:customers?|clients?|tenants?|companies|cit(?:y|ies)|towns?|country|schools?)\s+(?:that\s+)?(?:with|of|has|have)\s+(?:\w+\s+){0,2}$/iu;
/** "22 people on the phone", "31 people were in one call", "30,000 people in a weekend". */
const gathered =
  /^\s+(?:(?:(?:are|were|sat)\s+)?(?:in|on|at)\s+(?:an?|the|one)\s+(?:[\p{L}-]+\s+){0,2}(?:call|phone|bridge|meeting|zoom|chat|hour|day|evening|weekend|queue)\b|(?:visit|press|reload|watch|came|bought|log)\w*\b)/iu;
/** Nobody who asks is one of so many. */
const crowd = 20_000;
/** "three engineers in London and one in Vancouver" */
const andElsewhere = new RegExp(
  String.raw`^\s+in\s+\p{Lu}[\p{L}-]+(?:,|\s+and|,\s+and)\s+(\d{1,3}|${Object.keys(spelled).join('|')})\s+in\s+\p{Lu}`,
  'u',
);

function staffIn(text: string): readonly number[] {
  return [...text.matchAll(staff)].flatMap(({ 0: found, 1: digits, 2: unit, 3: word, index }) => {
    const after = text.slice(index + found.length, index + found.length + 60);
    if (theirs.test(text.slice(Math.max(0, index - 40), index)) || gathered.test(after)) return [];
    const here = word === undefined ? amountOf(digits, unit) : asNumber(word);
    const elsewhere = asNumber(andElsewhere.exec(after)?.[1] ?? '') ?? 0;
    return here === undefined || here >= crowd ? [] : [here + elsewhere];
  });
}

/** "8 in the platform team, 200 developers": the many are how large they are. */
function sizeIn(text: string): number | undefined {
  const counts = [
    ...staffIn(text),
    ...[...text.matchAll(ourselves)].map((found) => asNumber(found.slice(1).find((word) => word !== undefined) ?? '')),
  ].filter((count) => count !== undefined);
  return counts.length > 0 ? Math.max(...counts) : alone.test(text) ? 1 : undefined;
}

/** Minutes to be back, and minutes of data that may be lost; a number alone has the unit of the one before. */
function objectivesIn(text: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  let unit: number | undefined;
  for (const [, name = '', digits = '', typed = ''] of text.matchAll(objective)) {
    unit = inMinutes[typed.charAt(0).toLowerCase()] ?? unit;
    const value = Number(digits.replace(',', '.'));
    if (unit === undefined && value !== 0) continue;
    found[/^(?:rto|recovery time)/iu.test(name) ? 'rto_minutes' : 'rpo_minutes'] =
      Math.round(value * (unit ?? 0) * 100) / 100;
  }
  return found;
}

/** "190,000 pupils in May, 2,000 the rest of the year": it has to hold for the many. */
function mostOf(text: string, pattern: RegExp): number | undefined {
  const amounts = [...text.matchAll(pattern)].map(([, digits, unit]) => amountOf(digits, unit));
  return amounts.length === 0 ? undefined : Math.max(...amounts);
}

function valueOf(found: RegExpExecArray | null): number | undefined {
  if (found === null) return undefined;
  return amountOf(found[1], found[2]);
}

const plainDigits = (sentences: readonly string[]): string =>
  sentences.join('\n').replaceAll(/(\d),(\d{3})\b/gu, '$1$2');

/** "is an RTO of an hour realistic?" */
const doubted = /\b(?:realistic|reasonable|sensible|enough|typical|possible|overkill|too (?:many|few))\b/iu;

/** What is told counts; of what is asked, only what nobody would ask about: how many they are, and what was promised. */
export function numbersIn(
  told: readonly string[],
  asked: readonly string[],
): Readonly<Record<string, number | readonly string[]>> {
  const text = plainDigits(told);
  const more = plainDigits(asked.filter((sentence) => !doubted.test(sentence)));
  const size = sizeIn(text) ?? sizeIn(more);
  const served = mostOf(text, users);
  const things = valueOf(devices.exec(text)) ?? valueOf(devices.exec(more));
  const minutely = valueOf(perMinute.exec(text));
  const rate = valueOf(rps.exec(text)) ?? (minutely === undefined ? undefined : Math.round(minutely / 60));
  const named = [...(stages.exec(text) ?? [])]
    .slice(1)
    .flatMap((one) => (one === undefined ? [] : [stageNames[one.toLowerCase()] ?? one.toLowerCase()]));
  return {
    ...(size !== undefined && { team_size: size }),
    ...(served !== undefined && { users: served }),
    ...(things !== undefined && { devices: things }),
    ...(rate !== undefined && { rps: rate }),
    ...objectivesIn(more),
    ...objectivesIn(text),
    ...(named.length > 1 && { environments: named }),
  };
}
