import { SlackUnavailable } from '../delivery/trouble.ts';

const mostAtOnce = 8;

/**
 * Shows each of them, some at a time. One that cannot be shown stands in nobody's way; when Slack takes no more for now,
 * what is left waits for the next attempt, which finds out what was shown.
 */
export async function showAll(ids: readonly string[], show: (id: string) => Promise<string>): Promise<string> {
  const failed: unknown[] = [];
  for (let at = 0; at < ids.length; at += mostAtOnce) {
    const outcomes = await Promise.allSettled(ids.slice(at, at + mostAtOnce).map(show));
    const errors = outcomes.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
    const busy = errors.find((error) => error instanceof SlackUnavailable);
    if (busy !== undefined) throw busy;
    failed.push(...errors);
  }
  if (failed.length > 0) throw failed[0];
  return `shown, ${ids.length}`;
}
