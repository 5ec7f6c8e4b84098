import type { Flag } from '../../inquiry.ts';
import { filesFlags, glue, helpFlags, keyNames, privateFlags, routingFlags } from './glue.ts';
import { type Lexicon, squash } from './lexicon.ts';
import type { Token } from './tokens.ts';

export interface FlagReading {
  /** The tokens that are left; `--env prod` has become the key `env=prod`. */
  readonly rest: readonly Token[];
  readonly flags: readonly Flag[];
  /** Taken back: `--no-think`, "without safe mode". */
  readonly dropped: readonly Flag[];
  readonly private: boolean;
  readonly files: boolean;
  readonly help: boolean;
  /** `--persona-devops`: whatever this is, it is for us. */
  readonly routed: boolean;
  /** Set when something was typed as a flag and is none; holds what it may have meant. */
  readonly unknown?: readonly string[];
}

type Found =
  | { readonly kind: 'flag'; readonly flag: Flag; readonly on: boolean; readonly size: number }
  | { readonly kind: 'private' | 'files' | 'help' | 'routed' | 'unknown'; readonly name: string; readonly size: number }
  | { readonly kind: 'tokens'; readonly tokens: readonly Token[]; readonly size: number };

const dashes = /^[-–—−‒―]+(?=\p{L})/u;
const lone = /^(?:--|—|–|―)$/;
const off = /^(?:false|no|off|0)$/;
/** Where a terminal would put files. Here it means nothing, and is no system's name. */
const folder = /^(?:\.{1,2}$|\.{0,2}\/|~)/;

const filesFlag = /(?:^|\s)[-–—−‒―]+\s?(?:with-?|as-?)?files?(?:(?:=|\s+)(?:\.{1,2}|\.{0,2}\/\S*|~\S*))?(?=\s|$)/giu;

/** Files are brought once, where they were asked for: what repeats the question does not order them again. */
export const withoutFiles = (words: string): string => words.replaceAll(filesFlag, '').trim();

/** Takes the flags out of the text. Phones turn `--` into a dash of their own, so any dash before a word counts. */
export function takeFlags(tokens: readonly Token[], lexicon: Lexicon): FlagReading {
  const rest: Token[] = [];
  const on = new Set<Flag>();
  const dropped = new Set<Flag>();
  const seen = new Set<string>();
  let unknown: readonly string[] | undefined;
  for (let at = 0; at < tokens.length;) {
    const found = dashedAt(tokens, at, lexicon) ?? spokenAt(tokens, at, lexicon) ?? asTokens(tokens, at);
    if (found.kind === 'flag') (found.on ? on : dropped).add(found.flag);
    else if (found.kind === 'tokens') rest.push(...found.tokens);
    else if (found.kind === 'unknown') unknown ??= lexicon.suggest(found.name, 'flag');
    else seen.add(found.kind);
    at += found.size;
  }
  return {
    rest,
    flags: [...on],
    dropped: [...dropped],
    private: seen.has('private'),
    files: seen.has('files'),
    help: seen.has('help'),
    routed: seen.has('routed'),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** `--think`, `—think`, `-think`, `-- think`, `--think=false`, `--no-think`, `--env prod`. */
function dashedAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Found | undefined {
  const token = tokens[at];
  if (token === undefined || token.quote !== '') return undefined;
  const next = tokens[at + 1];
  if (lone.test(token.text) && next?.quote === '' && next.gap === 'space') {
    const apart = namedFlag(next.lower, lexicon);
    return apart === undefined ? undefined : { ...apart, size: 2 };
  }
  const dash = dashes.exec(token.text)?.[0];
  if (dash === undefined) return undefined;
  const name = token.lower.slice(dash.length);
  const value = next?.gap === 'equals' ? next : undefined;
  const found = namedFlag(name, lexicon);
  if (found?.kind === 'files' && next?.quote === '' && folder.test(next.text)) return { ...found, size: 2 };
  if (found?.kind === 'flag' && value !== undefined) return { ...found, on: !off.test(value.lower), size: 2 };
  if (found !== undefined) return found;
  const bare = { ...token, text: token.text.slice(dash.length), lower: name };
  // After a printed dash comes an ordinary word: "checkout —fast".
  if (!dash.startsWith('-')) return { kind: 'tokens', tokens: [{ ...bare, gap: 'comma' }], size: 1 };
  if (next !== undefined && Object.hasOwn(keyNames, name)) {
    return { kind: 'tokens', tokens: [bare, { ...next, gap: 'equals' }], size: 2 };
  }
  return { kind: 'unknown', name, size: 1 };
}

/** "with safe mode", "as a dry-run": only flags of two words, for "think" and "check" are words of every sentence. */
function spokenAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Found | undefined {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || token.quote !== '') return undefined;
  const on = !glue.negators.has(tokens[at - 1]?.lower ?? '');
  const joined = /[-_]/.test(token.text) ? flagOf(token.lower, lexicon) : undefined;
  if (joined !== undefined) return { kind: 'flag', flag: joined, on, size: 1 };
  const pair = next?.gap === 'space' && next.quote === '' ? flagOf(`${token.lower} ${next.lower}`, lexicon) : undefined;
  return pair === undefined ? undefined : { kind: 'flag', flag: pair, on, size: 2 };
}

function asTokens(tokens: readonly Token[], at: number): Found {
  return { kind: 'tokens', tokens: tokens.slice(at, at + 1), size: 1 };
}

function namedFlag(name: string, lexicon: Lexicon): Found | undefined {
  const plain = squash(name);
  if (privateFlags.has(plain)) return { kind: 'private', name, size: 1 };
  if (filesFlags.has(plain)) return { kind: 'files', name, size: 1 };
  if (routingFlags.has(plain)) return { kind: 'routed', name, size: 1 };
  if (helpFlags.has(plain)) return { kind: 'help', name, size: 1 };
  const flag = flagOf(name, lexicon) ?? nearFlag(name, lexicon);
  if (flag !== undefined) return { kind: 'flag', flag, on: true, size: 1 };
  const denied = name.startsWith('no') ? flagOf(name.replace(/^no-?/, ''), lexicon) : undefined;
  return denied === undefined ? undefined : { kind: 'flag', flag: denied, on: false, size: 1 };
}

function flagOf(name: string, lexicon: Lexicon): Flag | undefined {
  return lexicon.find(name).find((entry) => entry.kind === 'flag')?.id;
}

function nearFlag(name: string, lexicon: Lexicon): Flag | undefined {
  return lexicon.near(name, ['flag']).find((entry) => entry.kind === 'flag')?.id;
}
