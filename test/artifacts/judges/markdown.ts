import { lint } from 'markdownlint/sync';

/** Line length is for people; the rest is whether it reads as it was meant. */
export const markdownFaults = (text: string): readonly string[] =>
  (
    lint({ strings: { text }, config: { default: true, MD013: false, MD034: true, MD024: { siblings_only: true } } })[
      'text'
    ] ?? []
  ).map(({ ruleNames, lineNumber, errorDetail }) => `${lineNumber}: ${ruleNames.join('/')} ${errorDetail ?? ''}`);
