import { deploy } from './phrasings/deploy.ts';
import { design } from './phrasings/design.ts';
import { operations } from './phrasings/operations.ts';
import type { Phrasing } from './phrasings/phrasing.ts';
import { rejects } from './phrasings/rejects.ts';
import { rollback } from './phrasings/rollback.ts';
import { sizing } from './phrasings/sizing.ts';
import { talk } from './phrasings/talk.ts';

/** Everything people may ask the bot for, said in many ways. */
export const phrasings: readonly Phrasing[] = [
  ...rollback,
  ...rejects,
  ...deploy,
  ...sizing,
  ...design,
  ...operations,
  ...talk,
];
