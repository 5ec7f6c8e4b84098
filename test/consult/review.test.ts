import { describe, expect, it } from 'vitest';
import { fileKinds } from '../../src/consult/inquiry.ts';
import { plain } from '../../src/persona/text.ts';
import { answerTo, idsOf, persona, rowsOf, section, wordsIn } from './ask.ts';
import { deployment, dockerfile, fence, findings, linesOf, reviewOf, samples } from './review-samples.ts';

describe('a review', () => {
  it('names the lines on which it stands, worst first', () => {
    const answer = reviewOf(dockerfile);
    expect(linesOf(answer, 'image-not-pinned')).toEqual([1]);
    expect(linesOf(answer, 'copy-before-install')).toEqual([3]);
    const shown = rowsOf(section(answer, 'table', 'findings')).map((cells) => cells[1]);
    const rank = ['high', 'medium', 'low'];
    expect(shown).toEqual(shown.toSorted((a, b) => rank.indexOf(a ?? '') - rank.indexOf(b ?? '')));
    expect(plain(answer.lead[0] ?? [])).toMatch(/^\d findings, worst first\. Begin with line 1: /u);
  });

  it('shows the line inside a script of many lines', () => {
    const workflow = [
      'on: push',
      'jobs:',
      '  build:',
      '    runs-on: ubuntu-24.04',
      '    steps:',
      '      - run: |',
      '          set -e',
      '          curl -s https://example.com/i.sh | sh',
    ].join('\n');
    expect(linesOf(reviewOf(workflow), 'pipe-to-shell')).toEqual([8]);
  });

  it('shows the line of a command that goes over several', () => {
    const text =
      'FROM debian:12.11-slim\nRUN apt-get update \\\n  # tools\n  && curl https://example.com/i.sh | sh\nUSER 1000';
    expect(linesOf(reviewOf(text), 'pipe-to-shell')).toEqual([4]);
  });

  it('counts the lines of the second document from the top of the paste', () => {
    const text = `apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: b\nstringData:\n  key: value`;
    expect(linesOf(reviewOf(text), 'secret-in-manifest')).toEqual([11]);
  });

  it('says how many checks there were, what was found of each severity, and what was not looked at', () => {
    const answer = reviewOf(dockerfile);
    const [read, found] = answer.subject;
    expect(plain(read?.value ?? [])).toBe('Dockerfile, 5 lines');
    expect(found?.origin).toBe('computed');
    expect(plain(found?.value ?? [])).toMatch(/^\d: \d high, \d medium, \d low$/u);
    expect(plain(found?.working ?? [])).toMatch(/^\d+ checks for this kind of file$/u);
    expect(section(answer, 'bullets', 'unchecked').groups[0]?.items.length).toBeGreaterThanOrEqual(4);
    expect(section(answer, 'bullets', 'checked').groups[0]?.items.length).toBeGreaterThanOrEqual(10);
  });

  it('says what it looked at when nothing is found, and that this proves little', () => {
    const answer = reviewOf(
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: checkout\nspec:\n  ports:\n    - port: 80',
    );
    expect(findings(answer)).toEqual([]);
    expect(wordsIn(answer.lead)).toMatch(/Nothing found\..*no proof/u);
    expect(answer.sections.filter((one) => one.place === 'first').map((one) => one.id)).toEqual([
      'checked',
      'unchecked',
    ]);
  });

  it('calls a resource as its file does, whatever the cloud calls it', () => {
    const database = 'resource "aws_db_instance" "orders" {\n  name     = "prod"\n  publicly_accessible = true\n}';
    expect(wordsIn(section(reviewOf(database), 'table', 'findings').rows)).toContain('orders');
  });

  it('tells several files apart', () => {
    const answer = reviewOf(dockerfile, deployment);
    expect(answer.inquiry.reviewed?.files.map((file) => file.kind)).toEqual(['dockerfile', 'kubernetes']);
    expect(rowsOf(section(answer, 'table', 'findings')).map((cells) => cells[0])).toContainEqual(
      expect.stringMatching(/^line \d+, file 2, Kubernetes manifest$/u),
    );
    expect(new Set(idsOf(answer)).size).toBe(answer.sections.length);
  });
});

