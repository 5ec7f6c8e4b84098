import { describe, expect, it } from 'vitest';
import { plain } from '../../src/persona/text.ts';
import { answerTo, codeOf, idsOf, persona, section, wordsIn } from './ask.ts';

const focuses = Object.keys(persona.identity.data.focus);

describe('a question in people’s own words', () => {
  const answer = answerTo('how do we split dev, staging and production?');

  it('gets a default, what to do this week, when not, signals, mistakes, the trade-off and the reason', () => {
    expect(plain(answer.title)).toBe(persona.get('practice', 'environments').name);
    expect(answer.lead.length).toBeGreaterThanOrEqual(2);
    expect(idsOf(answer)).toEqual(
      expect.arrayContaining(['this-week', 'unless', 'signals', 'mistakes', 'trade-off', 'why']),
    );
  });

  it('is told how it was read, and has buttons for what else it may have meant', () => {
    expect(wordsIn(answer.lead)).toContain('I read your question as environments.');
    expect(answer.followUps.length).toBeGreaterThanOrEqual(2);
  });

  it('is told which priorities of the persona speak for the answer', () => {
    const { priorities } = persona.get('practice', 'environments').data;
    expect(section(answer, 'bullets', 'why').groups[0]?.items).toHaveLength(priorities.length);
  });

  it('gets no comparison of strategies unless it names two of them', () => {
    expect(idsOf(answer)).not.toContain('options');
    expect(idsOf(answerTo('blue-green or canary for our api?'))[0]).toBe('options');
  });
});

describe('several questions in one message', () => {
  const text =
    'We run a shop on Kubernetes with Argo CD and GitLab CI, nothing is cabled by hand. How do we set up alerting? How do we back up the database?';
  const answer = answerTo(text);

  it('are each repeated above their answer, so that their author sees how they were read', () => {
    expect(wordsIn(section(answer, 'prose', 'part-1').blocks)).toContain('“How do we set up alerting?”');
    expect(wordsIn(section(answer, 'prose', 'part-2').blocks)).toContain('“How do we back up the database?”');
  });

  it('bring neither the manual of a tool nor a comparison of strategies that nobody asked for', () => {
    expect(idsOf(answer).filter((id) => id.startsWith('tool-') || id === 'options')).toEqual([]);
  });

  it('come back unanswered where one of them is not clear, and the others are answered', () => {
    const odd = answerTo('How do we set up alerting? How do we back up the database? Where do we plant the roses?');
    expect(wordsIn(odd.lead)).toContain('Not clear to me: “Where do we plant the roses?”');
    expect(idsOf(odd).filter((id) => id.startsWith('part-'))).toEqual(['part-1', 'part-2']);
  });

  it('are handed back where one has no matter, and dropped where it only asks for anything', () => {
    const told = 'How do we set up alerting? How do we back up the database?';
    const long = answerTo(`${told} And how do we make sure that no one of us can ever do this again at all?`);
    expect(wordsIn(long.lead)).toContain('Not clear to me: “how do we make sure that no one of us can ever do this');
    expect(wordsIn(answerTo(`${told} Any ideas?`).lead)).not.toContain('Not clear');
  });

  it('are answered up to five, and the others named', () => {
    const asks = [
      'How do we set up alerting?',
      'How do we back up the database?',
      'How do we write a postmortem?',
      'How do we cut the cloud bill?',
      'How do we rotate secrets?',
      'How do we sign our container images?',
      'Which tool for tracing?',
    ];
    const many = answerTo(asks.join(' '));
    expect(idsOf(many).filter((id) => id.startsWith('part-'))).toHaveLength(5);
    const said = wordsIn([...many.lead, ...many.sections.flatMap((one) => (one.kind === 'prose' ? one.blocks : []))]);
    for (const ask of asks) expect(said).toContain(ask.replace(/\?$/u, ''));
    expect(wordsIn(many.lead)).toContain('Left out here');
  });

  it('are met with what they could mean where that is not sure, and with how the nearest answers begin', () => {
    const vague = answerTo(
      'We run a shop on Kubernetes. How do we set up alerting? Who begins, and what does he need? How do we back up the database?',
    );
    const open = section(vague, 'prose', 'part-2');
    expect(plain(open.title)).toContain('Not clear yet');
    expect(wordsIn(open.blocks).split(' ').length).toBeLessThan(170);
    expect(wordsIn(open.blocks)).toContain('This could be about');
    const pressed = vague.followUps.map(({ label }) => plain(label).toLowerCase());
    const named = persona
      .of('practice')
      .filter(({ name }) => wordsIn(open.blocks).toLowerCase().includes(name.toLowerCase()));
    expect(named.length).toBeGreaterThan(1);
    for (const { name } of named) expect(pressed).toContain(name.toLowerCase());
    const whole = wordsIn(section(vague, 'prose', 'rest-2').blocks);
    for (const block of open.blocks)
      for (const item of block.kind === 'list' ? block.items : [])
        expect(whole).toContain(plain(item).replace(/ …$/u, ''));
    expect(wordsIn(vague.lead)).toMatch(
      /in the order you raised them: Alerting, one that is not clear yet, Disaster recovery and backup\./u,
    );
  });

  it('are answered by the section that they point to where they ask about a subject as a whole', () => {
    const platform = answerTo(
      'Our platform team is new. How do we start a developer platform for 30 teams? How do we know it works? And how do we back up PostgreSQL?',
    );
    const words = wordsIn(section(platform, 'prose', 'part-1').blocks);
    expect(words).toMatch(/“How do we know it works\?”\s+Signals that it works/u);
  });

  it('are answered from another side of the same subject where they only point to that', () => {
    const flags = answerTo(
      'We run a shop on Kubernetes. How do we start with feature flags? What can go wrong? Is it worth it? And how do we back up the database?',
    );
    const words = wordsIn(section(flags, 'prose', 'part-1').blocks);
    expect(words).toMatch(/“What can go wrong\?”\s+Usual mistakes/u);
    expect(words).toMatch(/“Is it worth it\?”\s+\S/u);
    expect(plain(section(flags, 'prose', 'part-2').title)).toContain('Disaster recovery');
  });

  it.each([
    'How do we write a runbook? What does it cost us? How do we back up the database?',
    'We are on Heroku. Is Heroku Postgres good enough? Should we go managed elsewhere? How do we cut the cloud bill?',
    'How do we start a developer platform? Should we keep the one we have? How do we know it works? Which tool for tracing?',
  ])('never stand without anything below them: %s', (letter) => {
    const parts = answerTo(letter).sections.flatMap((one) =>
      one.kind === 'prose' && one.id.startsWith('part-') ? [one.blocks] : [],
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const blocks of parts) expect(wordsIn(blocks.slice(-1))).not.toMatch(/^“[^”]*”$/u);
  });

  it('bring the manual of a tool that one of them asks about', () => {
    const asked = answerTo('How do we set up alerting? How do we pause Argo CD during a rollback?');
    expect(idsOf(asked)).toContain('tool-argo-cd-pause');
  });
});

