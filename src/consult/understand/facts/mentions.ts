/** Where a text names a technology. */

export interface Technology {
  readonly id: string;
  readonly part: string;
  readonly says: readonly string[];
  /** Also an ordinary word: it counts only where it must be a name. */
  readonly plain: boolean;
  readonly implies: Readonly<Record<string, string>>;
}

export interface Mention {
  readonly technology: Technology;
  readonly from: number;
  readonly to: number;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);

const key = (text: string): string => text.toLowerCase().replaceAll(/\s+/gu, ' ');

/** What stands around a word that is a name: a list, or a noun of the trade. */
const listBefore =
  /(?:^|[,+/&(:]|\b(?:in|with|on|and|our|of|some|mostly|mainly|backend|frontend|api|server|client))\s*$/u;
/** "Ingest is Go on GKE". */
const madeOf = /\b(?:is|are)\s+$/u;
/** "our image processing in go writes to …" */
const writtenIn =
  /\b(?:written|processing|services?|backends?|code|apis?|apps?|workers?|tools?|everything|monolith|bidder|cli|engine)\s+in\s+$/iu;
const listAfter = /^\s*(?:[,+/&)]|\.?$)/u;
const nounAfter =
  /^\s+(?:firmware|code|services?|microservices?|backends?|apis?|apps?|monoliths?|binar(?:y|ies)|lambdas?|workers?|developers|devs|scripts?|servers?|modules?|programs?|daemons?|agents?|gateways?|consumers?|producers?|engines?|parts?|clis?|monorepos?|repos?|repositor(?:y|ies)|projects?|codebases?|teams?|stack|clients?|bots?|jobs|tools|sites?|frontends?|bidders?|crawlers?|processes)\b/iu;

/** "switch Flux on again": a capital within a sentence. */
const isCapital = (text: string, from: number, to: number): boolean =>
  /[\p{Ll},] $/u.test(text.slice(0, from)) && /^\p{Lu}\p{Ll}/u.test(text.slice(from, to));

function isName(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 12), from);
  const after = text.slice(to, to + 20);
  if (nounAfter.test(after) || writtenIn.test(text.slice(Math.max(0, from - 20), from)) || isCapital(text, from, to))
    return true;
  return /[,+/&(]\s*$/u.test(before)
    ? listAfter.test(after) || /^\s+(?:on|and|\+)/u.test(after)
    : listBefore.test(before) && /^\s*[,+/&)]/u.test(after);
}

/** "node on cloud run", "go and typescript, EKS": a word that begins the list and leads to a name. */
const runsOn = (text: string, { from, to }: Pick<Mention, 'from' | 'to'>, next: Mention | undefined): boolean =>
  next !== undefined &&
  (listBefore.test(text.slice(0, from)) || madeOf.test(text.slice(0, from))) &&
  /^\s+(?:and|on)\s+(?:(?:the|our|an?|one|two|three|\d+|single|small|big|few|own)\s+){0,3}$/iu.test(
    text.slice(to, next.from),
  );

/** Finds the longest names first: "aurora postgres" is one thing, and "azure devops" is no cloud. */
export function createMentionFinder(technologies: readonly Technology[]): (text: string) => readonly Mention[] {
  const byName = new Map<string, Technology>();
  for (const technology of technologies) for (const say of technology.says) byName.set(key(say), technology);
  const names = [...byName.keys()].toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}_@-]|\p{L}\.)(?:${names.map((name) => escaped(name).replaceAll(' ', String.raw`[\s-]+`)).join('|')})(?=(?:[\s-]?\d+(?:\.[\dx]+)*)?(?![\p{L}_]|[-.+#]\p{L}))`,
    'giu',
  );
  return (text) => {
    const found = [...text.matchAll(pattern)].flatMap((match): readonly Mention[] => {
      const technology = byName.get(key(match[0])) ?? byName.get(key(match[0]).replaceAll('-', ' '));
      return technology === undefined ? [] : [{ technology, from: match.index, to: match.index + match[0].length }];
    });
    return found.filter(
      ({ technology, from, to }, at) =>
        !technology.plain || isName(text, from, to) || runsOn(text, { from, to }, found[at + 1]),
    );
  };
}
