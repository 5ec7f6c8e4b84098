import type { Desk } from '../desk.ts';
import type { Intent } from '../inquiry.ts';
import { chooseStrategy, type Choice } from './choose-strategy.ts';

/** A plan will be carried out, so what its platform cannot do is out; a mere comparison rules out nothing on a guess. */
const plans: ReadonlySet<Intent> = new Set(['blueprint', 'deploy', 'rollback']);

/** The strategy for what was asked: named by the asker, or the best of those that fit. */
export const choiceFor = ({ inquiry, persona, system }: Desk): Choice =>
  chooseStrategy(persona, system, {
    strategy: inquiry.params.strategy,
    words: inquiry.words,
    here: plans.has(inquiry.intent),
  });
