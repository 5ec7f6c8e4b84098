import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint, StepsSection } from '../../src/consult/blueprint.ts';
import { limits } from '../../src/render/slack/limits.ts';
import { toHint } from '../../src/render/slack/to-hint.ts';
import { toHome } from '../../src/render/slack/to-home.ts';
import type { SlackMessage } from '../../src/render/slack/to-messages.ts';
import { toMessages } from '../../src/render/slack/to-messages.ts';
import { validateBlocks } from '../../src/playground/slack/block-kit/validate-blocks.ts';
import { validateView } from '../../src/playground/slack/block-kit/validate-view.ts';
import * as arbitrary from './arbitrary.ts';
import { from, sh, step, t } from './author.ts';
import { full, rollback, tiny } from './samples.ts';
import { objectsIn, stringsIn, unclean } from './strings-in.ts';

/** Nothing in rich text, plain text or a raw cell is interpreted; a link is the only thing that lives. */
const inertTypes = new Set([
  ...['header', 'context', 'rich_text', 'table', 'actions', 'button', 'plain_text', 'raw_text', 'text'],
  ...['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'],
]);

const expectInert = (payload: unknown): void => {
  const alive = objectsIn(payload).filter(({ type, url }) =>
    type === 'link' ? url !== arbitrary.goodUrl : typeof type === 'string' && !inertTypes.has(type),
  );
  expect(alive).toEqual([]);
  expect(stringsIn(payload).filter((text) => unclean.test(text))).toEqual([]);
};

const expectSendable = ({ text, blocks }: SlackMessage): void => {
  expect(validateBlocks(blocks, 'message')).toEqual([]);
  expectInert(blocks);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text.replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
  expect(text).not.toMatch(unclean);
};

const plan = (steps: number, command: string): Blueprint => {
  const section: StepsSection = {
    kind: 'steps',
    id: 'steps',
    title: t('Steps'),
    place: 'first',
    source: from('x.md'),
    steps: Array.from({ length: steps }, (_, at) => step(`Step called ${at + 1}`, 60, [sh(`${command} ${at + 1}`)])),
  };
  return { ...rollback, sections: [section] };
};

const said = ({ blocks }: { blocks: unknown }): string =>
  objectsIn(blocks)
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('');

