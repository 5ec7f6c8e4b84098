import type { Persona } from '../../persona/persona.ts';
import { namedLists } from './lists.ts';
import type { Understanding } from '../understand/command/understanding.ts';
import { shorten, type Understood } from '../understand/command/understood.ts';

const isChecklist = (understood: Understood): understood is Understood & { readonly kind: 'inquiry' } =>
  understood.kind === 'inquiry' && understood.inquiry.intent === 'checklist';

const leads = /^\s*check-?lists?\b[^?]*$/iu;

/** Within a longer name, or said to be a value, it is somebody's own word. */
const wordsOf = (say: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}_/="“-])${RegExp.escape(say)}(?![\p{L}\p{N}_/="”-])`, 'iu');

/** What a list is called is no system: `checklist security` asks for that list, `checklist security checkout` for it of checkout. */
export function withLists(inner: Understanding, persona: Persona): Understanding {
  const named = namedLists(persona)
    .flatMap(({ id, says }) => says.map((say) => ({ id, say })))
    .toSorted((one, other) => other.say.length - one.say.length);

  const listed = (text: string, understand: (words: string) => Understood): Understood => {
    const understood = understand(text);
    const lower = text.toLowerCase();
    const found = named.find(({ say }) => lower.includes(say.toLowerCase()) && wordsOf(say).test(text));
    if (found === undefined) return understood;
    const words = wordsOf(found.say);
    // "delivery baseline checklist" may look like a question, and a question may hold all of these words
    if (!isChecklist(understood) && !leads.test(text.replace(words, ' '))) return understood;
    // the word itself may be a part of the name: "security checklist"
    const rest = ['', 'checklist'].map((word) => understand(text.replace(words, ` ${word} `))).find(isChecklist);
    if (rest === undefined) return understood;
    return { kind: 'inquiry', inquiry: { ...rest.inquiry, words: shorten(text), list: found.id } };
  };

  return {
    ...inner,
    read: (text) => listed(text, (words) => inner.read(words)),
    revise: (previous, text) => listed(text, (words) => inner.revise(previous, words)),
  };
}
