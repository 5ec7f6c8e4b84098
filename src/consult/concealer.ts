import type { Persona } from '../persona/persona.ts';
import type { Hint, Hints } from './hints.ts';
import { plainOf } from './words.ts';

export interface Concealed {
  /** The same text with a mark in the place of every credential. */
  readonly text: string;
  /** Ids of the kinds that were in it. */
  readonly kinds: readonly string[];
}

/** Takes credentials out of what people write, before anything is understood, stored or repeated. */
export interface Concealer {
  conceal(text: string): Concealed;
  /**
   * What to tell whoever showed credentials of these kinds, or found them in what a program said, and how each is rotated.
   */
  credentialsShown(kinds: readonly string[], whose?: 'own' | 'other'): Hint;
  /** What to say at a field of a form that holds one; undefined where it holds none. */
  refuseCredential(entered: string): string | undefined;
}

/** No blank, so that an address remains one, and no letter, so that it is no word of ours. */
const mark = '(•••)';

export function createConcealer(persona: Persona, hints: Hints): Concealer {
  const cards = persona.of('credentials');
  const rules = cards.map(({ id, data }) => ({ id, forms: data.forms.map(({ like }) => new RegExp(like, 'gimu')) }));

  const conceal = (typed: string): Concealed => {
    let text = typed;
    const found = rules.filter(({ forms }) => {
      const before = text;
      text = forms.reduce((rest, form) => rest.replaceAll(form, mark), text);
      return text !== before;
    });
    return { text, kinds: found.map(({ id }) => id) };
  };

  const saidOf = (note: 'credential' | 'credential-of-others' | 'credential-in-form', kinds: readonly string[]) => {
    const meant = cards.filter(({ id }) => kinds.includes(id));
    return { meant, hint: hints.note(note, { items: meant.map(({ name }) => name).join(', ') }) };
  };

  return {
    conceal,
    credentialsShown: (kinds, whose = 'own') => {
      const { meant, hint } = saidOf(whose === 'own' ? 'credential' : 'credential-of-others', kinds);
      const rotations = meant.flatMap((card) => [
        { kind: 'paragraph' as const, text: [{ kind: 'strong' as const, text: card.name }] },
        ...(persona.voice({}).piece(card, 'rotate')?.blocks ?? []),
      ]);
      return { ...hint, blocks: [...hint.blocks, ...rotations] };
    },
    refuseCredential: (entered) => {
      const { kinds } = conceal(entered);
      if (kinds.length === 0) return undefined;
      const { blocks } = saidOf('credential-in-form', kinds).hint;
      return blocks.flatMap((block) => (block.kind === 'paragraph' ? [plainOf(block.text)] : [])).join(' ');
    },
  };
}
