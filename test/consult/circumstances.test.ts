import { describe, expect, it } from 'vitest';
import { answerTo, earlier, idsOf, persona, section, wordsIn } from './ask.ts';

const inCase = (text: string): string => wordsIn(section(answerTo(text), 'prose', 'your-case').blocks);

const exampleFor = (text: string): string => wordsIn(section(answerTo(text), 'prose', 'on-platforms').blocks);

describe('an answer in the light of what was said', () => {
  const photo = answerTo(
    "we're building a photo app on django + RDS, what ci/cd should we use, how do we split dev/staging/prod, where do we host?",
  );

  it('says in each of several answers what is different for the asker’s framework and product', () => {
    for (const part of [1, 2, 3]) {
      expect(wordsIn(section(photo, 'prose', `part-${part}`).blocks)).toContain('Photos and other uploads. ');
      expect(wordsIn(section(photo, 'prose', `rest-${part}`).blocks)).toContain('Django. ');
    }
  });

  it('says of what they run only what is asked about, and the rest below all answers', () => {
    const words =
      'We have Redis on EKS. How do certificates of our domain get renewed? How do we limit pods that eat all memory?';
    const first = (part: string): string => wordsIn(section(answerTo(words), 'prose', part).blocks);
    expect(first('part-1')).not.toContain('Kubernetes. ');
    expect(first('rest-1')).toContain('Kubernetes. ');
  });

  it('brings nothing to several questions that has a word or two in common with one of them', () => {
    const said = photo.sections.map((one) => (one.kind === 'prose' ? wordsIn(one.blocks) : '')).join(' ');
    expect(said).not.toMatch(/MinIO|Snowflake|Vector search/u);
  });

  it('keeps several answers short: the rest stands below all of them, and a button has the whole of each', () => {
    const ids = idsOf(photo);
    expect(ids.indexOf('rest-1')).toBeGreaterThan(ids.indexOf('part-3'));
    for (const one of photo.sections.filter(({ id }) => id.startsWith('part-'))) {
      expect(one.place).toBe('first');
      expect(wordsIn(one).split(/\s+/u).length).toBeLessThan(190);
    }
  });

  it('remembers behind that button what was said', () => {
    expect(idsOf(photo).filter((id) => id.startsWith('part-'))).toEqual(['part-1', 'part-2', 'part-3']);
    const [whole] = photo.followUps;
    const environments = answerTo(photo.followUps[1]?.ask ?? '');
    expect(whole?.ask).toContain('django');
    expect(wordsIn(environments.title)).toBe(persona.get('practice', 'environments').name);
    expect(wordsIn(section(environments, 'prose', 'your-case').blocks)).toContain('Django. ');
  });

  it('says it in an answer to a single question too, the product before the framework', () => {
    const said = inCase('our photo sharing site runs on django: how do we set up the ci pipeline?');
    expect(said.indexOf('Photos and other uploads.')).toBeLessThan(said.indexOf('Django.'));
  });

  it('takes nothing for granted that is merely asked about', () => {
    expect(idsOf(answerTo('should we pick django or rails for hosting our new app?'))).not.toContain('your-case');
  });

  it('puts the first steps that fit the asker in the place of the usual ones', () => {
    const text = 'istio was left to us by a contractor: should we keep the service mesh?';
    const week = wordsIn(section(answerTo(text), 'prose', 'this-week').blocks);
    expect(week).toContain('the first namespace out');
    expect(week).not.toContain('Install it in staging');
    expect(wordsIn(section(answerTo('should we get a service mesh?'), 'prose', 'this-week').blocks)).toContain(
      'Install it in staging',
    );
  });

  it('no longer goes by words that were put right since', () => {
    const few = answerTo('there are only three of us, how should we organise on-call?');
    expect(wordsIn(section(few, 'prose', 'your-case').blocks)).toContain('A team of five or fewer. ');
    const more = answerTo('we are 40 people, actually', { earlier: earlier(few) });
    expect(more.inquiry.words).toContain('three of us');
    expect(wordsIn(more.sections)).not.toContain('A team of five or fewer. ');
  });

  it('forgets what only followed from what was put right, when a reply says so', () => {
    const first = answerTo('we run a photo app on django and ECS, how should we release it?');
    const then = answerTo('it is ruby on GKE, actually', { earlier: earlier(first) });
    expect(then.known).toMatchObject({ language: 'ruby', platform: 'gke', cloud: 'gcp' });
    expect(then.known).not.toHaveProperty('framework');
  });

  it('counts people where that changes the advice', () => {
    expect(inCase('we are a team of 4, how should we organise on-call?')).toContain('A team of five or fewer. ');
    expect(idsOf(answerTo('we are a team of 40, how should we organise on-call?'))).not.toContain('your-case');
  });

  it('names the files that spoke', () => {
    expect(photo.trace.files).toContain('devops/circumstances/django.md');
  });

  it('shows no examples for another cloud than the asker’s', () => {
    const examples = exampleFor('we are on aws, where should we host our new service?');
    expect(examples).toContain('Restart=on-failure');
    expect(examples).not.toContain('gcloud');
  });

  it('shows nobody else’s CI where the asker’s is known', () => {
    const examples = exampleFor('we use gitlab ci, what should our ci/cd pipeline look like?');
    expect(examples).toContain('resource_group');
    expect(examples).not.toContain('actions/checkout');
  });
});

describe('every circumstance', () => {
  const cards = persona.of('circumstance');

  it.each(cards.map((card) => [card.id, card] as const))('%s changes at least two subjects, briefly', (_, card) => {
    expect(card.pieces.size).toBeGreaterThanOrEqual(2);
    for (const piece of card.pieces.values()) {
      const plan = piece.source.match(/^\d+\. .*$/gmu) ?? [];
      const prose = piece.source.replaceAll(/```[^]*?```|^\d+\. .*$/gmu, '');
      expect([piece.id, prose.split(/\s+/u).length <= 110]).toEqual([piece.id, true]);
      expect([piece.id, plan.length <= 3, plan.join(' ').split(/\s+/u).length <= 75]).toEqual([piece.id, true, true]);
    }
  });

  it('waits for facts that can be stated', () => {
    const known = new Map<string, Set<string>>();
    for (const { data } of persona.of('technologies')) {
      const ids = known.get(data.part) ?? new Set();
      for (const item of data.items) {
        ids.add(item.id);
        for (const [part, id] of Object.entries(item.implies)) known.set(part, (known.get(part) ?? new Set()).add(id));
      }
      known.set(data.part, ids);
    }
    const strangers = cards.flatMap((card) =>
      Object.entries(card.data.facts).flatMap(([part, ids]) =>
        ids.filter((id) => !(known.get(part)?.has(id) ?? false)).map((id) => `${card.id}: ${part} ${id}`),
      ),
    );
    expect(strangers).toEqual([]);
  });
});
