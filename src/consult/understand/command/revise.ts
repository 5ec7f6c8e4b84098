import type { Flag, Inquiry, Params } from '../../inquiry.ts';
import { faultIn } from './faults.ts';
import { glue } from './glue.ts';
import type { Choice } from './choice.ts';
import { findParams } from './params.ts';
import { type Reading, unknownTokens } from './reading.ts';
import { isAnother } from './summed.ts';
import { asProblem, shorten, type Understood, usedIn } from './understood.ts';

export interface FollowUp {
  readonly previous: Inquiry;
  readonly reading: Reading;
  readonly choice: Choice;
  readonly text: string;
  /** The text goes on after something that we asked for, which was taken out of it. */
  readonly answers: boolean;
  /** The answer to the text if nothing had come before it. */
  readonly asRead: () => Understood;
}

/** A thread stays about its system: a new command in it means the same one unless it says otherwise. */
const inherited = ['system', 'environment', 'platform', 'ci'] as const;
/** Answers of their own; there is nothing in them to change. */
const fixed: ReadonlySet<string> = new Set([
  'help',
  'profile',
  'watch',
  'audit',
  'drill',
  'incident-room',
  'system',
  'why',
  'strategies',
  'review',
]);
const aboutUs: ReadonlySet<string> = new Set(['help', 'profile']);
const mostUnexplained = 2;

/** The previous inquiry with what the follow-up changes, a new command about the same system, or a question. */
export function revise(followUp: FollowUp): Understood {
  const { previous, reading, choice } = followUp;
  if (isThanks(reading)) return nothing(previous);
  if (asksOnlyForFiles(reading)) return withFiles(previous, reading);
  if (isCommand(choice) && !supposes(reading)) return inherit(followUp);
  if (isQuestion(reading, choice)) return inherit(followUp);
  const fault = faultIn(reading, previous.intent, -1);
  if (fault !== undefined) return asProblem(fault);
  const unclear = choice.kind === 'unknown' || choice.intent === 'question';
  if (fixed.has(previous.intent)) return unclear ? nothing(previous) : inherit(followUp);
  const asks = reading.asks || supposes(reading);
  const talks = asks || (!followUp.answers && unknownTokens(reading).length > mostUnexplained);
  return change(followUp) ?? (unclear && talks ? inherit(followUp) : nothing(previous));
}

function isThanks(reading: Reading): boolean {
  const words = reading.tokens.map((token) => token.lower);
  return words.some((word) => glue.greetings.has(word)) && words.every((word) => glue.filler.has(word));
}

const filesWords: ReadonlySet<string> = new Set(['files', 'file']);

/** "files please", `--files` and nothing else: what was asked stays as it is. */
function asksOnlyForFiles({ tokens, flags, keyed }: Reading): boolean {
  if (flags.flags.length + flags.dropped.length + Object.keys(keyed).length > 0 || flags.unknown) return false;
  const words = tokens.map((token) => token.lower);
  if (words.some((word) => glue.greetings.has(word))) return false;
  const others = words.filter((word) => !filesWords.has(word));
  return (
    (flags.files || others.length < words.length) && others.every((word) => glue.filler.has(word) || word === 'with')
  );
}

/** "for staging, with files". In a command of its own the words may name a system; in a thread they rarely do. */
function endsWithFiles({ tokens }: Reading): boolean {
  const [before = '', last = ''] = tokens.slice(-2).map((token) => token.lower);
  return filesWords.has(last) && /^(?:with|and|plus)$/.test(before);
}

function withFiles(previous: Inquiry, { flags }: Reading): Understood {
  return { kind: 'inquiry', inquiry: { ...previous, private: previous.private || flags.private, files: true } };
}

function isCommand(choice: Choice): boolean {
  return choice.kind === 'intent' && choice.intent !== 'question' && choice.to > choice.from;
}

