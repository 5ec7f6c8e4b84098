import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Consultant } from '../../consult/consultant.ts';
import { systemId } from '../../consult/systems/record.ts';
import { migrationKinds } from '../../consult/systems/release.ts';
import { isSafeVersion } from '../../consult/understand/command/versions.ts';
import type { Log } from '../../log.ts';
import { jsonText } from '../json-text.ts';
import type { Store } from '../store.ts';
import type { SecretOf } from './hook-secret.ts';
import { findSystem } from '../systems/find-system.ts';
import { isSigned } from './signed-body.ts';

export interface ReleaseHookParts {
  readonly secretOf: SecretOf;
  readonly conceal: Consultant['conceal'];
  readonly store: Pick<Store, 'systems' | 'releases'>;
  /** Whose systems are meant where nobody says; undefined while we have not met the workspace. */
  readonly tenant: () => string | undefined;
  readonly now: () => number;
  readonly log: Log;
}

/** Who told it, to whoever asks later. */
const pipeline = 'pipeline';

const mostBytes = 16_384;

const told = z.object({
  /** The same release told twice has the same one, such as the number of the pipeline's run. */
  id: z.string().min(1).max(200).exactOptional(),
  system: z.string().min(1).max(80),
  version: z.string().refine(isSafeVersion, 'a version such as v2.4.0'),
  at: z.iso.datetime({ offset: true, error: 'a time such as 2026-11-21T16:00:00Z' }).exactOptional(),
  migrations: z.enum(migrationKinds).exactOptional(),
  tenant: z.string().min(1).max(40).exactOptional(),
});

/** Read before the signature is: it says whose secret made it. */
const whose = jsonText.pipe(told.pick({ tenant: true }));

/** Undefined when it is longer than anything that is meant for us. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = Buffer.from(z.instanceof(Uint8Array).parse(chunk));
    length += bytes.length;
    if (length > mostBytes) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

type Answer = readonly [status: number, body: Readonly<Record<string, unknown>>];

/** `POST /hooks/release`: a pipeline tells what it has brought live. */
export function createReleaseHook({ secretOf, conceal, store, tenant: ours, now, log }: ReleaseHookParts) {
  const answer = async ({
    headers,
    ...request
  }: {
    headers: IncomingMessage['headers'];
    body: Buffer;
  }): Promise<Answer> => {
    const { body } = request;
    const timestamp = one(headers['x-timestamp']);
    const signature = one(headers['x-signature']);
    const json = body.toString('utf8');
    const secret = secretOf(whose.safeParse(json).data?.tenant);
    if (!isSigned({ body, timestamp, signature, secret, now: now() })) return [401, { error: 'unauthorized' }];
    const read = jsonText.pipe(told).safeParse(json);
    if (!read.success) {
      const errors = read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
      return [400, { error: errors.join('; ') }];
    }
    const { id, system: name, version, at, migrations, tenant = ours() } = read.data;
    const words = [id, name, version].join('\n');
    if (conceal(words).kinds.length > 0)
      return [400, { error: 'body: it holds a credential, and nothing of it was kept' }];
    if (tenant === undefined) return [503, { error: 'not ready' }];
    const system = await findSystem(store.systems, tenant, systemId(name));
    if (system === undefined) return [404, { error: `no system of that name is known: ${name}` }];
    const known = {
      id: `hook:${id ?? createHash('sha256').update(body).digest('hex')}`,
      version,
      at: at === undefined ? now() : Date.parse(at),
      ...(migrations && { migrations }),
    };
    const isNew = await store.releases.record(tenant, system.id, known, { person: pipeline, at: now() });
    log.info({ tenant, system: system.id, outcome: isNew ? 'recorded' : 'known already' }, 'release told');
    return [200, { outcome: isNew ? 'recorded' : 'known already' }];
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const [status, said] =
      body === undefined ? ([413, { error: 'too long' }] as const) : await answer({ headers: request.headers, body });
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(said)}\n`);
  };
}
