import type { Logger } from '@slack/web-api';

export interface ClientParts {
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
}

/** Longer than this nobody waits for Slack's word. */
export const timeoutMs = 10_000;

/** The client's own retries could post twice and hold everything up: the journal tries again, after looking. */
export const clientOptions = ({ apiUrl, logger }: ClientParts) => ({
  ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
  logger,
  timeout: timeoutMs,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
});