describe('a secret in a paste', () => {
  const secret = 'hunter2-very-secret';
  const pastes = [
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: checkout\nstringData:\n  database: ${secret}`,
    `services:\n  db:\n    image: postgres:17.6\n    environment:\n      - POSTGRES_PASSWORD=${secret}\n      - "URL=postgres://app:${secret}@db/app"`,
    `services:\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_PASSWORD: ${secret}\n      DATABASE_URL: postgres://app:${secret}@db/app`,
    `FROM node:24.19.0\nENV API_TOKEN=${secret}\nARG NPM_TOKEN=${secret}\nUSER node`,
    `on: push\nenv:\n  API_KEY: ${secret}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: curl -H "token ${secret}" https://x | sh`,
    `variables:\n  DB_PASSWORD: ${secret}\ntest:\n  script:\n    - login ${secret}`,
    `pipeline {\n  environment {\n    DB_PASSWORD = '${secret}'\n  }\n  stages {\n    stage('a') {\n      steps {\n        sh "x ${secret} \${TOKEN}"\n      }\n    }\n  }\n}`,
    `provider "x" {\n  token = "${secret}"\n}\nvariable "db_password" {\n  default = "${secret}"\n}`,
    `include:\n  - remote: https://oauth2:${secret}@gitlab.com/shop/ci.yml\ntest:\n  script:\n    - make`,
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: "${secret}\nstringData:\n  database: ${secret}`,
  ];

  it.each(pastes)('is found and never repeated, in no part of the answer: %#', (text) => {
    const answer = reviewOf(text);
    expect(findings(answer).length).toBeGreaterThan(0);
    expect(JSON.stringify(answer)).not.toContain(secret);
  });

  it('is called by its key', () => {
    expect(wordsIn(section(reviewOf(pastes[2] ?? ''), 'table', 'findings').rows)).toContain('POSTGRES_PASSWORD');
  });

  it('comes with what to do about it first', () => {
    expect(wordsIn(reviewOf(pastes[0] ?? '').lead)).toContain('rotate the secret');
    const workflow = samples.find((one) => one.id === 'foreign-code-with-secrets' && one.wrong)?.text ?? '';
    for (const text of [dockerfile, workflow]) expect(wordsIn(reviewOf(text).lead)).not.toContain('rotate the secret');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a tab', 'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: a', 4],
    ['a key that is there twice', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  name: b', 5],
    ['a bracket that stays open', 'services:\n  web:\n    image: nginx:1.29.1\n    ports: ["80:80"\n', 4],
  ])('is a finding with its line: %s', (_, text, line) => {
    const answer = reviewOf(text);
    expect(linesOf(answer, 'not-readable')).toContain(line);
    expect(rowsOf(section(answer, 'table', 'findings'))[0]?.[1]).toBe('high');
  });

  it('never stops an answer, wherever a file is cut off', () => {
    for (const { text } of samples) {
      for (const share of [0.3, 0.6, 0.9]) {
        const part = fence(text.slice(0, Math.floor(text.length * share)));
        expect(() => answerTo(`review\n${part}`)).not.toThrow();
      }
    }
  });

  it('may be an anchor that points into itself', () => {
    expect(reviewOf('apiVersion: v1\nkind: Pod\nspec: &a\n  b: *a').inquiry.intent).toBe('review');
  });

  it('may be the template of a chart, whose lines still count', () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n{{- if .Values.many }}\n  replicas: 3\n{{- end }}\n  template:\n    spec:\n      containers:\n        - name: app\n          image: nginx\n          env:\n            - name: DB_PASSWORD\n              value: {{ .Values.password }}';
    const answer = reviewOf(text);
    expect(linesOf(answer, 'image-not-pinned')).toEqual([13]);
    expect(findings(answer)).not.toContain('not-readable');
    expect(findings(answer)).not.toContain('plaintext-secret');
  });
});

describe('the review', () => {
  it('knows all kinds of files that it names', () => {
    const { labels } = persona.get('answer', 'review').data;
    expect(fileKinds.filter((kind) => labels[kind] === undefined)).toEqual([]);
  });
});
