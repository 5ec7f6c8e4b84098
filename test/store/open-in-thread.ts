import { parentPort, workerData } from 'node:worker_threads';
import type { Database } from '../../src/store/database.ts';
import { open } from './open.ts';

/** As another process would, and at the same time. */
const store = await open(workerData as Database);
await store.check();
await store.close();
parentPort?.postMessage('open');
