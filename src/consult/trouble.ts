import type { Card, Persona } from '../persona/persona.ts';
import { createDetector, createFinder } from './pieces/anti-patterns.ts';
import type { Inquiry } from './inquiry.ts';
import { readListing } from './paste/read-listing.ts';
import { partsOf } from './understand/asks/ask-parts.ts';
import { isHollow } from './understand/asks/hollow.ts';
import { lazily } from './understand/listening.ts';
import type { Understood } from './understand/command/understanding.ts';
import { wordsOf } from './understand/words.ts';

/** What we have ready to say. */
export interface Ready {
  readonly card: Card<'ready-answer'>;
  /** It happens now, by the words. */
  readonly urgent: boolean;
}

export interface Trouble {
  /** What we have ready to say to these words. */
  readonly readyFor: (text: string) => Ready | undefined;
  /** Whether that is to be said instead of what the grammar made of the words. */
  readonly leads: (text: string, understood: Understood) => boolean;
  /** What these words declare, where they tell that users are hurt now and ask nothing else. */
  readonly declared: (text: string, understood: Understood) => string | undefined;
  /** Whether a reply says that what we planned went wrong. */
  readonly goesWrong: (previous: Inquiry, text: string) => boolean;
}

/** What a tool printed is no cry for help: a history holds entries that failed. */
const spoken = (text: string): string => readListing(text)?.words ?? text;

/**
 * From so many words on, what is urgent is so in the sentence that tells it: "60k visitors a day now" elsewhere is not,
 * and neither is what comes "at month end, and they think it's broken".
 */
const story = 60;

/** Hears that somebody is in trouble for which an answer is ready. */
export function createTrouble(persona: Persona): Trouble {
  const findReady = createDetector(persona.of('ready-answer'));
  const signs = persona.of('signs').map(({ data }) => data);
  const sign = (
    name: 'over' | 'urgent' | 'often' | 'hurt' | 'by' | 'running' | 'elsewhere',
  ): ((text: string) => boolean) => {
    const find = lazily(() => createFinder(signs.flatMap((each) => each[name])));
    return (text) => find()(text);
  };
  const isOver = sign('over');
  const isUrgent = sign('urgent');
  const isOften = sign('often');
  const isElsewhere = sign('elsewhere');
  const outage = [sign('hurt'), sign('by'), sign('running')];
  const isRunning = (text: string): boolean =>
    outage.every((tells) => tells(text)) &&
    !isElsewhere(text) &&
    partsOf(text).every((part) => !part.asks || isHollow(part.text));
  const detect = (text: string): readonly Card<'ready-answer'>[] => findReady(spoken(text));
  const burns = (text: string): boolean =>
    wordsOf(text).length < story
      ? isUrgent(text)
      : partsOf(text).some(({ whole }) => isUrgent(whole) && !isOften(whole) && detect(whole).length > 0);
  return {
    readyFor: (text) => {
      const urgent = burns(text);
      const [card] = urgent || !isOver(text) ? detect(text) : [];
      return card && { card, urgent };
    },
    // "oomkilled after the deploy" is no command; "deploy v2.4, the last one was oomkilled" begins as one
    leads: (text, understood) => {
      const [ready] = detect(text);
      if (ready === undefined) return false;
      if (understood.kind === 'problem') return true;
      const { intent } = understood.inquiry;
      if (intent === 'blueprint' || intent === 'help' || ready.data.commands.includes(intent)) return true;
      const { id, name, data } = persona.get('answer', intent);
      const begins = text.trim().toLowerCase();
      return intent !== 'review' && ![id, name, ...data.says].some((say) => begins.startsWith(say.toLowerCase()));
    },
    declared: (text, understood) => {
      const intent = understood.kind === 'problem' ? understood.problem.code : understood.inquiry.intent;
      if (!/^(?:question|blueprint|unknown-command)$/.test(intent) || wordsOf(text).length > story) return undefined;
      return isRunning(text) && !isOver(text) && detect(text).length === 0 ? `incident ${text.trim()}` : undefined;
    },
    goesWrong: ({ intent }, text) => detect(text).some(({ data }) => data.commands.includes(intent)),
  };
}