describe('somebody who names a tool', () => {
  it.each(persona.of('tool').map((card) => [card.name, card] as const))(
    'sees the commands and the traps of %s',
    (name, card) => {
      const answer = answerTo(`ask what should I know about ${name}?`);
      expect(section(answer, 'steps', `tool-${card.id}-commands`).steps.flatMap(codeOf).length).toBeGreaterThan(0);
      expect(idsOf(answer)).toContain(`tool-${card.id}-traps`);
      expect(answer.trace.files).toContain(card.file);
    },
  );

  it.each([
    ['puppet', 'puppet agent --disable'],
    ['chef', 'chef-client'],
    ['saltstack', 'salt'],
    ['ansible', 'ansible'],
  ])('learns how to pause the agent of %s', (tool, command) => {
    const answer = answerTo(`how do we pause ${tool} during a rollback?`);
    const pause = section(answer, 'steps', `tool-${tool}-pause`).steps.flatMap(codeOf);
    expect(pause.map((code) => code.text).join('\n')).toContain(command);
  });

  it.each([
    'ansible',
    'chef',
    'puppet',
    'saltstack',
    'terraform',
    'opentofu',
    'pulumi',
    'cloudformation',
    'cdk',
    'crossplane',
    'argo-cd',
    'flux',
  ])('learns how to see drift with %s', (tool) => {
    const answer = answerTo(`how do we find drift with ${persona.get('tool', tool).name}?`);
    expect(idsOf(answer)).toContain(`tool-${tool}-drift`);
  });

  it.each(['istio', 'linkerd'])('splits traffic with %s in shares that make the whole', (mesh) => {
    const text = wordsIn(
      section(answerTo(`how do we split traffic with ${mesh}?`), 'prose', `tool-${mesh}-traffic-split`),
    );
    expect(text).toContain('Weights add up to 100');
  });
});

describe('advice that must not get lost', () => {
  it.each([
    ['how do we run a chaos experiment?', 'Abort if'],
    ['circuit breaker with outlier detection, which numbers?', 'consecutive'],
    ['how long do we keep images, and by tag or digest?', 'digest'],
    ['terraform state and modules, how do we begin?', 'state'],
    ['how do we plan backups and restores, RPO and RTO?', 'restore'],
  ])('is in the answer to "%s"', (text, words) => {
    const answer = answerTo(`ask ${text}`);
    expect(idsOf(answer)).toContain('this-week');
    expect(JSON.stringify(answer.sections).toLowerCase()).toContain(words.toLowerCase());
  });
});

describe('what the bot knows', () => {
  it('belongs to one of the seven areas it looks at, each of which it can speak to', () => {
    expect(focuses).toHaveLength(7);
    const practices = persona.of('practice').flatMap((card) => card.data.focus);
    expect(focuses.filter((focus) => !practices.some((one) => one === focus))).toEqual([]);
    expect(persona.of('rule').filter((card) => !focuses.includes(card.data.focus))).toEqual([]);
  });

  it.each([
    'ci takes 45 minutes',
    'the build takes 40 minutes',
    'bazel monorepo, go, buildkite. builds take 40 min, how do we make them faster?',
  ])('is found by a plain complaint: %s', (text) => {
    expect(wordsIn(answerTo(text).title)).toBe(persona.get('practice', 'build-optimization').name);
  });

  it('is asked for once by reasons and a verdict that is wanted', () => {
    const answer = answerTo('jenkins is slow, 200 jobs, everyone wants github actions. worth it?');
    expect(wordsIn(answer.title)).toBe(persona.get('practice', 'ci-pipeline').name);
    expect(idsOf(answer).filter((id) => id.startsWith('part-'))).toEqual([]);
    expect(wordsIn(answer.lead[0] ?? [])).toContain('Which product for CI');
  });

  it('is found by the questions it was written for', () => {
    const asked = persona
      .of('practice')
      .flatMap((card) => card.data.asks.slice(0, 2).map((ask) => [card.id, ask] as const));
    const lost = asked.filter(([id, ask]) => {
      const answer = answerTo(`ask ${ask}`);
      return (
        answer.inquiry.intent !== 'question' ||
        !idsOf(answer).includes('this-week') ||
        !answer.trace.files.includes(persona.get('practice', id).file)
      );
    });
    expect(asked.length).toBeGreaterThanOrEqual(60);
    expect(lost.length / asked.length).toBeLessThan(0.1);
  });
});
