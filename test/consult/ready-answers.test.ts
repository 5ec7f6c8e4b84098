import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../src/render/markdown/to-markdown.ts';
import { toMessages } from '../../src/render/slack/to-messages.ts';
import { toTerminal } from '../../src/render/terminal/to-terminal.ts';
import { stringsIn } from '../render/strings-in.ts';
import { createConscience } from '../../src/consult/conscience.ts';
import { answerTo, idsOf, persona, section, wordsIn } from './ask.ts';

const first = (text: string): string => wordsIn(answerTo(text).lead[0] ?? []);

describe('somebody in trouble', () => {
  it.each([
    ['certificate expired in prod!!!', 'renew it, and reload what serves it'],
    ['accidentally dropped the users table in production', 'Stop the writes'],
    ['somebody deleted the data of the production database, help', 'Stop the writes'],
    ['pushed our AWS keys to a public repo', 'Revoke the key now'],
    ['our pods are being OOMKilled', 'Roll it back first'],
    ['we discovered an old stripe token in a commit from last year', 'Revoke the key now'],
    ["my colleague's macbook was nicked at the conference", "End its owner's sessions now"],
    ['I left my work notebook on the train, it had the kubeconfig', "End its owner's sessions now"],
    ['we got hacked i think, weird processes on a vm. steps?', 'Cut it off the network, leave it running'],
    ['prod db got dropped by a terraform apply!! we have snapshots from 3am. what now', 'Stop the writes'],
    ["can't ssh into prod box anymore, key rejected", 'Close no session that still works'],
    ['postgres replication slot eats the disk', 'Make the disk larger'],
    ['disk full on the database server', 'Make the disk larger'],
    ['kafka lag grows since the deploy, roll back or scale?', 'Roll the consumer back'],
    ['dns is broken, no name of ours resolves', 'Find the layer first'],
    ['FATAL: too many connections for role app', 'See who holds the connections'],
    ['we get 502s since the last release', 'Roll back now'],
    ['eu-west-1 is down', 'Confirm that it is them'],
    ['a config change broke checkout', 'Put the old value back now'],
    ['we are locked out of the cluster', 'Close no session that still works'],
    ['delete all pods in prod quickly', 'Do not delete them all at once'],
    ['rollback failed: timed out waiting for the condition', 'Do not run it again yet'],
    ['is it safe to run helm rollback under argo cd', 'No.'],
    ['vault is sealed after a restart and everything is down', 'It is locked, not broken'],
    ['github is down and we have to roll back now', 'What runs goes on running'],
  ])('is first told what to do: %s', (text, lead) => {
    expect(first(text)).toContain(lead);
    const answer = answerTo(text);
    expect(answer.inquiry.intent).toBe('question');
    expect(idsOf(answer).slice(0, 2)).toEqual(['now', 'then']);
    expect(section(answer, 'prose', 'now').place).toBe('first');
  });

  it.each([
    ['a stripe key was committed to our repository', 'aws iam'],
    ['our staging key leaked, we run on gcp', 'aws iam'],
    ['we are locked out of the cluster on azure', 'aws eks'],
    ['somebody dropped the production database, we are on azure', 'aws rds'],
  ])('reads no command of a cloud they do not run on: %s', (text, command) => {
    expect(toMarkdown(answerTo(text))).not.toContain(command);
  });

  it('finds the commands of their own cloud', () => {
    expect(toMarkdown(answerTo('someone pushed an aws access key to github'))).toContain('aws iam update-access-key');
    expect(toMarkdown(answerTo('we are locked out of the cluster on azure'))).toContain(
      'az aks get-credentials --admin',
    );
  });

  it.each([
    'our harbor registry disk is full, which images may go',
    'self-hosted github runners run out of disk',
    'the vertical pod autoscaler keeps restarting our pods',
    'lambda opens too many connections to postgres',
  ])('is not told of another fault that sounds alike: %s', (text) => {
    expect(idsOf(answerTo(text))).not.toContain('now');
  });

  it('finds what is said in general behind that, and nothing else in front', () => {
    const answer = answerTo('certificate expired in prod!!!');
    const places = answer.sections.map(({ id, place }) => `${place} ${id}`);
    expect(places.filter((one) => one.startsWith('first'))).toEqual(['first now', 'first then']);
    expect(places).toContain('more usually');
    expect(places).toContain('more this-week');
  });

  it('reads no more of the practice than that, and finds the rest behind a button', () => {
    const answer = answerTo('certificate expired in prod!!!');
    expect(idsOf(answer)).not.toContain('costs');
    expect(answer.followUps[0]?.ask).toContain('about networking-loadbalancing:');
  });

  it.each(persona.of('ready-answer').map((card) => [card.id, card] as const))(
    'is told nothing that our own rules forbid: %s',
    (_, card) => {
      const said = card.data.detect.map((phrase) => phrase.replaceAll(/\|\S+/gu, '').replaceAll('…', '').trim());
      const found = said.map((one) => answerTo(`${one} .`)).find((answer) => wordsIn(answer.title) === card.name);
      expect(found).toBeDefined();
      expect(found === undefined ? [] : createConscience(persona)(found)).toEqual([]);
    },
  );
});

