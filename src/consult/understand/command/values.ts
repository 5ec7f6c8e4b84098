import { keyNames } from './glue.ts';
import { isSafeName } from '../facts/names.ts';
import { distance } from './typos.ts';
import { versionShape } from './versions.ts';

/** What stood beside the words of the grammar, and the words that are left. */
export interface ValueReading {
  readonly rest: string;
  readonly values: Readonly<Record<string, string>>;
  /** The name whose value cannot be used. */
  readonly refused?: string;
}

const longestValue = 200;
/** What the grammar reads of a text too. */
const longestText = 6000;
/** Names, ARNs, addresses and paths. Anything else is no value of a command, however well it would be quoted. */
const safe = /^[A-Za-z0-9._/~@][A-Za-z0-9._/:@+=,~%&?#-]*$/u;

export const isSafeValue = (text: string): boolean => text.length <= longestValue && safe.test(text);

const value = String.raw`("[^"\n]*"|'[^'\n]*'|` + '`[^`\\n]*`' + String.raw`|<[^<>\n]*>|[^\s,;"'<>]+)`;
const before = String.raw`(?<![\p{L}\p{N}_./:@=-])`;
const given = new RegExp(String.raw`${before}(?:export\s+)?(?:--?)?([A-Za-z][A-Za-z0-9_-]{1,40})\s*=\s*${value}`, 'gu');
const flagged = new RegExp(String.raw`${before}--([A-Za-z][A-Za-z0-9_-]{1,40})[ \t]+(?![-–—])${value}`, 'gu');
const listed = new RegExp(String.raw`${before}([A-Za-z][A-Za-z0-9_-]{1,40}):[ \t]+${value}`, 'gu');
const told = new RegExp(
  String.raw`${before}([A-Za-z][A-Za-z0-9_-]{1,40})(?:\s+is|\s+are|:)\s+(?:called\s+|named\s+)?${value}`,
  'giu',
);

type Take = (whole: string, name: string, value: string) => string;

/** As `replace` does, but a match that is not taken gives up only its first word: "it is namespace: shop". */
function takeAll(text: string, pattern: RegExp, take: Take): string {
  let rest = '';
  let from = 0;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [whole, name = '', raw = ''] = found;
    const left = take(whole, name, raw);
    if (left === whole) {
      pattern.lastIndex = found.index + whole.indexOf(name) + name.length;
    } else {
      rest += text.slice(from, found.index) + left;
      from = pattern.lastIndex;
    }
  }
  return rest + text.slice(from);
}

/** Words that follow "the cluster is" and are no name. */
const states =
  /^(?:not|no|now|the|a|an|it|that|this|still|down|up|gone|wrong|right|fine|ok|okay|broken|unknown|missing|slow|full|empty|busy|huge|small|healthy|unhealthy|unreachable|unavailable|ready|new|old|in|on|at|there|here|also|always|never|under|out|stuck|dead|fast|better|worse|red|green|p?\p{L}*(?:ing|ed))$/iu;

/** Slack writes an address as `<https://…|shown>`; people quote. */
function bare(text: string): string {
  const [, address] = /^<([^|<>]*)(?:\|[^<>]*)?>$/u.exec(text) ?? [];
  if (address !== undefined) return address.trim();
  const quoted = /^(["'`])(.*)\1$/u.exec(text)?.[2];
  return quoted === undefined ? text.replace(/[.!?:)\]]+$/u, '') : quoted.trim();
}

function nameFinder(names: readonly string[]): (typed: string) => string | undefined {
  const known = new Map(names.flatMap((name) => [name, name.replaceAll('_', '')].map((key) => [key, name] as const)));
  return (typed) => {
    const name = typed.toLowerCase().replaceAll(/[- ]/gu, '_');
    const exact = known.get(name);
    if (exact !== undefined || name.length < 6 || Object.hasOwn(keyNames, name)) return exact;
    return names.find((each) => each.length > 5 && distance(name, each, 1) <= 1);
  };
}

/**
 * Takes `namespace=shop` out of a text; `namespace: shop` too, and in a thread "the namespace is shop". A name that
 * the grammar knows as well (`app=checkout`) is left to it and noted here.
 */
export function createValueReader(names: readonly string[]): (text: string, inThread: boolean) => ValueReading {
  const find = nameFinder(names);
  return (text, inThread) => {
    const values: Record<string, string> = {};
    let refused: string | undefined;
    const take =
      (sure: boolean): Take =>
      (whole, typed, raw) => {
        const name = find(typed);
        if (name === undefined) return whole;
        const found = bare(raw);
        const shared = Object.hasOwn(keyNames, name);
        const version = keyNames[name] === 'version';
        if (!sure && (states.test(found) || (shared && !inThread) || versionShape(found) === 'exact')) return whole;
        if (version && versionShape(found) !== 'none') return whole;
        if (!isSafeValue(found)) {
          if (!sure) return whole;
          refused ??= name;
          return ' ';
        }
        values[name] = found;
        return shared && !version && !inThread && isSafeName(found, false) ? whole : ' ';
      };
    const read = text.slice(0, longestText);
    const keyed = read.includes('=') ? takeAll(read, given, take(true)) : read;
    const plain = keyed.includes('--') ? takeAll(keyed, flagged, take(true)) : keyed;
    const said = inThread || plain.includes(':') ? takeAll(plain, inThread ? told : listed, take(false)) : plain;
    const rest = said + text.slice(longestText);
    return { rest, values, ...(refused !== undefined && { refused }) };
  };
}
