import type { GeneratedFile } from '../generated-file.ts';
import { toResourceName } from '../names.ts';
import { bullets, heading, table, text, toMarkdown } from './markdown.ts';

/** A review of an incident as far as it writes itself: what is known stands there, what people have to find out is asked. */
export interface IncidentReview {
  readonly title: string;
  /** When it was declared, in milliseconds. */
  readonly at: number;
  readonly facts: readonly (readonly [string, string])[];
  /** Heading, and what is to be answered below it. */
  readonly asked: readonly { readonly heading: string; readonly questions: readonly string[] }[];
  readonly timeline: {
    readonly heading: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
  };
  readonly actions: {
    readonly heading: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
    /** Where there is none yet. */
    readonly none: string;
  };
}

/** To the second, in the one time that everybody shares. */
export const inUtc = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/u, 'Z');

export function incidentReviewFile({ title, at, facts, asked, timeline, actions }: IncidentReview): GeneratedFile {
  const name = toResourceName(title) ?? 'incident';
  return {
    path: `docs/postmortems/${inUtc(at).slice(0, 10)}-${name}.md`,
    language: 'markdown',
    about: title,
    text: toMarkdown([
      heading(1, title),
      table(
        ['', ''],
        facts.map(([label, value]) => [label, value]),
      ),
      ...asked.flatMap(({ heading: about, questions }) => [heading(2, about), bullets(questions)]),
      heading(2, timeline.heading),
      table(
        timeline.columns,
        timeline.rows.map((row) => [inUtc(row.at), ...row.cells]),
      ),
      heading(2, actions.heading),
      actions.rows.length === 0 ? text(actions.none) : table(actions.columns, actions.rows),
    ]),
  };
}
