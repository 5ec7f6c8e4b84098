import type { Card } from '../../persona/persona.ts';
import type { Source, Trace } from '../blueprint.ts';
import type { Desk } from '../desk.ts';
import { rulesFor } from '../pieces/rules-for.ts';
import { oneLine } from '../words.ts';

const longestAsked = 100;

const asked = (words: string): string => {
  const line = oneLine(words).trim();
  return line.length > longestAsked ? `${line.slice(0, longestAsked).trimEnd()}…` : line;
};

/**
 * What an answer was made of: who spoke while it was made, and whatever its parts name as their source. Its facts come
 * from the sources of all who spoke, unless only some of them stated any.
 */
export function traceOf(desk: Desk, parts: readonly { readonly source: Source }[], stating?: readonly Card[]): Trace {
  const { persona, voice, inquiry } = desk;
  const { identity } = persona;
  const heard = voice.heard();
  const { record, recorded } = inquiry;
  const rules = rulesFor(desk);
  const files = [...new Set([...heard.map((card) => card.file), ...parts.map((part) => part.source.file)])];
  const own = new Set(persona.ownFiles);
  return {
    asked: asked(inquiry.words),
    ...(record && recorded && { recorded: { system: record.name, ...recorded } }),
    persona: identity.name,
    dataVersion: persona.dataVersion,
    // a line that names the first few names what somebody of theirs wrote
    files: [...files.filter((file) => own.has(file)), ...files.filter((file) => !own.has(file))],
    weights: Object.entries(identity.data.weights).map(([id, percent]) => ({
      name: [{ kind: 'text', text: id }],
      percent,
    })),
    rules: rules.map((card) => ({
      id: card.id,
      name: [{ kind: 'text', text: card.name }],
      focus: card.data.focus,
      file: card.file,
    })),
    sources: [
      ...new Set(
        (stating ?? [...heard, ...rules])
          .filter((card) => card.kind !== 'persona')
          .flatMap((card) => card.data.sources),
      ),
    ],
  };
}
