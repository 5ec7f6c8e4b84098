import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { intents } from '../../src/consult/inquiry.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, earlier, idsOf, isEmpty, persona, wordsIn } from './ask.ts';

const personas = fileURLToPath(new URL('../../personas/', import.meta.url));

interface Labelled {
  readonly text: string;
  readonly expect: { readonly intent: string; readonly params: { readonly reject?: true }; readonly reject?: true };
}

const labelled = readFileSync(new URL('../fixtures/eval/commands.dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Labelled)
  .filter((line) => line.expect.reject !== true && line.expect.params.reject !== true)
  .map((line) => line.text);

const texts = [...new Set([...persona.of('answer').flatMap((card) => card.data.examples), ...labelled])];

const answers = texts.map((text) => [text, answerTo(text)] as const);

describe('every answer', () => {
  it('covers every kind of consultation', () => {
    expect(new Set(answers.map(([, answer]) => answer.inquiry.intent))).toEqual(new Set(intents));
    expect(texts.length).toBeGreaterThan(80);
  });

  it('is the same for the same words', () => {
    for (const [text, answer] of answers) expect(answerTo(text)).toEqual(answer);
  });

  it('names the files it was made from, which exist, and the state of the persona', () => {
    const faults = answers.flatMap(([text, { trace, inquiry }]) => [
      ...(trace.files.includes(persona.get('answer', inquiry.intent).file)
        ? []
        : [`${text}: its own words are missing`]),
      ...trace.files.filter((file) => !existsSync(`${personas}${file}`)).map((file) => `${text}: ${file}`),
      ...(trace.dataVersion === persona.dataVersion ? [] : [`${text}: data version`]),
    ]);
    expect(faults).toEqual([]);
  });

  it('says for each part and each caution which file it is from, and the answer names that file', () => {
    const faults = answers.flatMap(([text, { sections, cautions, trace }]) =>
      [...sections, ...cautions]
        .map((part) => part.source.file)
        .filter((file) => !trace.files.includes(file))
        .map((file) => `${text}: ${file}`),
    );
    expect(faults).toEqual([]);
  });

  it('never asks again for what was given', () => {
    const faults = answers.flatMap(([text, { gaps, inquiry }]) =>
      gaps.filter((gap) => gap.name in inquiry.params).map((gap) => `${text}: ${gap.name}`),
    );
    expect(faults).toEqual([]);
  });

  it('holds no part without content', () => {
    const faults = answers.flatMap(([text, { sections }]) =>
      sections.filter(isEmpty).map((one) => `${text}: ${one.id}`),
    );
    expect(faults).toEqual([]);
  });

  it('holds no part twice, and nothing that only a program would say', () => {
    const faults = answers.flatMap(([text, answer]) => [
      ...(new Set(idsOf(answer)).size === answer.sections.length
        ? []
        : [`${text}: ids repeat: ${idsOf(answer).join(' ')}`]),
      ...(
        /\bundefined\b|\[object|\bNaN\b|\{\{|\{%|Infinity/u.exec(
          wordsIn([answer.title, answer.subject, answer.lead, answer.cautions]),
        ) ?? []
      ).map((found) => `${text}: ${found}`),
    ]);
    expect(faults).toEqual([]);
  });

  it('puts something into the message that everybody reads', () => {
    const bare = answers.filter(
      ([, answer]) => answer.inquiry.intent !== 'why' && !answer.sections.some((one) => one.place === 'first'),
    );
    expect(bare.map(([text]) => text)).toEqual([]);
  });

  it('marks each fact as given, assumed or computed, and what was given as given', () => {
    const labels = { Environment: 'environment', Platform: 'platform', CI: 'ci', Strategy: 'strategy' } as const;
    const facts = answers.flatMap(([text, { subject, inquiry }]) =>
      Object.entries(labels).flatMap(([label, key]) => {
        const fact = subject.find((one) => plain(one.label) === label);
        return fact === undefined
          ? []
          : [{ text, label, given: inquiry.params[key] !== undefined, origin: fact.origin }];
      }),
    );
    expect(facts.filter((one) => one.given && one.origin !== 'given')).toEqual([]);
    expect(facts.filter((one) => !one.given && one.origin === 'given' && one.label !== 'Platform')).toEqual([]);
    expect(facts.length).toBeGreaterThan(100);
  });

  it('leads on: there is something to press', () => {
    expect(answers.filter(([, answer]) => answer.followUps.length === 0).map(([text]) => text)).toEqual([]);
  });
});

describe('what is shown as an example', () => {
  it('never holds a secret', () => {
    const secret =
      /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_[A-Za-z0-9]{30,}|xox[abps]-\d|(?:password|passwd|secret|token)\s*[=:]\s*["']?[A-Za-z0-9+/]{12,}["']?\s*$/imu;
    const files = readdirSync(personas, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => secret.test(readFileSync(`${personas}${file}`, 'utf8')))).toEqual([]);
  });
});

describe('a reply in the thread', () => {
  it.each([
    ['for staging', 'environment', 'staging'],
    ['v2.2 instead', 'version', 'v2.2'],
    ['on heroku', 'platform', 'heroku'],
  ] as const)('changes what it names and keeps the rest: %s', (text, key, value) => {
    const first = answerTo('rollback checkout to v2.3 in production on eks');
    const second = answerTo(text, { earlier: earlier(first) });
    expect(second.inquiry.intent).toBe('rollback');
    expect(second.inquiry.params).toEqual({ ...first.inquiry.params, [key]: value });
  });

  it('with a flag asks the same again, with it', () => {
    const first = answerTo('rollback checkout to v2.3 on eks');
    const second = answerTo('--think', { earlier: earlier(first) });
    expect(second.inquiry.params).toEqual(first.inquiry.params);
    expect(idsOf(second)).toContain('options');
  });
});
