import type { Persona } from '../../persona/persona.ts';
import { isDeclaration } from '../incidents/declaration.ts';
import { createFinder } from '../pieces/anti-patterns.ts';
import { isHollow } from '../understand/asks/hollow.ts';
import type { Understood } from '../understand/command/understanding.ts';

const asking =
  /\?|^\s*(?:how|what|why|when|where|who|which|should|shall|can|could|would|may|is|are|do|does|did|has|have)\b/iu;

export interface RoomPlea {
  /**
   * What somebody means who speaks to us where incidents are at home: with nothing of their own to ask, or with what is
   * broken, they declare one. Undefined where they ask for something else, or declare it in so many words.
   */
  readonly declared: (text: string) => string | undefined;
}

export function createRoomPlea(persona: Persona, read: (text: string) => Understood): RoomPlea {
  const broken = [
    ...(persona.get('answer', 'incident').data.cues['trouble'] ?? []),
    ...persona.of('cause').flatMap((card) => card.data.detect),
  ];
  let speaksOfTrouble: ((text: string) => boolean) | undefined;

  const declared = (text: string): string | undefined => {
    if (text.trim() === '') return 'incident';
    const understood = read(text);
    const intent = understood.kind === 'problem' ? 'question' : understood.inquiry.intent;
    const declaration = `incident ${text.trim()}`;
    if (intent === 'incident') return isDeclaration(text) ? undefined : declaration;
    if (intent !== 'question') return undefined;
    if (isHollow(text)) return 'incident';
    speaksOfTrouble ??= createFinder(broken);
    return !asking.test(text) && speaksOfTrouble(text) ? declaration : undefined;
  };
  return { declared };
}
