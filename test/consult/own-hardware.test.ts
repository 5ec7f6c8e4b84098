import { describe, expect, it } from 'vitest';
import { answerTo, wordsIn } from './ask.ts';

const lead = (text: string): string => {
  const [first] = answerTo(text).lead;
  return wordsIn(first ?? []);
};

describe('somebody with servers of their own', () => {
  it.each([
    ['all jobs fail, the service account is locked', 'A service account is locked out'],
    ['mssql: writes fail, transaction log is full', 'SQL Server: the transaction log is full'],
    ['one replica of our always on group is suspended', 'SQL Server availability group'],
    ['two vms are paused, vmware datastore is full', 'VMware datastore is full'],
    ['ibm mq says 2053, queue full', 'IBM MQ: a queue is full'],
    ['activemq restarted and orders are lost', 'ActiveMQ lost messages'],
    ['nfs hangs on every server', 'An NFS mount hangs'],
    ['c: is full of iis logs', 'IIS logs have filled drive C'],
    ['our change advisory board wants two weeks notice', 'Change advisory board approval'],
    ['how do we patch 200 windows servers', 'Windows updates on many servers'],
    ['everybody has full control on the file server', 'File shares where everyone has full control'],
    ['leave websphere, but for what?', 'From WebSphere to Tomcat'],
    ['half of our rhel servers are eol', 'Move many servers off an end-of-life operating system'],
  ])('is told what to do: %s', (text, answer) => {
    expect(lead(text)).toContain(answer);
  });

  it('is not told how to get into a locked cluster when a service account is locked', () => {
    expect(wordsIn(answerTo('the service account of the import is locked out').title)).not.toContain('Locked out');
  });

  it.each([
    [
      'Queue depth on one IBM MQ queue is at maximum and the putting application gets 2053 MQRC_Q_FULL. What should I check first?',
      'IBM MQ: a queue is full',
    ],
    [
      'We run TFS 2017 on premises with XAML builds and 15 years of TFVC history. How would you move to Azure DevOps Server 2022?',
      'From TFS or an old Azure DevOps Server',
    ],
  ])('is understood by what is told where the question itself says little: %s', (text, answer) => {
    expect(lead(text)).toContain(answer);
  });
});
