import { writeFileSync } from 'node:fs';
import { answerLessonsOf } from '../src/consult/pieces/answer-lessons.ts';
import { openPersona } from '../src/open-consultant.ts';
import { meaningsFile } from '../src/word-meanings.ts';
import { learnMeanings, thorough } from './learn-meanings.ts';

/** `npm run -s meanings`: learns anew what words mean, after many answers were written. It takes twenty minutes. */

const { words, numbers } = learnMeanings(answerLessonsOf(openPersona()), thorough, (step, surprise) => {
  if (step % 25 === 0) console.log(`step ${step}: ${surprise.toFixed(3)}`);
});
writeFileSync(meaningsFile, Buffer.concat([Buffer.from(`${words.join(' ')}\n`), Buffer.from(numbers.buffer)]));
console.log(`${words.length} words`);
