import type { Persona } from '../../persona/persona.ts';
import { namedLists } from './lists.ts';
import type { Understanding } from '../understand/command/understanding.ts';
import { shorten, type Understood } from '../understand/command/understood.ts';

const isChecklist = (understood: Understood): understood is Understood & { readonly kind: 'inquiry' } =>
  understood.kind === 'inquiry' && understood.inquiry.intent === 'checklist';

const leads = /^\s*check-?lists?\b[^?]*$/iu;

/** What a list is called is no system: `checklist security` asks for that list, `checklist security checkout` for it of checkout. */
export function withLists(inner: Understanding, persona: Persona): Understanding {
  const named = namedLists(persona)
    .flatMap(({ id, says }) => says.map((say) => ({ id, say })))
    .toSorted((one, other) => other.say.length - one.say.length)
    .map(({ id, say }) => ({
      id,
      // within a longer name, or said to be a value, it is somebody's own word
      words: new RegExp(String.raw`(?<![\p{L}\p{N}_/="“-])${RegExp.escape(say)}(?![\p{L}\p{N}_/="”-])`, 'iu'),
    }));

  const listed = (text: string, understand: (words: string) => Understood): Understood => {
    const understood = understand(text);
    const found = named.find(({ words }) => words.test(text));
    if (found === undefined) return understood;
    // "delivery baseline checklist" may look like a question, and a question may hold all of these words
    if (!isChecklist(understood) && !leads.test(text.replace(found.words, ' '))) return understood;
    // the word itself may be a part of the name: "security checklist"
    const rest = ['', 'checklist'].map((word) => understand(text.replace(found.words, ` ${word} `))).find(isChecklist);
    if (rest === undefined) return understood;
    return { kind: 'inquiry', inquiry: { ...rest.inquiry, words: shorten(text), list: found.id } };
  };

  return {
    ...inner,
    read: (text) => listed(text, (words) => inner.read(words)),
    revise: (previous, text) => listed(text, (words) => inner.revise(previous, words)),
  };
}
