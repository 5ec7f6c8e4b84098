import { z } from 'zod';
import { type JsonObject } from '../json-object.ts';
import { type Tier } from '../state/rate-limiter.ts';
import { type Team } from '../state/workspace.ts';
import { type World } from '../state/world.ts';
import { SlackError } from './slack-error.ts';

export interface Caller {
  readonly world: World;
  /** The workspace of the token; the first one for methods that take no bot token. */
  readonly team: Team;
}

/** One method of the Web API. */
export interface Method {
  readonly tier: Tier;
  readonly token: 'bot' | 'app' | 'none';
  /** Any one of these scopes is enough. */
  readonly scopes: readonly string[];
  run(args: JsonObject, caller: Caller): JsonObject;
}

const complaint = (issue: z.core.$ZodIssue): string => {
  const pointer = `/${issue.path.map(String).join('/')}`;
  const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
  return missing
    ? `[ERROR] missing required field: ${String(issue.path.at(-1))} [json-pointer:/]`
    : `[ERROR] ${issue.message} [json-pointer:${pointer}]`;
};

interface Spec<Args extends z.ZodType> {
  tier: Tier;
  token?: Method['token'];
  scopes?: readonly string[];
  args: Args;
  run: (args: z.output<Args>, caller: Caller, raw: JsonObject) => JsonObject;
}

/** Declares a method: its arguments are checked before it runs. */
export const method = <Args extends z.ZodType>({
  tier,
  token = 'bot',
  scopes = [],
  args,
  run,
}: Spec<Args>): Method => ({
  tier,
  token,
  scopes,
  run: (raw, caller) => {
    const parsed = args.safeParse(raw);
    if (!parsed.success) throw new SlackError('invalid_arguments', parsed.error.issues.map(complaint));
    return run(parsed.data, caller, raw);
  },
});

/** Forms can only say `true` in words. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

export const count = z.coerce.number().int().positive();
