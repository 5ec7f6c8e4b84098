import { SlackRefusal, SlackUnavailable } from './trouble.ts';

/** What may be logged of an error: its kind and where it was thrown, but not its message, which may quote anything. */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof SlackUnavailable || error instanceof SlackRefusal)
    return { error: error.name, code: error.code };
  if (!(error instanceof Error)) return { error: 'not an error' };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /u.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { error: error.name, ...(code !== undefined && { code }), at: at.slice(0, 8).map((line) => line.trim()) };
}
