import type { Desk } from '../desk.ts';
import type { Intent } from '../inquiry.ts';
import { isMeant } from './is-meant.ts';
import { chooseStrategy, type Choice } from './choose-strategy.ts';

/** A plan will be carried out, so what its platform cannot do is out; a mere comparison rules out nothing on a guess. */
const plans: ReadonlySet<Intent> = new Set(['blueprint', 'deploy', 'rollback']);

/** A release with the flag service named for it goes by the flag. */
const beside = ({ inquiry, persona, system }: Desk): string | undefined =>
  inquiry.intent !== 'deploy'
    ? undefined
    : persona
        .of('strategy')
        .find(({ data }) => system.changes.some((card) => card.id === data.beside && isMeant(inquiry, card)))?.id;

/** The strategy for what was asked: named by the asker, or the best of those that fit. */
export function choiceFor(desk: Desk): Choice {
  const { inquiry, persona, system } = desk;
  return chooseStrategy(persona, system, {
    strategy: inquiry.params.strategy ?? beside(desk),
    words: inquiry.words,
    here: plans.has(inquiry.intent),
  });
}