describe('somebody who wants to know before it burns', () => {
  it.each([
    'how do we prevent certificates from expiring?',
    'how to alert before a disk is full?',
    'how do we prevent people from accidentally dropping tables?',
    'what would happen if we deleted the production database?',
    'how do we keep developers from pushing secrets to git?',
    'how do we survive when a region is down?',
    'how do we prepare for ransomware?',
    'our logs fill the disk every week, how do we rotate them',
    'npm package we use was compromised',
    'pods get OOMKilled at 512Mi but heap of the jvm is set to 400m',
    'cloudfront serves the old js bundle after deploy, users get chunk load errors',
    'how can we find tokens in the history of our repositories?',
    'what would happen if a laptop with production access was stolen?',
  ])('gets the general answer: %s', (text) => {
    expect(idsOf(answerTo(text))).not.toContain('now');
  });

  it.each([
    'The certificate of our API expired in May. How do we find out earlier? And how do we write the postmortem?',
    'Containers of ours are OOMKilled every few days since Node 22. What should the limits be? How do we hunt down the leak?',
    'We are four people with a marketplace for used bicycles, and it grows by a quarter each month, 60k visitors a day is what we have right now. Five weeks ago a Stripe secret got committed to a public repo, and we changed everything at night. A migration by hand locked the listings table for six minutes as well. How do we get schema changes through review? What should catch a secret before it leaves a laptop?',
    'Two of us run a booking tool for dog groomers, PHP on three small virtual machines in Gravelines with a PostgreSQL of their own. We hardly ever touch it. Every Monday at eight, when all of them plan their week, people tell us it is broken, and the log is full of FATAL: too many connections. The hoster wants twice the money for a larger machine. What do we do about the connections? And what should we monitor on the three machines?',
  ])('gets each of several questions answered: %s', (text) => {
    expect(idsOf(answerTo(text)).filter((id) => id.startsWith('part-')).length).toBeGreaterThan(0);
    expect(idsOf(answerTo(text))).not.toContain('now');
  });

  it('is told what to do first all the same where it burns now', () => {
    const text =
      'Containers of ours are OOMKilled and checkout is down right now. What should the limits be? How do we hunt down the leak?';
    expect(idsOf(answerTo(text)).slice(0, 2)).toEqual(['now', 'then']);
  });

  it('gets the command that the words begin with', () => {
    expect(answerTo('rollback checkout to v2.3, 5xx since the deploy').inquiry.intent).toBe('rollback');
  });
});

it('counts on after the commands between two steps, wherever it is read', () => {
  const answer = answerTo('accidentally dropped the users table in production');
  const pages = [
    toTerminal(answer, { width: 100, colour: false }),
    toMarkdown(answer),
    [toMessages(answer).root, ...toMessages(answer).replies].flatMap(({ blocks }) => stringsIn(blocks)).join('\n'),
  ];
  for (const page of pages) expect(page).toMatch(/\b4\. /u);
});
