import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answerTo, earlier, wordsIn } from './ask.ts';
import { fence, linesOf } from './review-samples.ts';

const fixtures = new URL('../fixtures/', import.meta.url);

describe('what people paste', () => {
  const bare =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: app\n      image: nginx';

  it.each([
    ['alone', bare],
    ['behind a flag', `--validate ${bare}`],
    ['behind words', `review this: ${bare}`],
    ['below words', `can you check this?\n\n${bare}`],
    ['with a remark below', `${bare}\n\nwe want to go live with it on Monday`],
    ['in a fence that Slack wrote', `\`\`\`${bare}\`\`\``],
    ['in a fence with a language', `look:\n\`\`\`yaml\n${bare}\n\`\`\`\nthanks`],
    ['with the escapes of Slack', `--validate ${bare.replace('nginx', 'nginx # &lt;pinned&gt; &amp; tested')}`],
    ['with the line ends of Windows', bare.replaceAll('\n', '\r\n')],
    ['with blanks that do not break', bare.replaceAll('  ', '\u00A0\u00A0')],
  ])('is read %s', (_, text) => {
    const answer = answerTo(text);
    expect(answer.inquiry.intent).toBe('review');
    expect(linesOf(answer, 'image-not-pinned')).toEqual([8]);
  });

  it('keeps what was said beside it and nothing of the file', () => {
    const { inquiry } = answerTo(`review this for staging --private\n${fence(bare)}`);
    expect([inquiry.words, inquiry.params.environment, inquiry.private]).toEqual([
      'review this for staging --private',
      'staging',
      true,
    ]);
  });

  it('keeps nothing of what else was pasted, whether it is a file or not', () => {
    const dockerfile = 'FROM node:24.19.0\nENV DB_PASSWORD=hunter2\nCMD ["node"]';
    const below = answerTo(`two files:\n\n${dockerfile}\n\n${bare}`);
    expect(below.inquiry.reviewed?.files.map(({ kind }) => kind)).toEqual(['dockerfile', 'kubernetes']);
    expect(below.inquiry.words).toBe('two files:');
    const beside = answerTo(`review this\n${fence('DB_PASSWORD=hunter2')}\n${fence(bare)}`);
    expect(beside.inquiry.words).toBe('review this');
  });

  it('offers to answer the question beside it', () => {
    const answer = answerTo(`how do we get zero downtime when we upgrade nodes?\n${fence(bare)}`);
    expect(answer.inquiry.intent).toBe('review');
    expect(answer.followUps.map((one) => one.ask)).toContain('how do we get zero downtime when we upgrade nodes?');
  });

  it('does not take the place of a command', () => {
    expect(answerTo(`rollback checkout to v2.3 on eks\n${fence(bare)}`).inquiry).toMatchObject({
      intent: 'rollback',
      params: { version: 'v2.3' },
    });
  });

  it('does not take the system away from a command in its thread', () => {
    const thread = { earlier: earlier(answerTo('rollback checkout to v2.3 on eks')) };
    expect(answerTo(`rollback to v2.2\n${fence(bare)}`, thread).inquiry).toMatchObject({
      intent: 'rollback',
      params: { system: 'checkout', version: 'v2.2', platform: 'eks' },
    });
  });

  it('is read in a thread, whatever was asked before', () => {
    for (const first of ['rollback checkout to v2.3 on eks', 'how do we write good dockerfiles?', 'slo 99.9']) {
      const answer = answerTo(fence(bare), { earlier: earlier(answerTo(first)) });
      expect([first, answer.inquiry.intent]).toEqual([first, 'review']);
    }
  });

  it('is said to be welcome by the word alone', () => {
    const answer = answerTo('review');
    expect(answer.inquiry.intent).toBe('review');
    expect(wordsIn(answer.lead)).toContain('Paste the file');
  });

  it.each([
    '--validate\nglobal:\n  scrape_interval: 15s\nscrape_configs:\n  - job_name: checkout',
    'review this:\nopenapi: 3.1.0\ninfo:\n  title: Checkout\npaths:\n  /healthz:',
    '--validate\n```\nversion: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n```',
  ])('is said not to be known where it is of another kind, and nothing of it counts as checked: %s', (text) => {
    const answer = answerTo(text);
    expect([answer.inquiry.intent, answer.inquiry.reviewed?.files]).toEqual(['review', []]);
    expect(wordsIn(answer.lead)).toContain('I do not know this kind of file');
  });

  it.each([
    'how do I write a good dockerfile?',
    'check this\n- the web service is slow\n- the database is at 90 %\n- what first?',
    'our Dockerfile is FROM node and then RUN npm ci, why is the build slow?',
    'what does kind: Deployment mean in apiVersion: apps/v1',
    'we have jobs: build and test\nand they are slow. what can we do?',
    'questions:\n- how do we deploy?\n- how do we roll back?',
    'our services:\n  web and api\nrun on one server, is that ok?',
    'plan:\n  script: none yet\nwe only want to know where to begin',
    'FROM the docs I read that one should RUN as non-root.\nIs that true?',
  ])('is no file only because it sounds like one: %s', (text) => {
    expect(answerTo(text).inquiry.intent).not.toBe('review');
  });

  it('is no file when it is the history of a tool', () => {
    for (const file of readdirSync(new URL('paste/', fixtures))) {
      const text = readFileSync(new URL(`paste/${file}`, fixtures), 'utf8');
      expect([file, answerTo(`rollback v2.3\n${text}`).inquiry.intent]).toEqual([file, 'rollback']);
    }
  });
});