describe('an answer in Slack', () => {
  it('takes what Slack takes and brings nothing to life, whatever is in it', () => {
    fc.assert(
      fc.property(arbitrary.blueprint, (blueprint) => {
        const { root, replies } = toMessages(blueprint);
        expect(root.blocks.length).toBeLessThanOrEqual(12);
        for (const message of [root, ...replies]) expectSendable(message);
        for (const { text } of replies) expect(text).not.toBe('');
      }),
      { numRuns: 120 },
    );
  });

  it('shows every command whole in the root when they fit', () => {
    const { root } = toMessages(rollback);
    expect(said(root)).toContain(`kubectl -n checkout get deploy checkout -o jsonpath='{.spec.template`);
    expect(root.blocks.length).toBeLessThanOrEqual(12);
  });

  it('continues a long plan in the thread, says so, and loses no step', () => {
    const { root, replies } = toMessages(plan(30, `kubectl rollout status ${'deploy/a '.repeat(30)}`));
    const [, first, last] = /Steps (\d+) to (\d+) are in the thread/.exec(said(root)) ?? [];
    expect(last).toBe('30');
    expect(said(root)).toContain(`${Number(first) - 1}. Step called`);
    expect(said(root)).not.toContain(`${first}. Step called`);
    const everything = [root, ...replies].map(said).join('\n');
    for (let at = 1; at <= 30; at += 1) expect(everything).toContain(`${at}. Step called ${at}`);
    expect(replies[0]?.text).toMatch(/^Steps, continued/);
  });

  it('never shows half a command', () => {
    const { root, replies } = toMessages(plan(1, `rm -rf /data/tmp/${'x'.repeat(5_000)}`));
    const everything = [root, ...replies].map(said).join('\n');
    expect(everything).not.toContain('rm -rf');
    expect(everything).toContain('5,019 characters');
  });

  it('says how many rows a table has left out', () => {
    const rows = Array.from({ length: 150 }, (_, at) => [t(`row ${at}`), t('x')]);
    const section = { ...full.sections[1]!, kind: 'table' as const, columns: [t('a'), t('b')], rows };
    expect(said(toMessages({ ...full, sections: [section] }).root)).toContain('…and 51 more rows');
  });

  it('has one table in a message', () => {
    const { root, replies } = toMessages(full);
    for (const { blocks } of [root, ...replies]) {
      expect(blocks.filter(({ type }) => type === 'table').length).toBeLessThanOrEqual(1);
    }
  });

  it('puts five buttons under the answer and the others under the thread', () => {
    const ids = (message: SlackMessage | undefined): unknown[] =>
      objectsIn(message?.blocks)
        .filter(({ type }) => type === 'button')
        .map(({ action_id: id }) => id);
    const { root, replies } = toMessages(rollback);
    expect(ids(root)).toEqual(['ask:work', 'ask:other', 'ask:when', 'ask:file', 'ask:why']);
    expect(ids(replies.at(-1))).toEqual(['ask:staging']);
  });

  it('needs no thread for a short answer, however much there is to ask', () => {
    expect(toMessages(tiny).replies).toEqual([]);
    const followUps = Array.from({ length: 7 }, (_, at) => ({ id: `${at}`, label: t(`${at}`), ask: `ask ${at}` }));
    const { root, replies } = toMessages({ ...tiny, followUps });
    expect(replies).toEqual([]);
    expect(objectsIn(root.blocks).filter(({ type }) => type === 'button')).toHaveLength(7);
  });

  it('names what is not known', () => {
    expect(toMessages(full).root.text).toContain(
      'Not known: cloud (such as aws). Tell me in the thread and I answer again.',
    );
  });

  it('is heard without bars, and with every number', () => {
    const heard = toMessages(full)
      .replies.map(({ text }) => text)
      .join('\n');
    expect(heard).not.toMatch(/[█░]/);
    expect(heard).toContain('82 of 100 Canary');
    expect(heard).toContain('30% Automation');
  });

  it('sends a large table in a message of its own', () => {
    const rows = Array.from({ length: 60 }, (_, at) => [t(`row ${at}`), t('word '.repeat(20))]);
    const section = { ...full.sections[1]!, kind: 'table' as const, columns: [t('a'), t('b')], rows };
    const { root, replies } = toMessages({ ...full, sections: [full.sections[0]!, section] });
    expect(root.text).toContain('In the thread: Environment strategy');
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toMatch(/^Environment strategy\nrow 0 – b: word/);
  });

  it('keeps a thread readable when there is far too much to say', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({
      ...full.sections[1]!,
      id: `${at}`,
      place: 'more' as const,
    }));
    const { replies } = toMessages({ ...full, sections: many });
    expect(replies.length).toBeLessThanOrEqual(limits.replies.most);
    expect(said(replies.at(-1)!)).toContain('more messages would follow: ask for one part at a time.');
    for (const message of replies) expectSendable(message);
  });
});

describe('a hint', () => {
  it('takes what Slack takes, whatever is in it', () => {
    fc.assert(
      fc.property(arbitrary.blocks, arbitrary.followUps, (blocks, followUps) => {
        expectSendable(toHint({ blocks, followUps }));
      }),
      { numRuns: 50 },
    );
  });

  it('shows the right form and offers it', () => {
    const hint = toHint({
      blocks: [sh('/devops rollback v2.3')],
      followUps: [{ id: 'a', label: t('Help'), ask: 'help' }],
    });
    expect(hint.text).toBe('/devops rollback v2.3');
    expect(hint.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions']);
  });
});

describe('the Home', () => {
  it('takes what Slack takes, whatever is in it, and has no table', () => {
    fc.assert(
      fc.property(arbitrary.blueprint, ({ title, lead, sections, followUps }) => {
        const view = toHome({ title, intro: lead, sections, followUps });
        expect(validateView(view)).toEqual([]);
        expectInert(view.blocks);
      }),
      { numRuns: 50 },
    );
  });

  it('says what a table says, line by line', () => {
    const view = toHome({ title: t('Hello'), intro: [], sections: full.sections, followUps: [] });
    expect(said(view)).toContain('Staging – Purpose: same shape as production; Infra: one node group');
  });
});
