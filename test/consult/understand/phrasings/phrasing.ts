import type { Intent } from '../../../../src/consult/inquiry.ts';

/** What people may type, and what they mean. `params` names all that must be found; what it does not name must be absent. */
export interface Phrasing {
  readonly text: string;
  readonly intent: Intent;
  readonly params: Readonly<Record<string, unknown>>;
  readonly reject?: boolean;
}

type Line = readonly [text: string, params?: Readonly<Record<string, unknown>>];

export function lines(intent: Intent, of: readonly Line[]): readonly Phrasing[] {
  return of.map(([text, params = {}]) => ({ text, intent, params }));
}

export function rejected(texts: readonly string[]): readonly Phrasing[] {
  return texts.map((text) => ({ text, intent: 'rollback', params: { version: null }, reject: true }));
}
