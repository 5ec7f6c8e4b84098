import { describe, expect, it } from 'vitest';
import { answerTo, wordsIn } from './ask.ts';

const said = (text: string): readonly string[] => {
  const { title, lead } = answerTo(text);
  return [wordsIn(title), wordsIn(lead[0] ?? [])];
};

describe('somebody who writes in a hurry', () => {
  it.each([
    ['do we need a staging env at all?', 'do we need a staging environment at all?'],
    ['who may access the prod db', 'who may access the production database'],
    ['how do we rotate db creds', 'how do we rotate database credentials'],
    ['which perms does a dev in the k8s cluster need', 'which permissions does a dev in the kubernetes cluster need'],
    ['mongo is slow', 'mongodb is slow'],
    ['how do we prepare for soc2', 'how do we prepare for soc 2'],
  ])('gets the same as one who has time: %s', (short, long) => {
    expect(said(short)).toEqual(said(long));
  });

  it.each([
    ['who approves infrastucture changes', 'who approves infrastructure changes'],
    ['how do we rotate database credentails', 'how do we rotate database credentials'],
    ['how do we handle intermitent test failures', 'how do we handle intermittent test failures'],
    ['what belongs into a rollbakc plan', 'what belongs into a rollback plan'],
  ])('is understood in spite of a slip: %s', (slip, meant) => {
    expect(said(slip)).toEqual(said(meant));
  });

  it('finds what is asked, not what has the name of a tool in common', () => {
    expect(said('we use launchdarkly with 140 flags and nobody knows which are dead')[1]).toContain(
      'Hundreds of flags',
    );
    expect(said('how often should we test restoring backups, aurora + s3')[1]).toContain('How to test backups');
    expect(said('canary on kubernetes w/o service mesh, possible?')[1]).toContain('A simple canary on Kubernetes');
  });
});
