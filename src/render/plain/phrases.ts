import type {
  Blueprint,
  Caution,
  ChecklistSection,
  Fact,
  Gap,
  Step,
  StepsSection,
  Text,
} from '../../consult/blueprint.ts';
import { cleanLine } from './clean.ts';
import { more } from './cut.ts';
import { isEmpty, strong } from './inline.ts';
import { duration } from './numbers.ts';

/** The few words that belong to the layout and not to the persona, said the same way in every medium. */

const text = (words: string): Text => [{ kind: 'text', text: words }];
const label = (words: string): Text => [{ kind: 'strong', text: words }, ...text(' ')];

const labelled = (name: string, value: Text | undefined): readonly Text[] =>
  value === undefined || isEmpty(value) ? [] : [[...label(`${name}:`), ...value]];

/** What stands beside a step, in the order in which it is needed: did it work, what now, may I again, why at all. */
export const stepRemarks = (step: Step): readonly Text[] => [
  ...labelled('Expect', step.expect),
  ...labelled('If it fails', step.fails),
  ...labelled('Repeat', step.repeat),
  ...labelled('Why', step.why),
];

export const stepTime = (step: Step): string | undefined =>
  step.seconds === undefined || step.seconds <= 0 ? undefined : duration(step.seconds);

/** "14 min of the 15 min you allow", or how far it is over. */
export const planTime = ({ seconds, targetSeconds }: StepsSection): string | undefined => {
  if (seconds === undefined) return targetSeconds === undefined ? undefined : `${duration(targetSeconds)} allowed`;
  if (targetSeconds === undefined) return duration(seconds);
  return seconds > targetSeconds
    ? `${duration(seconds)}, ${duration(seconds - targetSeconds)} over the ${duration(targetSeconds)} allowed`
    : `${duration(seconds)} of the ${duration(targetSeconds)} allowed`;
};

export const cautionRemarks = (caution: Caution): readonly Text[] => [
  ...labelled('Why', caution.why),
  ...labelled('Instead', caution.instead),
];

export const checklistRemarks = ({ detail, prove }: ChecklistSection['items'][number]): readonly Text[] => [
  ...(detail === undefined || isEmpty(detail) ? [] : [detail]),
  ...labelled('Proof', prove),
];

export const labelledText = (name: Text, value: Text): Text => [...strong(name), ...text(': '), ...value];

/** A guess must look like one: who gave the number, and how it came about. */
const factOrigin = ({ origin, working }: Fact): Text => {
  const how: Text = working === undefined || isEmpty(working) ? [] : working;
  if (origin === 'given') return how.length === 0 ? [] : [...text(' ('), ...how, ...text(')')];
  return how.length === 0 ? text(` (${origin})`) : [...text(` (${origin}: `), ...how, ...text(')')];
};

export const factText = (fact: Fact): Text => [...labelledText(fact.label, fact.value), ...factOrigin(fact)];

/** In the subject line working would be noise; that a value was assumed is not. */
export const subjectText = (fact: Fact): Text => [
  ...fact.label,
  ...text(isEmpty(fact.label) ? '' : ': '),
  ...fact.value,
  ...text(fact.origin === 'assumed' ? ' (assumed)' : ''),
];

const gapText = (gap: Gap): Text =>
  gap.example === undefined || gap.example === ''
    ? gap.label
    : [...gap.label, ...text(' (such as '), { kind: 'code', text: gap.example }, ...text(')')];

export const gapsText = (gaps: readonly Gap[], invitation: string): Text => [
  ...label('Not known:'),
  ...gaps.flatMap((gap, index) => [...text(index === 0 ? '' : ', '), ...gapText(gap)]),
  ...text(`.${invitation}`),
];

/** Which files spoke, and in which state the persona was: enough to find every line again. */
export const provenance = ({ trace }: Blueprint, files: number): string => {
  const named = trace.files.slice(0, files).join(', ');
  const rest = trace.files.length - files;
  const from = named === '' ? '' : `From ${named}${rest > 0 ? ` and ${rest} more` : ''} · `;
  return cleanLine(`${from}persona ${trace.persona} · data ${trace.dataVersion}`);
};

/** Where the facts are from, out in the world; an answer about sources has a section of its own. */
export const sourceTexts = ({ sections, trace, above }: Blueprint, most = Infinity): readonly Text[] => {
  if (sections.some(({ id }) => id === 'sources')) return [];
  const sources = trace.sources.filter((url) => above?.sources.includes(url) !== true);
  const rest = sources.length - most;
  return [
    ...sources.slice(0, most).map((url): Text => [{ kind: 'link', text: '', url }]),
    ...(rest > 0 ? [text(`${more(rest, 'source')}: ask why`)] : []),
  ];
};
