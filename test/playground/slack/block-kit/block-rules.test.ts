import { describe } from 'vitest';
import { expectRules } from './expect-rules.ts';
import { type JsonObject } from '../../../../src/playground/slack/json-object.ts';
import { button, image, long, mrkdwn, plain, section, times } from './samples.ts';

describe('other blocks', () => {
  const container = (extra: JsonObject = {}): JsonObject => ({
    type: 'container',
    title: plain(),
    child_blocks: [section()],
    ...extra,
  });
  const card = (extra: JsonObject = {}): JsonObject => ({ type: 'card', title: mrkdwn(), ...extra });
  const task = (extra: JsonObject = {}): JsonObject => ({
    type: 'task_card',
    task_id: '1',
    title: 't',
    status: 'pending',
    ...extra,
  });
  const feedback = {
    type: 'feedback_buttons',
    positive_button: { text: plain(), value: 'y' },
    negative_button: { text: plain(), value: 'n' },
  };
  const trash = { type: 'icon_button', icon: 'trash', text: plain() };
  const video = (extra: JsonObject = {}): JsonObject => ({
    type: 'video',
    alt_text: 'a',
    title: plain(),
    thumbnail_url: 'https://x/t',
    video_url: 'https://x/v',
    ...extra,
  });
  expectRules([
    [
      'alert up to 200',
      [{ type: 'alert', text: plain(long(200)) }],
      [{ type: 'alert', text: plain(long(201)) }],
      'less than 201',
      'modal',
    ],
    [
      'alert level',
      [{ type: 'alert', text: plain(), level: 'error' }],
      [{ type: 'alert', text: plain(), level: 'loud' }],
      'default, info',
      'modal',
    ],
    ['alerts in modals only', [section()], [{ type: 'alert', text: plain() }], 'alert in a message'],
    ['a card has something', [card()], [{ type: 'card', subtext: mrkdwn() }], 'hero_image, title, actions, body'],
    ['card title 150', [card({ title: mrkdwn(long(150)) })], [card({ title: mrkdwn(long(151)) })], 'less than 151'],
    ['card body 200', [card({ body: mrkdwn(long(200)) })], [card({ body: mrkdwn(long(201)) })], 'less than 201'],
    [
      '2 card buttons',
      [card({ actions: [button(), button()] })],
      [card({ actions: times(3, () => button()) })],
      'no more than 2',
    ],
    ['one icon', [card({ icon: image() })], [card({ icon: image(), slack_icon: { name: 'x' } })], 'only one of icon'],
    ['no cards in modals', [section()], [card()], 'card in a modal', 'modal'],
    [
      '10 cards',
      [{ type: 'carousel', elements: times(10, () => card()) }],
      [{ type: 'carousel', elements: times(11, () => card()) }],
      'no more than 10',
    ],
    [
      '10 children',
      [container({ child_blocks: times(10, () => section()) })],
      [container({ child_blocks: times(11, () => section()) })],
      'no more than 10',
    ],
    [
      'containers do not nest',
      [container()],
      [container({ child_blocks: [container()] })],
      'unsupported child block: container',
    ],
    [
      'a container has a title',
      [container()],
      [{ type: 'container', child_blocks: [section()] }],
      'missing required field: title',
    ],
    [
      'collapsed needs collapsible',
      [container({ is_collapsible: true, default_collapsed: true })],
      [container({ default_collapsed: true })],
      'needs is_collapsible',
    ],
    ['container width', [container({ width: 'wide' })], [container({ width: 'huge' })], 'narrow, standard'],
    [
      'children keep their rules',
      [container()],
      [container({ child_blocks: [section({ text: mrkdwn('') })] })],
      'more than 0',
    ],
    [
      '1 to 5 context actions',
      [{ type: 'context_actions', elements: [feedback, trash] }],
      [{ type: 'context_actions', elements: times(6, () => trash) }],
      'no more than 5',
    ],
    [
      'feedback values',
      [{ type: 'context_actions', elements: [feedback] }],
      [{ type: 'context_actions', elements: [{ ...feedback, positive_button: { text: plain() } }] }],
      'missing required field: value',
    ],
    [
      'the only icon is trash',
      [{ type: 'context_actions', elements: [trash] }],
      [{ type: 'context_actions', elements: [{ ...trash, icon: 'star' }] }],
      'trash',
    ],
    ['images come from one place', [image()], [image({})], 'exactly one of image_url'],
    [
      'images come from one place only',
      [image({ slack_file: { id: 'F1' } })],
      [image({ image_url: 'https://x', slack_file: { id: 'F1' } })],
      'exactly one of image_url',
    ],
    [
      'image files by id or url',
      [image({ slack_file: { id: 'F1' } })],
      [image({ slack_file: {} })],
      'exactly one of id',
    ],
    [
      'alt_text 2,000',
      [image({ image_url: 'https://x', alt_text: long(2000) })],
      [image({ image_url: 'https://x', alt_text: long(2001) })],
      'less than 2001',
    ],
    [
      'plan titles are strings',
      [{ type: 'plan', title: 'p', tasks: [task()] }],
      [{ type: 'plan', title: plain(), tasks: [] }],
      'must provide a string',
    ],
    ['one plan', [{ type: 'plan', title: 'p' }], times(2, () => ({ type: 'plan', title: 'p' })), 'only one plan'],
    ['task status', [task({ status: 'complete' })], [task({ status: 'done' })], 'pending, in_progress'],
    ['video over https', [video()], [video({ video_url: 'http://x/v' })], 'must match'],
    [
      'video title under 200',
      [video({ title: plain(long(199)) })],
      [video({ title: plain(long(200)) })],
      'less than 200',
    ],
    ['video author under 50', [video({ author_name: long(49) })], [video({ author_name: long(50) })], 'less than 50'],
  ]);
});