/** "what if…", "how about…", "can we use…": a change that is put as a question. */
function supposes(reading: Reading): boolean {
  const words = reading.tokens.map((token) => token.lower);
  const [first = '', second = ''] = words.filter((word) => !/^(?:and|but|or|ok|so|then|also)$/.test(word));
  if (/^(?:what|how)$/.test(first)) return /^(?:if|about)$/.test(second);
  return first === 'if' || (glue.politeAsks.has(first) && glue.pronouns.has(second));
}

/** "and with rolling?", "and on eks?": nothing but a change, with a question mark. */
function isBareChange(reading: Reading): boolean {
  const [first = '', second = '', ...rest] = reading.tokens.map((token) => token.lower);
  const opens = /^(?:and|or|but)$/.test(first) && /^(?:with|on|for|in|as)$/.test(second);
  return opens && rest.length < 3 && unknownTokens(reading).length === 0;
}

function isQuestion(reading: Reading, choice: Choice): boolean {
  if (choice.kind !== 'intent' || choice.intent !== 'question' || reading.tokens.length < 3) return false;
  if (isBareChange(reading)) return false;
  const asks = reading.asks || glue.openers.has(reading.tokens[0]?.lower ?? '');
  return asks && (!supposes(reading) || unknownTokens(reading).length > mostUnexplained + 1);
}

function change({ previous, reading, text }: FollowUp): Understood | undefined {
  const { flags, dropped, private: quiet } = reading.flags;
  const found = findParams(reading, { intent: previous.intent, from: 0, to: 0, within: true });
  const said = Object.keys(found).length + Object.keys(reading.figures).length;
  if (unknownTokens(reading).length > mostUnexplained + said) return undefined;
  const params: Params = { ...withoutDenied(previous.params, reading), ...found };
  const kept = previous.flags.filter((flag) => !dropped.includes(flag));
  const next: Inquiry = {
    ...lasting(previous, params),
    params,
    figures: { ...(!isAnother(previous, params) && previous.figures), ...reading.figures },
    flags: [...new Set<Flag>([...kept, ...flags])],
    using: [...new Set([...previous.using, ...usedIn(reading)])],
    private: previous.private || quiet,
    files: reading.flags.files || endsWithFiles(reading),
  };
  if (JSON.stringify(next) === JSON.stringify(previous) && (said === 0 || reading.asks)) return undefined;
  return { kind: 'inquiry', inquiry: { ...next, words: shorten(text) } };
}

/** What was said of one version is not true of another, and a revision belongs to its version and platform. */
function lasting(previous: Inquiry, params: Params): Inquiry {
  const same = (key: 'version' | 'platform' | 'system'): boolean => params[key] === previous.params[key];
  const moved = !same('platform') || (previous.params.system !== undefined && !same('system'));
  if (same('version') && !moved) return previous;
  const { revision, ...values } = previous.values;
  const { listing, ...rest } = previous;
  return {
    ...rest,
    values: revision === undefined ? previous.values : values,
    conditions: same('version') ? previous.conditions : {},
    ...(!moved && listing && { listing }),
  };
}

/** "without canary", "not eks": what was said before is taken back. */
function withoutDenied(params: Params, reading: Reading): Params {
  const denied = reading.spans.filter((span) => span.negated);
  return Object.fromEntries(
    Object.entries(params).filter(([key, value]) => !denied.some((span) => span.kind === key && span.id === value)),
  );
}

export function inherit({ previous, asRead }: Pick<FollowUp, 'previous' | 'asRead'>): Understood {
  const understood = asRead();
  if (understood.kind === 'problem' || aboutUs.has(understood.inquiry.intent)) return understood;
  const kept = Object.fromEntries(
    inherited.flatMap((key) => (previous.params[key] === undefined ? [] : [[key, previous.params[key]]])),
  );
  const params: Params = { ...kept, ...understood.inquiry.params };
  const using = [...new Set([...previous.using, ...understood.inquiry.using])];
  const { values, listing } = lasting(previous, params);
  return {
    kind: 'inquiry',
    inquiry: { ...understood.inquiry, params, using, values, ...(listing && { listing }) },
  };
}

function nothing(previous: Inquiry): Understood {
  return asProblem({ code: 'nothing-to-revise', intent: previous.intent });
}
