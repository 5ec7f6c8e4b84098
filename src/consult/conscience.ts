import type { Persona } from '../persona/persona.ts';
import type { Blueprint, Section, Span } from './blueprint.ts';
import { find, type Match } from './checks/find.ts';
import { branch, leaf, type Node } from './checks/node.ts';

/**
 * What no answer of ours may lack or hold. The rules are persona files; an answer that breaks one shows a mistake in
 * the persona or in a handler, so tests run them over every answer.
 */

export interface Violation {
  /** The id of the rule. */
  readonly rule: string;
  /** The part of the answer: the id of a section, `subject`, `cautions`. */
  readonly part: string;
  /** What in it, when that has a name. */
  readonly name?: string;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'kind' in value && 'text' in value && typeof value.text === 'string';

/** Where the world says so is checked where it is written down. */
const elsewhere: ReadonlySet<string> = new Set(['urls']);

/** Parts of answers are made once and shown many times. */
const known = new WeakMap<object, Node>();

function toNode(value: unknown): Node {
  if (typeof value !== 'object' || value === null) return leaf(String(value), 1);
  const before = known.get(value);
  if (before !== undefined) return before;
  const node =
    Array.isArray(value) && value.length > 0 && value.every(isSpan)
      ? leaf(value.map((span) => span.text).join(''), 1)
      : branch(
          1,
          Object.entries(value).flatMap(([key, inner]) =>
            inner === undefined || elsewhere.has(key) ? [] : [[key, toNode(inner)] as const],
          ),
        );
  known.set(value, node);
  return node;
}

const byId = (sections: readonly Section[]): Node =>
  branch(
    1,
    sections.map((section) => [section.id, toNode(section)]),
  );

/** An answer as checks walk through it: `sections` by their ids, texts as plain words, without what the asker said. */
function treeOf(blueprint: Blueprint): Node {
  const { inquiry, title, subject, lead, cautions, sections } = blueprint;
  const { intent, flags, using } = inquiry;
  return branch(1, [
    ['inquiry', toNode({ intent, flags, using })],
    ['title', toNode(title)],
    ['subject', toNode(subject)],
    ['lead', toNode(lead)],
    ['cautions', toNode(cautions)],
    ['sections', byId(sections)],
  ]);
}

const partOf = ({ keys: [, part = '', section = ''] }: Match): string => (part === 'sections' ? section : part);

export function createConscience(persona: Persona): (blueprint: Blueprint) => readonly Violation[] {
  const rules = persona.of('gate');
  return (blueprint) => {
    const file = branch(1, [['0', treeOf(blueprint)]]);
    return rules
      .filter(({ data }) => data.intents.length === 0 || data.intents.includes(blueprint.inquiry.intent))
      .flatMap(({ id, data }) =>
        data.checks.flatMap((check) =>
          find(check, file).map((match) => ({
            rule: id,
            part: partOf(match),
            ...(match.name !== undefined && { name: match.name }),
          })),
        ),
      );
  };
}
