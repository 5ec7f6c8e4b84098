import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { Shows } from '../slack/checklists/shows.ts';
import { CannotOpen, type Seal } from './seal.ts';

export interface ReadDisplayParts {
  readonly shape: z.ZodType<Shows>;
  readonly seal: Seal;
  readonly log: Log;
}

export type ReadDisplay = (tenant: string, id: string, body: string) => Shows | undefined;

export const aboutDisplay = (tenant: string, id: string) => ['displays', tenant, id];

/** What an earlier version left and nobody can read any more is shown nowhere. */
export const createReadDisplay =
  ({ shape, seal, log }: ReadDisplayParts): ReadDisplay =>
  (tenant, id, body) => {
    try {
      return shape.parse(JSON.parse(seal.open(body, aboutDisplay(tenant, id))));
    } catch (error) {
      const { keyId } = error instanceof CannotOpen ? error : {};
      log.warn({ tenant, display: id, keyId }, 'a stored display cannot be read');
      return undefined;
    }
  };
