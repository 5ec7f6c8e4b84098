import type { GeneratedFile } from '../generated-file.ts';
import { toResourceName } from '../names.ts';
import type { DocumentRecipe, DocumentStep, Recipe } from '../recipe.ts';
import { bullets, code, heading, link, table, text, toMarkdown } from './markdown.ts';

interface Kind {
  readonly folder: string;
  readonly about: string;
}

const kinds: Readonly<Record<DocumentRecipe['kind'], Kind>> = {
  runbook: {
    folder: 'docs/runbooks',
    about: 'A run-sheet: each step with its command, what to expect, and what if it fails.',
  },
  adr: { folder: 'docs/decisions', about: 'A decision with its reasons, so that it can be questioned later.' },
  postmortem: { folder: 'docs/postmortems', about: 'What happened, why, and what changes because of it. No blame.' },
  'pull-request': { folder: 'docs/pull-requests', about: 'The text of the pull request.' },
};

const step = (one: DocumentStep, index: number): readonly string[] => [
  heading(3, `${index + 1}. ${one.title}`),
  one.text === undefined ? '' : text(one.text),
  one.command === undefined ? '' : code('sh', one.command),
  one.expect === undefined ? '' : `Expect: ${text(one.expect)}`,
  one.ifItFails === undefined ? '' : `If it fails: ${text(one.ifItFails)}`,
];

function documentFile(document: DocumentRecipe): GeneratedFile {
  const { kind, title, date, facts, steps, sections, sources } = document;
  const { folder, about } = kinds[kind];
  const name = [date, toResourceName(title) ?? kind].filter((part) => part !== undefined).join('-');
  const rows = [...(date === undefined ? [] : [['Date', date]]), ...facts.map(({ label, value }) => [label, value])];
  return {
    path: `${folder}/${name}.md`,
    language: 'markdown',
    about,
    text: toMarkdown([
      heading(1, title),
      rows.length === 0 ? '' : table(['What', 'Value'], rows),
      ...(steps.length === 0 ? [] : [heading(2, 'Steps'), ...steps.flatMap(step)]),
      ...sections.flatMap(({ heading: name, lines }) => [heading(2, name), bullets(lines)]),
      ...(sources.length === 0 ? [] : [heading(2, 'Sources'), sources.map((source) => `- ${link(source)}`).join('\n')]),
    ]),
  };
}

/** Titles may come out as the same name; then the later ones are numbered. */
export function documentFiles({ documents }: Recipe): readonly GeneratedFile[] {
  const seen = new Map<string, number>();
  return documents.map((document) => {
    const file = documentFile(document);
    const times = (seen.get(file.path) ?? 0) + 1;
    seen.set(file.path, times);
    return times === 1 ? file : { ...file, path: file.path.replace(/\.md$/, `.${times}.md`) };
  });
}
