import { expect, it, onTestFinished } from 'vitest';
import { set } from '../slack/processes.ts';
import { quickest } from './as-on-reference.ts';

const withinMs = 5000;

it('SIGTERM ends a process in Socket Mode, which has just answered, with 0 within five seconds', async () => {
  const { slack, anna, channel, start } = await set(onTestFinished);
  const one = start({ SLACK_APP_TOKEN: slack.appToken });
  await one.says('in Socket Mode, because SLACK_APP_TOKEN is set');
  await slack.command({ user: anna, channel, text: 'rollback v2.3' });
  await one.says('"outcome":"rollback"');
  const stop = async (): Promise<void> => {
    one.child.kill('SIGTERM');
    expect(await one.exited()).toEqual({ code: 0, signal: null });
  };
  expect(await quickest(stop, withinMs, 1)).toBeLessThan(withinMs);
});
