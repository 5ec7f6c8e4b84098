import { describe, expect, it } from 'vitest';
import { duration } from '../../src/quantity.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, secondsOf, section, shellOf, titlesOf, wordsIn } from './ask.ts';

const eight = [
  'deployment',
  'rollback',
  'scaling',
  'incident-response',
  'security-incident',
  'backup-restore',
  'performance',
  'maintenance',
];

const commandsOf = (name: string, place: string): string =>
  section(answerTo(`runbook ${name} for checkout on ${place}`), 'steps', 'steps')
    .steps.flatMap(shellOf)
    .join('\n');

describe('the shelf of runbooks', () => {
  it('holds the eight, each with a button', () => {
    const shelf = answerTo('runbook');
    expect(section(shelf, 'table', 'shelf').rows).toHaveLength(8);
    expect(shelf.followUps.map((one) => one.ask)).toEqual(
      expect.arrayContaining(eight.map((name) => `runbook ${name}`)),
    );
    expect(
      persona
        .of('runbook')
        .map((card) => card.id)
        .toSorted(),
    ).toEqual(eight.toSorted());
  });
});

describe.each(eight)('somebody who opens the runbook %s', (name) => {
  const answer = answerTo(`runbook ${name} for checkout on eks`);
  const { steps, seconds } = section(answer, 'steps', 'steps');

  it('knows when to open it, what to have ready, who does what, and when it is done', () => {
    for (const id of ['when', 'before', 'done'])
      expect(section(answer, 'bullets', id).groups[0]?.items.length).toBeGreaterThanOrEqual(3);
    expect(rowsOf(section(answer, 'table', 'roles')).length).toBeGreaterThanOrEqual(2);
    expect(plain(answer.title)).toContain('of checkout');
  });

  it('has steps with what to expect and what to do if it fails, and their time as a sum', () => {
    expect(steps.length).toBeGreaterThanOrEqual(5);
    expect(titlesOf(steps.filter((step) => step.what.length === 0))).toEqual([]);
    const silent = steps.filter(
      (step) => step.reads !== true && (step.expect === undefined || step.fails === undefined),
    );
    expect(titlesOf(silent)).toEqual([]);
    expect(seconds).toBe(secondsOf(steps));
    expect(plain(answer.subject.at(-1)?.value ?? [])).toMatch(
      new RegExp(`^${duration(secondsOf(steps))}, the sum of its steps(?:; |$)`, 'u'),
    );
  });

  it('has real commands, other ones on another platform', () => {
    const [onEks, onHeroku] = [commandsOf(name, 'eks'), commandsOf(name, 'heroku')];
    expect(onEks.length).toBeGreaterThan(100);
    expect(onEks).not.toBe(onHeroku);
    expect(onHeroku).toContain('heroku ');
    expect(onEks).not.toMatch(/\bheroku\b/u);
  });

  it('is found by other names too', () => {
    for (const say of persona.get('runbook', name).data.says.slice(0, 3))
      expect([say, answerTo(`runbook ${say}`).inquiry.params.runbook]).toEqual([say, name]);
  });
});

describe('somebody in a security incident', () => {
  it('preserves the evidence before anything else is touched', () => {
    const { steps } = section(answerTo('runbook security-incident for checkout on eks'), 'steps', 'steps');
    const first = steps.findIndex((step) => shellOf(step).length > 0);
    expect(titlesOf(steps)[first]).toBe('Preserve the evidence');
    const isolate = titlesOf(steps).indexOf('Isolate');
    expect(isolate).toBeGreaterThan(first);
  });
});

describe('somebody who must be back within a time', () => {
  const timeOf = (text: string): string => plain(answerTo(text).subject.at(-1)?.value ?? []);

  it('sees the sum beside the target, and when it is longer', () => {
    expect(timeOf('runbook rollback for checkout on cloud run')).toMatch(/; target 15 min \(assumed\)$/u);
    expect(timeOf('runbook backup-restore for checkout on eks')).toMatch(
      /; longer than the target of 15 min \(assumed\)$/u,
    );
    expect(timeOf('runbook scaling for checkout on eks')).toMatch(/the sum of its steps$/u);
  });
});

describe('somebody whose data is lost', () => {
  it('restores beside the live data, never over it', () => {
    const titles = titlesOf(section(answerTo('runbook backup-restore for checkout on eks'), 'steps', 'steps').steps);
    expect(titles.indexOf('Restore into a new place')).toBeLessThan(titles.indexOf('Switch'));
    expect(titles.indexOf('Stop the damage')).toBeLessThan(titles.indexOf('Restore into a new place'));
  });
});

describe('somebody who is called to an incident', () => {
  const answer = answerTo('incident checkout is returning 500s on eks');

  it('reads first who decides and what to undo', () => {
    expect(wordsIn(answer.lead)).toMatch(/^Name one person who decides, now\..*Undo that first, understand later\./u);
    expect(section(answer, 'steps', 'steps').place).toBe('first');
  });

  it('has severities, roles, words to say, and lists for the start, the handover and the review', () => {
    expect(rowsOf(section(answer, 'table', 'roles')).length).toBeGreaterThanOrEqual(3);
    expect(idsOf(answer)).toEqual(
      expect.arrayContaining([
        'severities',
        'say',
        'incident-first-minutes',
        'incident-handover',
        'incident-review',
        'after',
      ]),
    );
  });

  it('is asked in the review for an owner and a date, and for no culprit', () => {
    const review = wordsIn(section(answer, 'checklist', 'incident-review'));
    expect(review).toMatch(/owner/iu);
    expect(review).toMatch(/date|due/iu);
    expect(review).toContain('Contributing causes, none of them a person');
  });

  it('gets commands of the platform', () => {
    expect(section(answer, 'steps', 'steps').steps.flatMap(shellOf).join('\n')).toContain(
      'rollout undo deploy/checkout',
    );
  });
});
