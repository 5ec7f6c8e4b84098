import type { Params } from '../../inquiry.ts';
import type { Problem } from '../../problem.ts';
import { glue, keyNames } from './glue.ts';
import type { Kind, Lexicon } from './lexicon.ts';
import { isNumeric, measure } from './measure.ts';
import { isSafeName } from '../facts/names.ts';
import type { Token } from './tokens.ts';
import { distance } from './typos.ts';
import { isSafeVersion } from './versions.ts';

export interface KeyReading {
  readonly rest: readonly Token[];
  readonly params: Params;
  readonly problem?: Problem;
}

type Value = { readonly value?: string | number; readonly problem?: Problem; readonly used: number };

const kinds: Readonly<Record<string, Kind>> = {
  strategy: 'strategy',
  environment: 'environment',
  platform: 'platform',
  ci: 'ci',
  runbook: 'runbook',
};

const determiners = /^(?:the|a|an|our|my|your|this|that|new)$/;

/** Takes `key=value` and `key: value` out of the text. */
export function takeKeys(tokens: readonly Token[], lexicon: Lexicon): KeyReading {
  const split = tokens.flatMap((token) => splitColon(token));
  const rest: Token[] = [];
  const params: Record<string, string | number> = {};
  let problem: Problem | undefined;
  for (let at = 0; at < split.length; at += 1) {
    const token = split[at];
    const next = split[at + 1];
    if (token === undefined) continue;
    const written = next?.gap === 'equals';
    // "SLO: 99.9" is the command, "rps: 900" a key.
    const commands = at === 0 && !written && lexicon.find(token.lower).some((entry) => entry.kind === 'command');
    const key = next !== undefined && !commands && (written || next.gap === 'colon') ? keyOf(token.lower) : undefined;
    const told = key === 'system' && !written && isOfSentence(split, at, lexicon);
    const param = told ? undefined : key;
    // in "rps=500 rps=600" the next word is a key itself
    const after = split[at + 3]?.gap === 'equals' ? undefined : split[at + 2];
    const value = param === undefined || next === undefined ? undefined : valueOf(param, next, after, lexicon);
    // "Pipeline: checkout" is no key, only punctuation; `platform=mars` is a key with a wrong value.
    if (
      param === undefined ||
      value === undefined ||
      (!written && value.problem !== undefined && param !== 'version')
    ) {
      rest.push(token);
      continue;
    }
    if (isNumeric(param) && value.value !== undefined && (params[param] ?? value.value) !== value.value)
      problem ??= { code: 'two-numbers', field: param };
    if (value.value !== undefined) params[param] = value.value;
    problem ??= value.problem;
    at += value.used;
  }
  return { rest, params, ...(problem === undefined ? {} : { problem }) };
}

const joins = (word: string): boolean => glue.filler.has(word) || glue.introducers.has(word) || glue.joints.has(word);

/** "We build a photo app: Django 5" tells what it is made of, and "incident app: photos" what it is called. */
function isOfSentence(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.gap !== 'space' || !/^\p{L}+$/u.test(before.text)) return false;
  return determiners.test(before.lower) || (!joins(before.lower) && lexicon.find(before.lower).length === 0);
}

function splitColon(token: Token): readonly Token[] {
  const at = token.quote === '' ? token.text.indexOf(':') : -1;
  if (at < 1 || keyOf(token.lower.slice(0, at)) === undefined) return [token];
  const value = token.text.slice(at + 1);
  return [
    { ...token, text: token.text.slice(0, at), lower: token.lower.slice(0, at) },
    { ...token, text: value, lower: value.toLowerCase(), gap: 'colon' },
  ];
}

function keyOf(word: string): string | undefined {
  const name = word.replaceAll('-', '_');
  if (Object.hasOwn(keyNames, name)) return keyNames[name];
  if (name.length < 5) return undefined;
  const meant = Object.keys(keyNames).find((key) => key.length > 4 && distance(name, key, 1) <= 1);
  return meant === undefined ? undefined : keyNames[meant];
}

function valueOf(param: string, token: Token, after: Token | undefined, lexicon: Lexicon): Value {
  if (isNumeric(param)) {
    const unit =
      after?.gap === 'space' && after.quote === '' ? measure(`${token.text} ${after.text}`, param) : undefined;
    if (unit !== undefined) return { value: unit, used: 2 };
    const value = measure(token.text, param);
    return value === undefined ? { problem: { code: 'bad-number', field: param }, used: 1 } : { value, used: 1 };
  }
  if (param === 'system') {
    return isSafeName(token.text, token.quote !== '')
      ? { value: token.text, used: 1 }
      : { problem: { code: 'unknown-value', field: param }, used: 1 };
  }
  if (param === 'version' || param === 'from_version') {
    if (/^(?:previous|last|latest|stable|prior)$/.test(token.lower)) return { used: 1 };
    return isSafeVersion(token.text)
      ? { value: token.text, used: 1 }
      : { problem: { code: 'bad-version', field: param }, used: 1 };
  }
  const kind = kinds[param];
  if (kind === undefined) return { used: 1 };
  for (const used of [2, 1]) {
    if (used === 2 && after?.gap !== 'space') continue;
    const phrase = used === 2 ? `${token.lower} ${after?.lower ?? ''}` : token.lower;
    const entry =
      lexicon.find(phrase).find((each) => each.kind === kind) ??
      (used === 1 ? lexicon.near(phrase, [kind])[0] : undefined);
    if (entry !== undefined) return { value: entry.id, used };
  }
  return { problem: { code: 'unknown-value', field: param, suggestions: lexicon.suggest(token.lower, kind) }, used: 1 };
}
