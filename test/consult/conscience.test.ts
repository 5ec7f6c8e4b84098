import { readdirSync, readFileSync } from 'node:fs';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Blueprint, Section, Step, Text } from '../../src/consult/blueprint.ts';
import { createConscience } from '../../src/consult/conscience.ts';
import { intents } from '../../src/consult/inquiry.ts';
import { answerTo, codeOf, persona, stepsOf } from './ask.ts';
import { asks, unreached } from './conscience-answers.ts';

const judge = createConscience(persona);
const gates = persona.of('gate').map((card) => card.id);

const found = new Map<string, string[]>();
const commands = new Set<string>();
const answered = new Set<string>();
const platforms = new Set<string>();

beforeAll(() => {
  for (const ask of asks) {
    const answer = answerTo(ask);
    answered.add(answer.inquiry.intent);
    for (const file of answer.trace.files) platforms.add(file);
    for (const step of stepsOf(answer)) for (const code of codeOf(step)) commands.add(code.text);
    for (const { rule, part, name } of judge(answer))
      found.set(rule, [...(found.get(rule) ?? []), `${ask}: ${part} ${name ?? ''}`.trim()]);
  }
}, 120_000);

describe('every answer, on every platform, with and without a controller, migrations and flags', () => {
  it('is looked at', () => {
    expect(intents.filter((intent) => !answered.has(intent))).toEqual([]);
    expect(
      persona
        .of('platform')
        .map((card) => card.file)
        .filter((file) => !platforms.has(file)),
    ).toEqual([]);
    expect(unreached).toEqual([]);
    expect(asks.length).toBeGreaterThan(600);
  });

  it.each(gates)('keeps the rule: %s', (rule) => {
    expect([...new Set(found.get(rule))]).toEqual([]);
  });
});

describe('a step that can be pasted', () => {
  const tokensIn = async (content: string): Promise<readonly string[]> => {
    const { messages } = await lintSource({
      source: { content, filePath: 'step.sh', contentType: 'text' },
      options: {
        noPhysicFilePath: true,
        config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] },
      },
    });
    return messages.map((message) => message.ruleId);
  };

  it('holds no token that the rules of secretlint know, nor does any file of the persona', async () => {
    const personas = new URL('../../personas/', import.meta.url);
    const files = readdirSync(personas, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
    const texts = [...files.map((file) => readFileSync(new URL(file, personas), 'utf8')), [...commands].join('\n')];
    expect(commands.size).toBeGreaterThan(300);
    for (const text of texts) expect(await tokensIn(text)).toEqual([]);
  });

  it.each([
    'export GITHUB_TOKEN=ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'psql postgres://app:hunter2abc@db.internal/app',
    'curl -H "PRIVATE-TOKEN: glpat-abcdefghij0123456789" https://gitlab.example.com/api/v4/user',
  ])('would be refused with one: %s', async (text) => {
    expect(await tokensIn(text)).not.toEqual([]);
  });
});

