import { openConsultant } from './open-consultant.ts';
import { learnNow } from './slack/answering/learn-now.ts';

/** `npm ci` ends with this, and so does the making of an image: what is read, learnt and compiled here no start has to wait for. */

learnNow(openConsultant());
await Promise.all([import('./serve.ts'), import('./play.ts'), import('./terminal.ts')]);
