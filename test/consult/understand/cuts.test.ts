import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/consult/understand/asks/ask-parts.ts';

/** What of a text asks, by its grammar alone. */
const asked = (text: string): readonly string[] =>
  partsOf(text)
    .filter((part) => part.asks)
    .map((part) => part.text);

describe('a message with several questions', () => {
  it('is cut where a new question begins', () => {
    expect(asked('we run two apps. how do we deploy them, where do logs go, and who is paged at night?')).toEqual([
      'how do we deploy them',
      'where do logs go',
      'who is paged at night?',
    ]);
  });

  it('is cut at the items of a numbered list and of a list of wishes', () => {
    expect(asked('how do we (a) split the repo (b) speed up the build?')).toContain('speed up the build?');
    expect(asked('Need: daily dumps, an alert when one fails, and a restore drill.')).toHaveLength(3);
  });

  it('leaves out what is only told', () => {
    expect(asked('Our shop is slow, which makes people leave. We use MySQL.')).toEqual([]);
  });

  it('is not cut where the second half names nothing of its own, or asks whether the first is enough', () => {
    expect(asked('What do we delete in the registry and what must stay? How do we sign images?')).toHaveLength(2);
    expect(asked('What would you take instead of Jenkins and how do we migrate without a stop?')).toHaveLength(1);
    expect(asked('How do we roll out to 5% first, can that work without a mesh?')).toHaveLength(1);
    expect(asked('How do we sign images, and who may push?')).toHaveLength(2);
  });

  it('is not cut among what one wish is for', () => {
    expect(
      asked(
        'We want CI to build and sign for mac, windows and linux, auto update in stages, and a way to pull a bad version.',
      ),
    ).toEqual([
      'We want CI to build and sign for mac, windows and linux',
      'auto update in stages',
      'a way to pull a bad version.',
    ]);
  });

  it('asks nothing where it says what something is', () => {
    expect(asked('Half of it is "change management", which today is a thumbs up in Slack. How do we log?')).toEqual([
      'How do we log?',
    ]);
    expect(asked('We need a queue, which is better for us, SQS or Kafka?')).toContain(
      'which is better for us, SQS or Kafka?',
    );
  });

  it('asks nothing that others want to know', () => {
    expect(
      asked('The auditors want to see who changed what and who approved it, how do we prove that without paper?'),
    ).toHaveLength(1);
  });

  it('is cut where an occasion stands before the question, and where no question mark ends it', () => {
    expect(asked('which tests do we run, and once one fails how do we find out who broke it')).toEqual([
      'which tests do we run',
      'once one fails how do we find out who broke it',
    ]);
    expect(asked('So: how to name images, how to sign them, and who may delete them')).toHaveLength(3);
  });

  it('is cut at the items of a list, whatever stands before them', () => {
    const items = ['who restores the dumps', 'where do build logs go?', 'fewer alerts at night'];
    for (const mark of ['-', '*', '•'])
      expect(
        asked(`Small team on ECS. Could you tell us:\n${items.map((item) => `${mark} ${item}`).join('\n')}`),
      ).toEqual(items);
    expect(asked('1. split the Terraform state, is that wise? 2. who may apply')).toEqual([
      'split the Terraform state, is that wise?',
      'who may apply',
    ]);
    expect(asked('we run\n- EKS\n- Aurora\nand nothing else')).toEqual([]);
  });

  it('is cut where people leave out signs and apostrophes', () => {
    expect(asked('Redis has one node, whats the sane way out')).toEqual(['whats the sane way out']);
    expect(asked('how many replicas, is sharing a database ok, and for how long must dumps stay?')).toEqual([
      'how many replicas',
      'is sharing a database ok',
      'for how long must dumps stay?',
    ]);
    expect(asked('traffic between zones costs a fortune, why')).toEqual(['why']);
  });

  it('is cut before what is told in the middle of questions, and not before the other half of one', () => {
    expect(
      asked('how should packages be versioned, and our suite is red every third run, quarantine or delete?'),
    ).toEqual(['how should packages be versioned', 'our suite is red every third run, quarantine or delete?']);
    expect(asked('How does a model get a version, and cold start is 14 s, any cure?')).toHaveLength(2);
    expect(asked('And what belongs into the plan, who calls whom etc.')).toHaveLength(1);
    expect(
      asked(
        'need: capacity for the 9th of June, a purge that works, and a plan for the night, last time nine people restarted things',
      ),
    ).toHaveLength(3);
  });

  it('is cut behind a polite wish to be told, and not at what is only said in passing', () => {
    expect(
      asked("I wonder whether we should rent more servers, how a standby would look, and how we'd test the switch."),
    ).toHaveLength(3);
    expect(asked("I'd be glad to hear how you would tag our images and how long we keep them.")).toHaveLength(2);
    expect(asked('Since then releases have got rarer, which I think is the wrong cure.')).toEqual([]);
    expect(asked("What isn't clear to me: do we keep Puppet? who patches the rest?")).toEqual([
      'do we keep Puppet?',
      'who patches the rest?',
    ]);
    expect(asked('which approval pleases auditors and does not take nine days, and who gives it?')).toHaveLength(2);
    expect(asked('What replaces Ceph or how would you tame it, and which for whom and by when?')).toHaveLength(2);
    expect(asked('How do we split the account? If the bill gets smaller too, better still.')).toHaveLength(2);
  });

  it('is not asked by a list of troubles above its questions', () => {
    expect(
      asked('What hurts: (1) nodes come late in the rush; (2) retries pile up. What would you do for the rush?'),
    ).toEqual(['What would you do for the rush?']);
    expect(asked('Wanted\n- backups that restore\n- fewer alerts')).toEqual(['backups that restore', 'fewer alerts']);
  });

  it('is cut in the short hand of a hurry', () => {
    expect(asked('openshift, 9 teams. quotas who decides, etcd backup where')).toEqual([
      'quotas who decides',
      'etcd backup where',
    ]);
  });

  it('asks nothing with a name that begins like a question', () => {
    for (const name of ['Wholesale of tea', 'Howard Travel', 'Whatsapp bots', 'Whichever Shoes'])
      expect(asked(`${name}, Go on GKE. how do we keep staging like production?`)).toHaveLength(1);
  });

  it('goes on behind an abbreviation, and ends behind one where something new begins', () => {
    expect(asked('how do we ship the app incl. signing, e.g. for macOS, approx. once a week?')).toHaveLength(1);
    expect(asked('would it help vs. the bots?')).toEqual(['would it help vs. the bots?']);
    expect(asked('we run Redis, Kafka etc. How do we back them up? builds take 25 min. how do we cut that')).toEqual([
      'How do we back them up?',
      'how do we cut that',
    ]);
  });

  it('understands questions in the spelling of a hurry', () => {
    expect(asked('pages every night. hw do we build a fair rota? shuld we pay for it, wat would u do')).toEqual([
      'hw do we build a fair rota?',
      'shuld we pay for it',
      'wat would u do',
    ]);
  });

  it('asks nothing with what others are quoted with, with brackets, and with what nobody answers', () => {
    for (const told of [
      'My boss says "why don\u2019t we just restart it every night?"',
      'The auditor keeps asking: \u201cwho may deploy, and how do we know?\u201d',
      "Sales asked 'can we promise five nines?' in the meeting.",
      '"Where is my parcel?" asks every customer.',
      'We still run Bamboo (are we the last?).',
      'It cannot be hard. How hard can it be?',
    ])
      expect(asked(`${told} How do we rehearse a restore?`)).toEqual(['How do we rehearse a restore?']);
    expect(asked('My question is "how do we rotate keys?"')).toHaveLength(1);
    expect(asked('My boss asks whether we need a second region')).toHaveLength(1);
    expect(asked('Support asks "how do we go back?"')).toHaveLength(1);
  });

  it('keeps together what a bracket, a choice and a subject with a colon hold', () => {
    expect(asked('How do we treat our stages (laptop, test, live)?')).toHaveLength(1);
    expect(asked('Keep Nomad, ECS, or is that too much for us?')).toEqual([
      'Keep Nomad, ECS, or is that too much for us?',
    ]);
    expect(asked('how do we shrink the images, and vpn: can everybody use one account?')).toEqual([
      'shrink the images',
      'vpn: can everybody use one account?',
    ]);
  });

  it('keeps together a question and the time it is about, its other half, and what only points at it', () => {
    expect(asked('how do we patch the kiosks, when half of them sleep?')).toHaveLength(1);
    expect(asked('how do we patch the kiosks, when should that happen?')).toHaveLength(2);
    expect(asked('Do we need a second router or is that overkill for twelve people?')).toHaveLength(1);
    expect(asked('who signs off a release and how do we prove it?')).toHaveLength(1);
    expect(asked('who signs off a release and how do we undo it?')).toHaveLength(2);
  });

  it('is cut at a short question behind what somebody proposed', () => {
    expect(
      asked('how many zones are enough, and my colleague wants to pull plugs on purpose - good idea?'),
    ).toHaveLength(2);
    expect(asked("I'd rather have a button that support can press. How do we build it?")).toHaveLength(2);
  });
});
