import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * `node src/run.js main` begins `main.ts`. Node keeps what it compiles of our files beside what else one start keeps for
 * the next, so that this takes half the time. It is JavaScript because the file that begins is not kept yet: for a line
 * of TypeScript in it Node would load a whole compiler.
 */

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/devops-consultant/compiled'));
const [program] = process.argv.splice(2, 1);
await import(`./${program}.ts`);
