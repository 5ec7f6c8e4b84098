import { type SlackClock } from './slack-clock.ts';

export type Tier = 1 | 2 | 3 | 4 | 'post' | 'special';

/** How many at once, and how many a minute after that. */
export interface RateLimit {
  burst: number;
  perMinute: number;
}

/**
 * Slack publishes only the rates ("50+ per minute"); the bursts here are ours. A tier's burst is one minute's worth.
 * `post` is chat.postMessage, counted for each channel: one a second, after a generous burst.
 */
const RATE_LIMITS: Record<Tier, RateLimit> = {
  1: { burst: 10, perMinute: 1 },
  2: { burst: 20, perMinute: 20 },
  3: { burst: 50, perMinute: 50 },
  4: { burst: 100, perMinute: 100 },
  post: { burst: 20, perMinute: 60 },
  special: { burst: 600, perMinute: 600 },
};

export type RateLimits = 'off' | Partial<Record<Tier, RateLimit>>;

export interface RateLimiter {
  /** Counts one request; the seconds to wait when it is one too many. */
  take(tier: Tier, key: string): number | undefined;
}

export const createRateLimiter = (clock: SlackClock, limits: RateLimits = {}): RateLimiter => {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take: (tier, key) => {
      if (limits === 'off') return undefined;
      const { burst, perMinute } = limits[tier] ?? RATE_LIMITS[tier];
      const perMs = perMinute / 60_000;
      const now = clock.now();
      const bucket = buckets.get(key) ?? { left: burst, at: now };
      const left = Math.min(burst, bucket.left + (now - bucket.at) * perMs);
      const allowed = left >= 1;
      buckets.set(key, { left: allowed ? left - 1 : left, at: now });
      return allowed ? undefined : Math.max(1, Math.ceil((1 - left) / perMs / 1000));
    },
  };
};
