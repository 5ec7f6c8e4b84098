import { enableCompileCache } from 'node:module';

/** `npm start`. Node keeps what it compiles of our files, so that the next start takes half the time. */

enableCompileCache();
await import('./start.ts');
