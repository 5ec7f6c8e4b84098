import { readFileSync } from 'node:fs';

import type { Understood } from '../../../src/consult/understand/command/understanding.ts';
import type { Phrasing } from './phrasings/phrasing.ts';

/** Reads labelled requests, one JSON object a line. Some texts hold separators of their own, so only `\n` ends a line. */
export function readLabelled(file: string): readonly Phrasing[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text, expect } = JSON.parse(line) as {
        text: string;
        expect: { intent: Phrasing['intent']; params: Record<string, unknown>; reject?: boolean };
      };
      return { text, ...expect };
    });
}

/** What is wrong with an answer, or undefined: the intent and each parameter must be exactly as labelled. */
export function missOf(label: Phrasing, understood: Understood): string | undefined {
  const got = flatten(understood);
  if (label.reject === true) {
    return got.intent === 'rollback' && got.code === 'bad-version' ? undefined : describe(label, got);
  }
  if (got.intent !== label.intent || got.code !== undefined) return describe(label, got);
  if (label.intent === 'question') return undefined;
  const keys = new Set([...Object.keys(label.params), ...Object.keys(got.params)]);
  return [...keys].every((key) => same(key, label.params[key], got.params[key])) ? undefined : describe(label, got);
}

interface Flat {
  readonly intent: string | undefined;
  readonly code: string | undefined;
  readonly params: Readonly<Record<string, unknown>>;
}

function flatten(understood: Understood): Flat {
  if (understood.kind === 'problem')
    return { intent: understood.problem.intent, code: understood.problem.code, params: {} };
  const { intent, params, flags } = understood.inquiry;
  return { intent, code: undefined, params: flags.length === 0 ? { ...params } : { ...params, flags } };
}

function same(key: string, expected: unknown, got: unknown): boolean {
  if (key === 'flags')
    return (
      Array.isArray(expected) &&
      Array.isArray(got) &&
      expected.length === got.length &&
      expected.every((flag) => got.includes(flag))
    );
  if (typeof expected === 'number' && typeof got === 'number') return Math.abs(expected - got) < 1e-6;
  if (typeof expected !== 'string' || typeof got !== 'string') return expected === got;
  const plain = (text: string): string => text.toLowerCase();
  if (key === 'version' || key === 'from_version')
    return plain(expected).replace(/^v/, '') === plain(got).replace(/^v/, '');
  return plain(expected) === plain(got);
}

function describe(label: Phrasing, got: Flat): string {
  return `${JSON.stringify(label.text.slice(0, 90))}: expected ${label.intent} ${JSON.stringify(label.params)}, got ${got.code ?? ''} ${got.intent} ${JSON.stringify(got.params)}`;
}
