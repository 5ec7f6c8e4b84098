import { enableCompileCache } from 'node:module';

/** `npm run -s ask`. Node keeps what it compiles of our files, so that the next question starts in half the time. */

enableCompileCache();
await import('./ask.ts');
