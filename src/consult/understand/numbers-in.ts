import { spelled } from './spelled.ts';
import { wordTable } from './word-table.ts';

/** Numbers that people tell about themselves: how many they are, how many they serve. */

const number = String.raw`(\d+(?:[.,]\d+)?)\s*([km])?`;
const team = new RegExp(
  String.raw`\b${number}\s*(?:[-+]\s*)?(?:devs?|developers?|engineers?|people|person|ppl|devops|employees)\b`,
  'iu',
);
const users = new RegExp(
  String.raw`\b${number}\s+(?:\w+\s+)?(?:users|students|mau|dau|visitors|players|subscribers|members)\b`,
  'iu',
);
const rps = new RegExp(
  String.raw`\b${number}\s*(?:rps|req(?:uest)?s?\s*/\s*s(?:ec)?|requests (?:per|a) second|qps)\b`,
  'iu',
);
const alone =
  /\b(?:there(?:'s| are| is) (?:just |only )?(\w+) of us|(\w+) of us\b|we(?:'re| are) (?:just |only )?(\w+) (?:devs|developers|people|engineers)|we(?:'re| are) (?:just |only )?(\w+)(?=\s*(?:[,.;]|$))|team of (?:just |only )?(\w+))/iu;
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

function valueOf(found: RegExpExecArray | null): number | undefined {
  if (found === null) return undefined;
  const unit = { k: 1e3, m: 1e6 }[found[2]?.toLowerCase() ?? ''] ?? 1;
  return Number((found[1] ?? '').replace(',', '.')) * unit;
}

export function numbersIn(sentences: readonly string[]): Readonly<Record<string, number | readonly string[]>> {
  const text = sentences.join('\n').replaceAll(/(\d),(\d{3})\b/gu, '$1$2');
  const few = alone.exec(text);
  const counted = few
    ?.slice(1)
    .map((word) => asNumber(word ?? ''))
    .find((value) => value !== undefined);
  const size = valueOf(team.exec(text)) ?? counted;
  const served = valueOf(users.exec(text));
  const rate = valueOf(rps.exec(text));
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
