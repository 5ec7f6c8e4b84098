import { describe, expect, it } from 'vitest';
import { answerTo, consultant, earlier, wordsIn } from './ask.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const long = 'abcdefghij0123456789ABCDEFGHIJ';
const tokens = [
  ['ghp', long].join('_'),
  ['gho', long].join('_'),
  ['github', 'pat', long].join('_'),
  ['glpat', long].join('-'),
  ['xoxb', '12345678', long].join('-'),
  ['AKIA', 'IOSFODNN7EXAMPL2'].join(''),
  ['sk', 'live', long].join('_'),
  ['eyJhbGciOiJIUzI1NiJ9', long, long].join('.'),
  ['npm', long].join('_'),
  ['hf', long].join('_'),
  ['AIza', long].join(''),
  ['-----BEGIN RSA PRIVATE', `KEY-----\n${long}\n-----END RSA PRIVATE KEY-----`].join(' '),
];
const shown = (text: string): string => JSON.stringify(answerTo(text));
const warning = (text: string): string => wordsIn(consultant.credentialsShown(consultant.conceal(text).kinds).blocks);
const caution = 'There was a credential in your message: ';

describe('a credential in a question', () => {
  it.each(tokens)('is repeated nowhere, and its author is told what to do: %s', (token) => {
    const text = `how do we rotate ${token} in github actions?`;
    for (const line of token.split('\n')) expect(shown(text) + warning(text)).not.toContain(line);
    expect(warning(text)).toContain(caution);
  });

  it.each([
    ['as a value', 'checkout password=hunter2secret on eks'],
    ['in an address', 'postgres://admin:hunter2secret@db.internal:5432/shop is refusing connections'],
    ['in a sentence', 'the password is hunter2secret, where should we store it?'],
    ['in a line of a file', 'where do we keep this in kubernetes?\nDB_PASSWORD: hunter2secret'],
    ['in an option', 'why does docker login --password hunter2secret fail in ci?'],
    ['behind the letter of an option', 'why does docker login -u ci -p hunter2secret fail in ci?'],
    ['behind a user', 'why does curl -u admin:hunter2secret https://api.example.com time out in our pipeline?'],
    ['as some key', 'PAYMENT_KEY=hunter2secret is in our env file, where should we keep it?'],
    ['in the list of variables', 'why is this env unset in kubernetes?\n- name: DB_TOKEN\n  value: hunter2secret'],
    ['behind a flag', '--think pwd=hunter2secret how do we do secrets management?'],
  ])('goes %s too, also out of what to ask next', (_, text) => {
    expect(shown(text)).not.toContain('hunter2secret');
    expect(warning(text)).toContain(caution);
  });

  it('is not taken for the name of a system', () => {
    const answer = answerTo(`rollback ${tokens[0]} to v2.3`);
    expect(wordsIn(answer.title)).toBe('Roll back to v2.3');
    expect(warning(`rollback ${tokens[0]} to v2.3`)).toMatch(/: GitHub token\. .*Revoke it/su);
  });

  it('is taken out of a reply as well', () => {
    const first = answerTo('how do we rotate secrets in github actions?');
    const answer = answerTo('what about token=hunter2secret then?', { earlier: earlier(first) });
    expect(JSON.stringify(answer)).not.toContain('hunter2secret');
  });

  it.each([
    'how long should a token live, and is password=${DB_PASSWORD} fine in compose?',
    'is id-token: write needed for oidc in github actions?',
    'where do we keep secrets: vault or aws secrets manager?',
    'scale checkout to 5k rps with p99 under 200ms',
    'why does https://example.com:8443/path@v2 time out behind our load balancer?',
  ])('is not seen where there is none: %s', (text) => {
    expect(consultant.conceal(text)).toEqual({ text, kinds: [] });
  });
});

describe('a Jenkinsfile with several things on a line', () => {
  const file = `pipeline {\n agent any\n environment { TOKEN = '${tokens[0]}' }\n stages { stage('x') { steps { sh 'make' } } } }`;

  it.each([file, `--validate ${file}`, `review ${file}`, `review ${file.replaceAll('\n', ' ')}`])(
    'is looked through, and its secret found but not shown: %s',
    (text) => {
      const answer = answerTo(text);
      expect(answer.inquiry.intent).toBe('review');
      expect(wordsIn(answer.sections)).toContain('Secret in plain text');
      expect(JSON.stringify(answer)).not.toContain(tokens[0]);
    },
  );
});
