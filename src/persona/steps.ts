import { readMarkdown, type Part } from './markdown.ts';
import { plain, type Block, type Source, type Step, type Text } from './text.ts';

/** Reads what a rendered piece holds: steps under `###`, or labelled text that is a step by itself. */

export interface Content {
  readonly blocks: readonly Block[];
  readonly steps: readonly PieceStep[];
}

/** A step as written; `platform` names the platform's operation that belongs in its place. */
export interface PieceStep extends Step {
  readonly platform?: string;
  /** The golden signals whose queries belong to it. */
  readonly signals?: readonly string[];
}

const labels = ['Expect', 'Takes', 'Repeat', 'If it fails', 'Why', 'Dry run', 'Platform', 'Signals'] as const;
type Label = (typeof labels)[number];

const labelled = new RegExp(`^(${labels.join('|')}):[ \\t]+`, 'u');

/** A label starts a paragraph of its own, whether or not the author left a blank line before it. */
function separate(source: string): string {
  let fenced = false;
  return source
    .split('\n')
    .map((line) => {
      if (/^(?:```|~~~)/u.test(line)) fenced = !fenced;
      return !fenced && labelled.test(line) ? `\n${line}` : line;
    })
    .join('\n');
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** `90s`, `2m`, `1h 30m`; undefined when it is none of these. */
function parseDuration(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(s|m|h|d)\b/gu)];
  if (parts.length === 0) return undefined;
  return parts.reduce((sum, part) => sum + Number(part[1]) * (units[part[2] ?? ''] ?? 0), 0);
}

function labelOf(part: Part): { label: Label; text: Text } | undefined {
  if (part.kind !== 'paragraph') return undefined;
  const [first, ...rest] = part.text;
  if (first?.kind !== 'text') return undefined;
  const found = labelled.exec(first.text);
  const label = labels.find((one) => one === found?.[1]);
  if (found === null || label === undefined) return undefined;
  const after = first.text.slice(found[0].length);
  return {
    label,
    text: after === '' ? rest : [{ kind: 'text', text: after }, ...rest],
  };
}

function readStep(title: Text, parts: readonly Part[], source: Source): PieceStep {
  const what: Block[] = [];
  const rehearsal: Block[] = [];
  const said = new Map<Label, Text>();
  let into = what;
  for (const part of parts) {
    const label = labelOf(part);
    if (label !== undefined) {
      said.set(label.label, label.text);
      // the commands under this label belong to it, not to the step
      into = label.label === 'Dry run' ? rehearsal : what;
      if (into === rehearsal)
        rehearsal.push({
          kind: 'paragraph',
          text: [{ kind: 'strong', text: label.label }, { kind: 'text', text: ': ' }, ...label.text],
        });
    } else if (part.kind !== 'heading') into.push(part);
  }
  const text = (label: Label): Text | undefined => said.get(label);
  const seconds = parseDuration(plain(text('Takes') ?? []));
  const platform = plain(text('Platform') ?? []).replaceAll(/[.`\s]/gu, '');
  const signals = plain(text('Signals') ?? []).match(/[a-z]+/gu) ?? [];
  const reads = /^safe,? (?:it )?only reads|^safe, nothing is stored/u.test(plain(text('Repeat') ?? []));
  const expect = text('Expect');
  const repeat = text('Repeat');
  const fails = text('If it fails');
  const why = text('Why');
  return {
    title,
    what,
    ...(reads && { reads }),
    source,
    ...(expect && { expect }),
    ...(seconds !== undefined && { seconds }),
    ...(repeat && { repeat }),
    ...(fails && { fails }),
    ...(why && { why }),
    ...(rehearsal.length > 0 && { rehearsal }),
    ...(platform !== '' && { platform }),
    ...(signals.length > 0 && { signals }),
  };
}

export function readContent(rendered: string, title: Text, source: Source): Content {
  const parts = readMarkdown(separate(rendered));
  const firstHeading = parts.findIndex((part) => part.kind === 'heading');
  const before = firstHeading === -1 ? parts : parts.slice(0, firstHeading);
  const blocks = before.filter((part): part is Block => part.kind !== 'heading');
  if (firstHeading === -1) {
    const isStep = before.some((part) => labelOf(part) !== undefined);
    return isStep ? { blocks: [], steps: [readStep(title, before, source)] } : { blocks, steps: [] };
  }
  const steps: PieceStep[] = [];
  let from = firstHeading;
  while (from < parts.length) {
    const heading = parts[from];
    let to = from + 1;
    while (to < parts.length && parts[to]?.kind !== 'heading') to += 1;
    if (heading?.kind === 'heading') {
      steps.push(readStep(heading.text, parts.slice(from + 1, to), source));
    }
    from = to;
  }
  return { blocks, steps };
}
