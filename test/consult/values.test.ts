import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inquiry } from '../../src/consult/inquiry.ts';
import { isSafeValue } from '../../src/consult/understand/command/values.ts';
import type { Understood } from '../../src/consult/understand/command/understanding.ts';
import { ours as consultant } from '../support/ours.ts';
import { plain } from '../../src/persona/text.ts';
import { toMarkdown } from '../../src/render/markdown/to-markdown.ts';

const inquiryOf = (understood: Understood): Inquiry => {
  if (understood.kind === 'problem') throw new Error(JSON.stringify(understood.problem));
  return understood.inquiry;
};
const ask = (text: string): Inquiry => inquiryOf(consultant.read(text));
const then = (previous: Inquiry, text: string): Inquiry => inquiryOf(consultant.revise(previous, text));
const problem = (understood: Understood): unknown => (understood.kind === 'problem' ? understood.problem : understood);
const shown = (inquiry: Inquiry): string => toMarkdown(consultant.answer(inquiry));
const gaps = (inquiry: Inquiry): readonly string[] => consultant.answer(inquiry).gaps.map(({ name }) => name);

const rollback = ask('rollback checkout to v2.3 on kubernetes');

describe('values for commands', () => {
  it.each([
    ['rollback v2.3 namespace=shop', { namespace: 'shop' }],
    ['rollback v2.3 namespace: shop', { namespace: 'shop' }],
    ['rollback v2.3 NAMESPACE=shop', { namespace: 'shop' }],
    ['rollback v2.3 export NAMESPACE=shop', { namespace: 'shop' }],
    ['rollback v2.3 --namespace shop', { namespace: 'shop' }],
    ['rollback v2.3 --namespace=shop', { namespace: 'shop' }],
    ['rollback v2.3 namespace="shop"', { namespace: 'shop' }],
    ['rollback v2.3 namesapce=shop', { namespace: 'shop' }],
    ['rollback v2.3 resource-group=rg-1 on container apps', { resource_group: 'rg-1' }],
    ['namespace=shop, cluster=prod-eu rollback v2.3 on ecs', { namespace: 'shop', cluster: 'prod-eu' }],
    [
      'rollback v2.3 cluster=arn:aws:ecs:eu-west-1:123456789012:cluster/prod on ecs',
      { cluster: 'arn:aws:ecs:eu-west-1:123456789012:cluster/prod' },
    ],
    [
      'rollback v2.3 version_url=<https://shop.example.com/version?full=1|shop.example.com> on heroku',
      { version_url: 'https://shop.example.com/version?full=1' },
    ],
    ['rollback v2.3 config_repo=./deploy-config with argo cd', { config_repo: './deploy-config' }],
    ['rollback v2.3 release=shop-web on helm', { release: 'shop-web' }],
    ['rollback v2.3 revision=12', { revision: '12' }],
  ])('are read in %s', (text, values) => {
    const inquiry = ask(text);
    expect([inquiry.values, inquiry.params.version, inquiry.words]).toEqual([values, 'v2.3', text]);
  });

  it.each([
    ['namespace=shop container=web', { namespace: 'shop', container: 'web' }],
    ['namespace is shop', { namespace: 'shop' }],
    ['the namespace is `shop`', { namespace: 'shop' }],
    ['it is namespace: shop.', { namespace: 'shop' }],
    ['namespace is shop and the deployment is checkout-web', { namespace: 'shop', deployment: 'checkout-web' }],
    ['revision: 12', { revision: '12' }],
  ])('are read in a thread: %s', (text, values) => {
    expect(then(rollback, text).values).toEqual(values);
  });

  it.each(['the cluster is down', 'the service is crashing', 'deployment is stuck', 'namespace is not ready'])(
    'are not seen in talk: %s',
    (text) => {
      const read = consultant.revise(rollback, text);
      expect(read.kind === 'inquiry' ? read.inquiry.values : {}).toEqual({});
    },
  );

  it('leave the params as they were', () => {
    expect(ask('rollback checkout to v2.3 namespace=shop on eks').params).toEqual({
      system: 'checkout',
      version: 'v2.3',
      platform: 'eks',
    });
    expect(ask('rollback v2.3 app=checkout').params).toEqual({ system: 'checkout', version: 'v2.3' });
    expect(ask('rollback release=v2.3').params).toEqual({ version: 'v2.3' });
  });

  it('stand in the commands, are shown as given, and are no gaps any more', () => {
    const filled = ask('rollback v2.3 namespace=shop deployment=web revision=12 on kubernetes');
    expect(shown(filled)).toContain('kubectl -n shop rollout undo deploy/web --to-revision=12');
    expect(gaps(ask('rollback v2.3 on kubernetes'))).toEqual(expect.arrayContaining(['namespace', 'revision']));
    expect(gaps(filled)).not.toEqual(expect.arrayContaining(['namespace']));
    expect(gaps(filled)).not.toEqual(expect.arrayContaining(['revision']));
    const facts = consultant
      .answer(filled)
      .subject.map(({ label, value, origin }) => [plain(label), plain(value), origin]);
    expect(facts).toEqual(expect.arrayContaining([['namespace', 'shop', 'given']]));
  });

  it('outlive a change of something else, and a new command in the thread', () => {
    const filled = then(rollback, 'namespace=shop revision=12');
    expect(then(filled, 'for staging').values).toEqual({ namespace: 'shop', revision: '12' });
    expect(then(filled, 'container=web').values).toEqual({ namespace: 'shop', revision: '12', container: 'web' });
    // a revision belongs to its version
    expect(then(filled, 'v2.2 instead').values).toEqual({ namespace: 'shop' });
    expect(then(filled, 'scale it to 8 replicas').values).toMatchObject({ namespace: 'shop' });
  });

  it('change together with the rest of a reply', () => {
    const next = then(rollback, 'v2.2 instead, namespace=shop');
    expect([next.params.version, next.values]).toEqual(['v2.2', { namespace: 'shop' }]);
  });

  it.each(['namespace=$(id)', 'namespace="a b"', 'namespace=-n', `namespace=${'x'.repeat(201)}`])(
    'are refused when they are none: %s',
    (text) => {
      const refused = { code: 'bad-value', field: 'namespace', intent: 'rollback' };
      expect(problem(consultant.read(`rollback v2.3 ${text}`))).toEqual(refused);
      expect(problem(consultant.revise(rollback, text))).toEqual(refused);
    },
  );

  it('bring no second command with them', () => {
    expect(problem(consultant.read('rollback v2.3 namespace=a;id'))).toMatchObject({ code: 'bad-version' });
  });

  it('that are refused are explained with the form', () => {
    const { blocks } = consultant.hint({ code: 'bad-value', field: 'namespace', intent: 'rollback' });
    expect(JSON.stringify(blocks)).toContain('namespace=shop');
  });

  it('are not looked for in a question', () => {
    expect(ask('why does kubectl with namespace=shop show no pods?').values).toEqual({});
  });

  it('hold nothing that is not a name, an address or a path, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        for (const read of [
          consultant.read(`rollback v2.3 namespace=${typed} region=${typed}`),
          consultant.revise(rollback, `namespace is ${typed}`),
        ]) {
          const values = read.kind === 'inquiry' ? Object.values(read.inquiry.values) : [];
          expect(values.every(isSafeValue)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
