import { spelled } from '../numbers/spelled.ts';
import { wordTable } from '../numbers/word-table.ts';

/** Numbers that people tell about themselves: how many they are, how many they serve. */

const number = String.raw`(\d+(?:[.,]\d+)?)\s*([km]\b|k(?=\s)|million|mio|thousand)?`;
const trade = String.raw`(?:(?:backend|frontend|mobile|full[\s-]?stack|software|platform|product|java|web|senior)[\s-]+)?`;
const roles = 'devs?|developers?|engineers?|programmers?|admins?|sysadmins?|devops|founders';
/** "two admins", "ten-person", "2 backend devs", "40 engineers". */
const staff = new RegExp(
  String.raw`\b(?:${number}[\s+-]*${trade}(?:${roles}|people|persons?|ppl|employees)|(${Object.keys(spelled).join('|')})[\s-]+(?:${trade}(?:${roles})|person))\b`,
  'giu',
);
const users = new RegExp(
  String.raw`\b${number}\s+(?:\w+\s+)?(?:users|students|mau|dau|visitors|players|subscribers|members|citizens|readers|listeners|viewers|patients|shoppers|drivers|learners)\b(?!\s+(?:a|an|per)\s)`,
  'iu',
);
const rps = new RegExp(
  String.raw`\b${number}\s*(?:rps|req(?:uest)?s?\s*/\s*s(?:ec)?|requests (?:per|a) second|qps)\b`,
  'iu',
);
const alone =
  /\b(?:there(?:'s| are| is) (?:just |only )?(\w+) of us|(\w+) of us\b|we(?:'re| are) (?:just |only )?(\w+) (?:devs|developers|people|engineers)|we(?:'re| are) (?:just |only )?(\w+)(?=\s*(?:[,.;]|$))|team of (?:just |only )?(\w+))/iu;
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

/** "8 in the platform team, 200 developers": the many are how large they are. */
function sizeIn(text: string): number | undefined {
  const counts = [...text.matchAll(staff)].map(([, digits, unit, word]) =>
    word === undefined ? amountOf(digits, unit) : asNumber(word),
  );
  return counts.reduce<number | undefined>((most, count) => Math.max(most ?? 0, count ?? 0), undefined);
}

function valueOf(found: RegExpExecArray | null): number | undefined {
  if (found === null) return undefined;
  return amountOf(found[1], found[2]);
}

export function numbersIn(sentences: readonly string[]): Readonly<Record<string, number | readonly string[]>> {
  const text = sentences.join('\n').replaceAll(/(\d),(\d{3})\b/gu, '$1$2');
  const few = alone.exec(text);
  const counted = few
    ?.slice(1)
    .map((word) => asNumber(word ?? ''))
    .find((value) => value !== undefined);
  const size = counted ?? sizeIn(text);
  const served = valueOf(users.exec(text));
  const minutely = valueOf(perMinute.exec(text));
  const rate = valueOf(rps.exec(text)) ?? (minutely === undefined ? undefined : Math.round(minutely / 60));
  const named = [...(stages.exec(text) ?? [])]
    .slice(1)
    .flatMap((one) => (one === undefined ? [] : [stageNames[one.toLowerCase()] ?? one.toLowerCase()]));
  return {
    ...(size !== undefined && { team_size: size }),
    ...(served !== undefined && { users: served }),
    ...(rate !== undefined && { rps: rate }),
    ...(named.length > 1 && { environments: named }),
  };
}
