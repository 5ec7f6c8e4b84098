import type { Inquiry, Intent, Params } from '../../inquiry.ts';
import type { Problem } from '../../problem.ts';
import type { Reading } from './reading.ts';

export type Understood =
  | { readonly kind: 'inquiry'; readonly inquiry: Inquiry }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Of a long story we keep this much. */
const mostWords = 4000;

export function asInquiry(reading: Reading, intent: Intent, params: Params, text: string): Understood {
  const { flags, private: quiet, files } = reading.flags;
  return {
    kind: 'inquiry',
    inquiry: {
      intent,
      params,
      flags,
      using: usedIn(reading),
      values: {},
      conditions: {},
      figures: reading.figures,
      private: quiet,
      files,
      words: shorten(text),
    },
  };
}

/** Tools named beside the place. One that is the place itself is there already. */
export function usedIn(reading: Reading): readonly string[] {
  const used = reading.spans.filter((span) => span.kind === 'using' && !span.negated);
  const beside = used.filter(
    ({ from, to }) =>
      !reading.spans.some((other) => other.kind === 'platform' && other.from === from && other.to === to),
  );
  return [...new Set(beside.map((span) => span.id))];
}

export function shorten(text: string): string {
  return text.trim().slice(0, mostWords);
}

export function asProblem(problem: Problem): Understood {
  return { kind: 'problem', problem };
}
