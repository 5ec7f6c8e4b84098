import type { Consultant } from './consult/consultant.ts';

/** What the bot hears in a text, without answering it: for scripts that score the hearing. */

export const manners = ['question', 'command', 'message', 'multi'] as const;

/** Where the text stood: asked of the bot, after its command, in a channel, or several questions in one. */
export type Manner = (typeof manners)[number];

export const isManner = (name: string): name is Manner => manners.some((manner) => manner === name);

export function readAs(consultant: Consultant, text: string, manner: Manner): object {
  const understood = consultant.read(text);
  const isInquiry = understood.kind === 'inquiry';
  const command = isInquiry
    ? {
        intent: understood.inquiry.intent,
        params:
          understood.inquiry.flags.length > 0
            ? { ...understood.inquiry.params, flags: understood.inquiry.flags }
            : understood.inquiry.params,
      }
    : { intent: understood.problem.intent ?? 'help', params: {}, problem: { code: understood.problem.code } };
  if (manner === 'command')
    return { ...command, topics: [], offer: { wanted: false, confidence: 0 }, asks: [], facts: {} };
  // whoever asks a question has asked one, whatever command its words look like
  const heard = manner === 'message' ? command : { ...command, intent: 'question' };
  const { wanted, confidence, topics } = consultant.offerFor(text);
  return {
    ...heard,
    topics,
    offer: { wanted, confidence },
    asks: consultant.asks(text),
    facts: consultant.facts(text),
  };
}