describe('every block of code in the persona, whether an answer above shows it or not', () => {
  const personas = new URL('../../personas/', import.meta.url);
  const files = readdirSync(personas, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  const blocks = files.flatMap((file) => {
    const source = readFileSync(new URL(file, personas), 'utf8');
    return [...source.matchAll(/^```(\w+)\n([^]*?)^```/gmu)].map(
      ({ 1: language = '', 2: code = '', index }): Section => ({
        kind: 'code',
        id: `${file}:${source.slice(0, index).split('\n').length}`,
        title: [],
        place: 'more',
        source: { file },
        code: { language, text: code },
      }),
    );
  });

  it('holds no secret and prints none', () => {
    expect(blocks.length).toBeGreaterThan(1000);
    expect(judge({ ...answerTo('help'), sections: blocks })).toEqual([]);
  });
});

/** The same answer with something broken in it. */
const withSections = (answer: Blueprint, change: (section: Section) => readonly Section[]): Blueprint => ({
  ...answer,
  sections: answer.sections.flatMap(change),
});

const without = (ask: string, id: string): Blueprint =>
  withSections(answerTo(ask), (section) => (section.id === id ? [] : [section]));

const withSteps = (ask: string, change: (step: Step) => readonly Step[]): Blueprint =>
  withSections(answerTo(ask), (section) =>
    section.kind === 'steps' ? [{ ...section, steps: section.steps.flatMap(change) }] : [section],
  );

/** What to do, and nothing beside it. */
const bare = ({ title, what, source }: Step): readonly Step[] => [{ title, what, source }];

const text = (words: string): Text => [{ kind: 'text', text: words }];

const deploy = 'deploy checkout v2.4 on eks';
const rollback = 'rollback checkout to v2.3 on eks';
const whole = 'blueprint checkout on eks';

const saying = (words: string): Blueprint =>
  withSteps(rollback, (step) => [{ ...step, what: [{ kind: 'paragraph', text: text(words) }] }]);

const running = (command: string): Blueprint =>
  withSteps(rollback, (step) => [{ ...step, what: [{ kind: 'code', code: { language: 'sh', text: command } }] }]);

const secrets = [
  'export DB_PASSWORD=hunter2',
  'curl -H "x" "https://example.com/?token=abcd1234"',
  'psql postgres://app:hunter2@db/app',
  'docker login registry.example.com -u ci -p hunter2',
  'mysql -u root -phunter2 shop',
  'aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLF',
  '{"api_key": "abcd1234"}',
];

const shown = [
  'kubectl -n shop get secret checkout -o yaml',
  'kubectl get secrets checkout --output=jsonpath={.data.password}',
  'kubectl -n shop exec deploy/checkout -- env',
  'env | sort',
  'printenv',
  'docker exec web env',
  'heroku config -a checkout',
  'aws secretsmanager get-secret-value --secret-id checkout/db',
  'aws ssm get-parameter --name /checkout/db --with-decryption',
  'gcloud secrets versions access latest --secret=checkout-db',
  'az keyvault secret show --vault-name shop --name db',
  'vault kv get secret/checkout',
  'docker inspect web',
  'terraform output -json',
  'aws lambda get-function-configuration --function-name checkout',
  'cat .env',
];

const fine = [
  'export DB_PASSWORD="${DB_PASSWORD:?from the secret service}"',
  'kubectl -n shop get secret checkout -o name',
  'kubectl -n shop create secret generic checkout --from-file=database=/run/secrets/db --dry-run=client',
  'heroku config:set RELEASE=v2.3 -a checkout',
  'aws secretsmanager describe-secret --secret-id checkout/db',
  'docker inspect --format "{{.State.Health.Status}}" web',
  'env PORT=8080 node .',
  'printf %s "$TOKEN" | docker login --username ci --password-stdin registry.example.com',
  'terraform output -raw endpoint > endpoint.txt',
  'gcloud auth print-access-token | docker login -u oauth2accesstoken --password-stdin https://europe-docker.pkg.dev',
];

const broken: Readonly<Record<string, readonly Blueprint[]>> = {
  automates: [
    withSteps(deploy, (step) => [{ ...step, what: [] }]),
    without('pipeline checkout', 'stages'),
    without(whole, 'pipeline'),
  ],
  observes: [without(whole, 'monitoring'), withSteps(rollback, bare), without(rollback, 'plan')],
  recovers: [
    without(whole, 'rollback'),
    without(deploy, 'back'),
    without(deploy, 'abort'),
    withSteps(rollback, bare),
    without('dr checkout', 'scenarios'),
    { ...answerTo('pipeline checkout'), sections: [] },
  ],
  'backup-and-rollback': [without(whole, 'infrastructure'), withSteps(whole, (step) => [{ ...step, what: [] }])],
  'secrets-by-service': [without(whole, 'infrastructure')],
  'alerts-act': [
    without(whole, 'alerts'),
    withSections(answerTo(whole), (section) =>
      section.id === 'alerts' && section.kind === 'table'
        ? [{ ...section, rows: section.rows.map(([name = [], fires = []]) => [name, fires, []]) }]
        : [section],
    ),
  ],
  'steps-say-repeat': [withSteps(rollback, bare)],
  'steps-say-expect': [withSteps(rollback, bare)],
  'plaintext-secret': secrets.map(running),
  'secret-shown': shown.map(running),
  'by-hand': ['Click Deploy in the console.', 'In the AWS web console, choose the last revision.'].map(saying),
  'facts-say-origin': [
    {
      ...answerTo(whole),
      subject: [{ label: text('Time'), value: text('41 min'), origin: 'computed' }],
    },
    withSections(answerTo('slo 99.9'), (section) =>
      section.kind === 'facts'
        ? [{ ...section, facts: section.facts.map(({ label, value, origin }) => ({ label, value, origin })) }]
        : [section],
    ),
  ],
  'cautions-show-a-way': (['why', 'instead'] as const).map((missing) => {
    const answer = answerTo('we ssh in and restart it after each deploy, how do we get better?');
    return { ...answer, cautions: answer.cautions.map((caution) => ({ ...caution, [missing]: [] })) };
  }),
  'gitops-pauses-first': ['argo cd', 'flux'].map((driver) =>
    withSteps(`${rollback} with ${driver}`, (step) =>
      codeOf(step).some(({ text }) => /--sync-policy (?:none|manual)|flux suspend/u.test(text)) ? [] : [step],
    ),
  ),
};

describe('each rule', () => {
  it('is shown to find what it is for', () => {
    expect(new Set(Object.keys(broken))).toEqual(new Set(gates));
  });

  it.each(Object.entries(broken).flatMap(([rule, answers]) => answers.map((answer, at) => ({ rule, at, answer }))))(
    'finds a broken answer: $rule, sample $at',
    ({ rule, answer }) => {
      expect(judge(answer).map((violation) => violation.rule)).toContain(rule);
    },
  );

  it.each(fine)('leaves alone what is well done: %s', (text) => {
    expect(judge(running(text)).map(({ rule }) => rule)).toEqual([]);
  });

  it('says why it is one', () => {
    expect(persona.of('gate').filter((card) => card.data.why === '' || card.data.sources.length === 0)).toEqual([]);
  });
});
