import type { Block, Gap, Section, Text } from '../blueprint.ts';

/** Values an answer shows as missing, in the order in which a reader meets them. */

/** A value nobody gave. What an author asks for in a command in other words is found on the way, by a step before. */
const inShell = /\$\{([A-Z][A-Z0-9_]*):\?set \1\}/gu;

function* fromText(text: Text): Generator<string> {
  for (const span of text) {
    if (span.kind === 'gap') yield span.name;
    else if (span.kind === 'code') yield* fromShell(span.text);
  }
}

function* fromShell(text: string): Generator<string> {
  for (const found of text.matchAll(inShell)) if (found[1] !== undefined) yield found[1].toLowerCase();
}

function* fromBlock(block: Block): Generator<string> {
  if (block.kind === 'paragraph') yield* fromText(block.text);
  else if (block.kind === 'code') yield* fromShell(block.code.text);
  else if (block.kind === 'list') for (const item of block.items) yield* fromText(item);
  else for (const row of block.rows) for (const cell of row) yield* fromText(cell);
}

function* fromSection(section: Section): Generator<string> {
  if (section.kind === 'steps') {
    for (const step of section.steps) {
      for (const block of step.what) yield* fromBlock(block);
      for (const text of [step.expect, step.fails, step.repeat]) if (text) yield* fromText(text);
    }
  } else if (section.kind === 'prose') for (const block of section.blocks) yield* fromBlock(block);
  else if (section.kind === 'table') for (const row of section.rows) for (const cell of row) yield* fromText(cell);
  else if (section.kind === 'code') yield* fromShell(section.code.text);
  else if (section.kind === 'bullets')
    for (const group of section.groups) for (const item of group.items) yield* fromText(item);
}

/** What to call each is the platform's word for it, or the name itself. */
export function gapsOf(sections: readonly Section[], labels: ReadonlyMap<string, Omit<Gap, 'name'>>): readonly Gap[] {
  const names = new Set(sections.flatMap((section) => [...fromSection(section)]));
  return [...names].map((name) => ({
    name,
    ...(labels.get(name) ?? { label: [{ kind: 'text' as const, text: name.replaceAll('_', ' ') }] }),
  }));
}
