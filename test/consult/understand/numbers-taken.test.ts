import { describe, expect, it } from 'vitest';
import { inquiry, problem } from './read-command.ts';

describe('somebody who types numbers', () => {
  it.each([
    ['scale web replicas 8 rps 5000 p99 200', { replicas: 8, rps: 5000, p99_ms: 200 }],
    ['scale web currently 2k rps, expecting 5k rps', { rps: 5000 }],
    ['scale web 2k rps on average, 5k rps at peak', { rps: 5000 }],
    ['scale web from 4 to 8', { replicas: 8 }],
    ['scale web 3=>9', { replicas: 9 }],
    ['scale web between 2 and 10', { replicas: 10 }],
    ['scale web down to zero', { replicas: 0 }],
    ['scale web to 150%', { growth: 1.5 }],
    ['scale web down to 40%', { growth: 0.4 }],
    ['scale web by 40%', { growth: 1.4 }],
    ['scale web 8 pods at 90% cpu', { replicas: 8 }],
    ['scale web 5k rps, $0.10 per instance hour', { rps: 5000 }],
    ['scale web 86.4M/day', { rps: 1000 }],
    ['scale web 6000 jobs/min', { rps: 100 }],
    ['slo web 99.9 with 5 deploys a week', { slo_percent: 99.9 }],
    ['slo web 99.9 burn rate 14.4', { slo_percent: 99.9 }],
    ['slo web 72 minutes of downtime over 30 days', { slo_percent: 99.8333, window_days: 30 }],
    ['incident disk 97% on web', {}],
    ['rollback 500s on web since 14:02', {}],
    ['blueprint web rto 15m rpo 5m', {}],
    ['cost 12 replicas, cpu 30%, memory 70% of web', {}],
  ])('has each number taken for what it is: %s', (text, params) => {
    expect(inquiry(text).params).toEqual({ system: 'web', ...params });
  });

  it.each([
    ['scale web +4 pods', 'replicas'],
    ['scale web by 4', 'replicas'],
    ['scale web 3 more pods', 'replicas'],
    ['add 3 pods to web', 'replicas'],
    ['remove 2 replicas from web', 'replicas'],
    ['scale web 5k', 'rps'],
    ['scale web to 99999999999999999999 rps', 'rps'],
    ['slo .999', 'slo_percent'],
    ['slo 99.9999999', 'slo_percent'],
    ['slo 40 days of downtime a month', 'slo_percent'],
    ['slo 99.9 over 400 days', 'window_days'],
    ['slo 8.76 hours per year', 'window_days'],
  ])('is told which number cannot be meant: %s', (text, field) => {
    expect(problem(text)).toMatchObject({ code: 'bad-number', field });
  });
});
