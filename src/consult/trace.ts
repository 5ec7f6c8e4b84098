import type { Trace } from './blueprint.ts';
import type { Desk } from './desk.ts';

/** What an answer was made of, taken from who spoke while it was made. */
export function traceOf({ persona, voice, inquiry }: Desk): Trace {
  const { identity } = persona;
  const heard = voice.heard();
  const rules = persona.of('rule').filter((card) => card.data.speaks_to.includes(inquiry.intent));
  return {
    persona: identity.name,
    dataVersion: persona.dataVersion,
    files: [...new Set(heard.map((card) => card.file))],
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
      ...new Set([...heard, ...rules].filter((card) => card.kind !== 'persona').flatMap((card) => card.data.sources)),
    ],
  };
}
