import type { Inquiry, Intent } from '../../inquiry.ts';
import { isForeign } from '../../paste/find-revision.ts';
import { type PasteReading, readListing, readUnknown } from '../../paste/read-listing.ts';
import { withCommit } from '../../paste/with-commit.ts';
import { withRunning } from '../../paste/with-running.ts';
import type { ConditionReading } from './conditions.ts';
import { asProblem, shorten, type Understood } from './understood.ts';
import type { ValueReading } from './values.ts';

/**
 * What stands beside the words of the grammar: values for commands, what is known of a change, output of tools. They
 * are taken out before the grammar reads, because in it they would be noise, and in a rollback a reason to refuse.
 */
export interface Grammar {
  /** As a command, or as what was said to us. */
  read(text: string): Understood;
  /** As a reply in the thread of an earlier answer; the rest of one when it answers what we asked. */
  revise(previous: Inquiry, text: string, answers?: boolean): Understood;
}

export interface BesideReaders {
  readonly values: (text: string, inThread: boolean, intent: Intent | undefined) => ValueReading;
  readonly conditions: (text: string) => ConditionReading;
}

/** In these no command needs a value, and `a=b` is a part of what was asked. */
const free: ReadonlySet<Intent | undefined> = new Set<Intent>(['question', 'help', 'profile', 'why']);

/** Only here it matters what happened since. */
const goesBack = (intent: Intent | undefined): boolean => intent === 'rollback';

/** Who pastes a history and says nothing asks for the way back in it. */
const historyAlone: Intent = 'rollback';

interface Said {
  readonly rest: string;
  readonly values: Readonly<Record<string, string>>;
  readonly conditions: Readonly<Record<string, string>>;
  readonly refused?: string;
}

export function readBeside(grammar: Grammar, readers: BesideReaders): Grammar {
  const said = (text: string, intent: Intent | undefined, inThread: boolean): Said => {
    const { rest, ...values } = readers.values(text, inThread, intent);
    // a question about it is no answer to it
    const tells = (goesBack(intent) || intent === 'question') && !text.includes('?');
    return { ...values, ...(tells ? readers.conditions(rest) : { rest, conditions: {} }) };
  };

  const readWords = (text: string): Understood => {
    const first = grammar.read(text);
    const intent = intentOf(first);
    const asks = free.has(intent);
    const found = said(text, intent, false);
    if (found.refused !== undefined) return asks ? first : refuse(found.refused, intent);
    if (isEmpty(found) && found.rest === text) return first;
    const second = found.rest === text ? first : grammar.read(found.rest);
    return asks && !isPlan(second) ? first : adding(second, found, text);
  };

  const reviseWords = (previous: Inquiry, text: string): Understood => {
    const found = said(text, previous.intent, true);
    if (found.refused !== undefined) return refuse(found.refused, previous.intent);
    if (isEmpty(found) && found.rest === text) return grammar.revise(previous, text);
    const answers = Object.keys(found.conditions).length > 0;
    const next = isBlank(found.rest) ? undefined : grammar.revise(previous, found.rest, answers);
    return adding(otherwise(next, previous), found, text);
  };

  return {
    read: (text) => {
      const pasted = readListing(text);
      if (pasted === undefined) return unreadable(readWords(text), text, readWords);
      const words = isBlank(pasted.words) ? historyAlone : pasted.words;
      const understood = readWords(words);
      return free.has(intentOf(understood)) ? readWords(text) : withListing(understood, pasted, words);
    },
    revise: (previous, text) => {
      const pasted = goesBack(previous.intent) ? readListing(text) : undefined;
      if (pasted === undefined) return reviseWords(previous, text);
      const next = isBlank(pasted.words) ? undefined : reviseWords(previous, pasted.words);
      return withListing(otherwise(next, previous), pasted, pasted.words);
    },
  };
}

/** Output that is no history, for which the words above it were not understood either. */
function unreadable(first: Understood, text: string, read: (words: string) => Understood): Understood {
  if (first.kind !== 'problem' || first.problem.code !== 'bad-version') return first;
  const unknown = readUnknown(text);
  if (unknown === undefined || isBlank(unknown.words)) return first;
  const next = read(unknown.words);
  return goesBack(intentOf(next)) ? withListing(next, unknown, unknown.words) : first;
}

const intentOf = (understood: Understood): Intent | undefined =>
  understood.kind === 'inquiry' ? understood.inquiry.intent : understood.problem.intent;

/** A story that, without what it tells beside, is a command. Going back is one only when it says to what. */
const isPlan = (understood: Understood): boolean =>
  understood.kind === 'inquiry' &&
  !free.has(understood.inquiry.intent) &&
  (!goesBack(understood.inquiry.intent) || understood.inquiry.params.version !== undefined);

const isBlank = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text.replaceAll(/\b(?:and|with|it|is|the|also|here|ok|yes)\b/giu, ''));

const isEmpty = ({ values, conditions }: Said): boolean =>
  Object.keys(values).length === 0 && Object.keys(conditions).length === 0;

function adding(understood: Understood, { values, conditions }: Said, text: string): Understood {
  if (understood.kind === 'problem') return understood;
  const { inquiry } = understood;
  const known = goesBack(inquiry.intent) ? { ...inquiry.conditions, ...conditions } : inquiry.conditions;
  return {
    kind: 'inquiry',
    inquiry: { ...inquiry, values: { ...inquiry.values, ...values }, conditions: known, words: shorten(text) },
  };
}

/** A newer history replaces the one before, what that told, and a revision that was typed for it. */
function withListing(understood: Understood, { listing: read, commit }: PasteReading, words: string): Understood {
  if (understood.kind === 'problem') return understood;
  const { inquiry } = understood;
  const { system, version } = inquiry.params;
  const pasted = withCommit(read, commit, version);
  const typed = Object.entries(inquiry.values).filter(([name]) => name !== 'revision');
  const foreign = system !== undefined && isForeign(pasted, [system, ...typed.map(([, value]) => value)]);
  const seen = foreign ? {} : (pasted.values ?? {});
  const before = inquiry.listing?.values ?? {};
  const said = typed.filter(([name, value]) => seen[name] === undefined || before[name] !== value);
  const listing = withRunning(pasted, inquiry.listing);
  const values = { ...seen, ...Object.fromEntries(said) };
  return { kind: 'inquiry', inquiry: { ...inquiry, values, listing, words: shorten(words) } };
}

/** Words beside something that was taken up may mean nothing themselves. */
const otherwise = (understood: Understood | undefined, previous: Inquiry): Understood =>
  understood === undefined || (understood.kind === 'problem' && understood.problem.code === 'nothing-to-revise')
    ? { kind: 'inquiry', inquiry: previous }
    : understood;

const refuse = (field: string, intent: Intent | undefined): Understood =>
  asProblem({ code: 'bad-value', field, ...(intent !== undefined && { intent }) });
