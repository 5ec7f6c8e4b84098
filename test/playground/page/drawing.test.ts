import { type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isObject, type JsonObject } from '../../../src/playground/slack/json-object.ts';
import { actions, allInputs, button, longCommand, modal, oneOfEach } from './block-samples.ts';
import { startScriptedBot, type ScriptedBot } from './scripted-bot.ts';
import { actAs, conversationOf, messages, phone, setStage, type } from './stage.ts';

let bot: ScriptedBot;
const stage = setStage(async () => {
  bot = await startScriptedBot();
  return bot;
});

const post = (page: Page, text: string, blocks: JsonObject[]): Promise<JsonObject> =>
  bot.call('chat.postMessage', { channel: conversationOf(page), text, blocks });

/** Presses a button of the bot; what Slack tells it of that. */
const press = async (page: Page, name: string): Promise<JsonObject> => {
  bot.heard.length = 0;
  await page.getByRole('button', { name, exact: true }).last().click();
  return bot.hears('block_actions');
};

const open = async (page: Page, name: string, method: string, view: JsonObject): Promise<JsonObject> => {
  const { trigger_id } = await press(page, name);
  return bot.call(method, { trigger_id, view });
};

const stateOf = (delivery: JsonObject): unknown =>
  isObject(delivery['view']) && isObject(delivery['view']['state']) ? delivery['view']['state']['values'] : undefined;

describe('a message of a bot', () => {
  it('is drawn with all that it holds', async () => {
    const page = await stage.open({ in: 'general' });
    await post(page, 'one of each', oneOfEach);
    const message = messages(page, 'A heading');
    await message.getByRole('heading', { name: 'A heading' }).waitFor();
    expect(await message.getByRole('link', { name: 'a link' }).getAttribute('href')).toBe('https://example.com');
    expect(await message.getByText('a <tag>').count()).toBe(1);
    expect(await message.getByRole('list').first().getAttribute('start')).toBe('3');
    expect(await message.getByRole('columnheader').allInnerTexts()).toEqual(['Name', 'Number']);
    expect(await message.locator('strong').allInnerTexts()).toContain('strong');
    expect(await message.getByRole('combobox', { name: 'Who' }).getByRole('option').allInnerTexts()).toEqual(
      expect.arrayContaining(['@Mina Okafor', '@Jonas Weber']),
    );
  });

  it('keeps long commands inside their own box, on a phone too', async () => {
    const page = await stage.open({ in: 'general', ...phone });
    await post(page, 'one of each', oneOfEach);
    const code = page.getByRole('group', { name: 'Code' }).last();
    await code.waitFor();
    expect(await code.innerText()).toBe(longCommand);
    expect(await code.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('tells the bot what is pressed, chosen and confirmed', async () => {
    const page = await stage.open({ in: 'general' });
    await post(page, 'one of each', oneOfEach);
    expect(await press(page, 'plain')).toMatchObject({ actions: [{ action_id: 'plain', value: 'plain' }] });

    bot.heard.length = 0;
    await page.getByRole('combobox', { name: 'Which one' }).last().selectOption('B');
    expect(await bot.hears('block_actions')).toMatchObject({ actions: [{ selected_option: { value: 'b' } }] });

    bot.heard.length = 0;
    await page.getByRole('button', { name: 'More choices' }).last().click();
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await bot.hears('block_actions')).toMatchObject({ actions: [{ selected_option: { value: 'b' } }] });

    bot.heard.length = 0;
    await page.getByRole('button', { name: 'careful' }).last().click();
    await page.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'Rather not' }).click();
    await page.getByRole('button', { name: 'careful' }).last().click();
    await page.getByRole('dialog', { name: 'Really?' }).getByRole('button', { name: 'Do it' }).click();
    expect(await bot.hears('block_actions')).toMatchObject({ actions: [{ action_id: 'careful' }] });
    expect(bot.heard).toHaveLength(1);
  });

  it('shows to one person what is for one person, and that it is at work', async () => {
    const page = await stage.open({ in: 'general' });
    const { user } = await press(page, 'plain');
    await bot.call('chat.postEphemeral', {
      channel: conversationOf(page),
      text: 'for you',
      user: isObject(user) ? user['id'] : '',
    });
    await messages(page, 'for you').getByText('Only visible to you').waitFor();
    await actAs(page, 'Jonas');
    await messages(page, 'Release train').waitFor();
    expect(await messages(page, 'for you').count()).toBe(0);

    const { ts } = await post(page, 'begun', [{ type: 'section', text: { type: 'plain_text', text: 'begun' } }]);
    await bot.call('assistant.threads.setStatus', {
      channel_id: conversationOf(page),
      thread_ts: ts,
      status: 'is counting…',
    });
    await page.getByText('DevOps Consultant is counting…').first().waitFor();
  });

  it('does not tear away somebody who reads further up, but says that there is more', async () => {
    const page = await stage.open({ in: 'general' });
    await post(page, 'one of each', oneOfEach);
    await post(page, 'one of each', oneOfEach);
    const pane = page.getByRole('log');
    await messages(page, 'A heading').nth(1).waitFor();
    await pane.evaluate((one) => one.scrollTo(0, 0));
    await post(page, 'the newest', [{ type: 'section', text: { type: 'plain_text', text: 'the newest' } }]);
    await page.getByRole('button', { name: 'New messages' }).click();
    expect(await messages(page, 'the newest').isVisible()).toBe(true);
    expect(await pane.evaluate((one) => one.scrollHeight - one.scrollTop - one.clientHeight)).toBeLessThan(2);
    await page.getByRole('button', { name: 'New messages' }).waitFor({ state: 'hidden' });
  });

  it('says what will come later', async () => {
    const page = await stage.open({ in: 'general' });
    const inAnHour = Math.floor(Date.now() / 1000) + 3600;
    await bot.call('chat.scheduleMessage', { channel: conversationOf(page), text: 'Look *again*', post_at: inAnHour });
    await page.getByText('1 scheduled message').click();
    expect(await page.getByText('Look again').isVisible()).toBe(true);
  });
});

describe('a form of a bot', () => {
  it('takes every kind of input, and sends what was entered', async () => {
    const page = await stage.open({ in: 'general' });
    await post(page, 'a form', [actions(button('open'))]);
    await open(page, 'open', 'views.open', modal('All of them', allInputs));
    const form = page.getByRole('dialog', { name: 'All of them' });
    await form.getByLabel('Text').fill('some text');
    await form.getByLabel('Lines').fill('two\nlines');
    await form.getByLabel('Number').fill('12');
    await form.getByLabel('One of them').selectOption('C');
    await form.getByLabel('Some of them').click();
    await form.getByRole('checkbox', { name: 'A' }).first().check();
    await form.getByRole('checkbox', { name: 'B' }).first().check();
    await page.keyboard.press('Escape');
    await form.getByLabel('Person').selectOption('@Jonas Weber');
    await form.getByLabel('People').click();
    await form.getByRole('checkbox', { name: '@Mina Okafor' }).check();
    await page.keyboard.press('Escape');
    await form.getByLabel('Channel').selectOption('#random');
    await form.getByRole('group', { name: 'Boxes' }).getByRole('checkbox', { name: 'C' }).check();
    await form.getByRole('radio', { name: 'A' }).check();
    await form.getByLabel('Day').fill('2026-12-24');
    await form.getByLabel('Hour').fill('18:30');
    await form.getByRole('button', { name: 'Send it' }).click();
    const values = stateOf(await bot.hears('view_submission'));
    expect(values).toMatchObject({
      text: { text: { value: 'some text' } },
      lines: { lines: { value: 'two\nlines' } },
      number: { number: { value: '12' } },
      one: { one: { selected_option: { value: 'c' } } },
      some: { some: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
      boxes: { boxes: { selected_options: [{ value: 'c' }] } },
      round: { round: { selected_option: { value: 'a' } } },
      day: { day: { selected_date: '2026-12-24' } },
      hour: { hour: { selected_time: '18:30' } },
    });
    expect(JSON.stringify(values)).toMatch(
      /"selected_user":"U\w+".*"selected_users":\["U\w+"\].*"selected_channel":"C\w+"/,
    );
    await form.waitFor({ state: 'hidden' });
  });

  it('stays open with what the bot says is wrong, and where', async () => {
    const page = await stage.open({ in: 'general' });
    await post(page, 'a form', [actions(button('check'))]);
    await open(page, 'check', 'views.open', modal('Checked', allInputs.slice(0, 1)));
    bot.answers = ({ type: kind }) =>
      kind === 'view_submission'
        ? { response_action: 'errors', errors: { text: 'Nobody is called that.' } }
        : undefined;
    const form = page.getByRole('dialog', { name: 'Checked' });
    await form.getByLabel('Text').fill('nobody');
    await page.keyboard.press('Enter');
    await form.getByText('Nobody is called that.').waitFor();
    expect(await form.getByLabel('Text').getAttribute('aria-invalid')).toBe('true');
    expect(await form.getByLabel('Text').inputValue()).toBe('nobody');
    bot.answers = () => undefined;
    await form.getByRole('button', { name: 'Send it' }).click();
    await form.waitFor({ state: 'hidden' });
  });

  it('lies above others, three at most, which keep what was entered', async () => {
    const page = await stage.open({ in: 'general' });
    await post(page, 'a form', [actions(button('first'))]);
    const [text] = allInputs;
    const blocks = (id: string): JsonObject[] => [{ ...text }, actions(button(id))];
    await open(page, 'first', 'views.open', modal('One', blocks('second')));
    await page.getByRole('dialog', { name: 'One' }).getByLabel('Text').fill('below');
    await open(page, 'second', 'views.push', modal('Two', blocks('third')));
    await page.getByRole('dialog', { name: 'Two' }).waitFor();
    await open(page, 'third', 'views.push', modal('Three', [{ ...text }]));
    await page.getByRole('dialog', { name: 'Three' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Three' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Two' }).waitFor({ state: 'hidden' });
    expect(await page.getByRole('dialog', { name: 'One' }).getByLabel('Text').inputValue()).toBe('below');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});

describe('a message of a person', () => {
  it('is changed, reacted to and deleted from its menu', async () => {
    const page = await stage.open({ in: 'general' });
    await type(page, 'deploying, @jonas watches');
    const said = messages(page, 'deploying, @Jonas Weber watches');
    await said.hover();
    await said.getByRole('button', { name: 'React' }).click();
    await page.getByRole('menuitem', { name: 'eyes' }).click();
    expect(await said.getByRole('button', { name: 'eyes: Mina Okafor' }).getAttribute('aria-pressed')).toBe('true');

    await said.hover();
    await said.getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Change the message' }).fill('deployed');
    await page.keyboard.press('Enter');
    const changed = messages(page, 'deployed');
    await changed.getByText('(edited)').waitFor();

    await changed.hover();
    await changed.getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await changed.waitFor({ state: 'hidden' });
  });

  it('is found with the arrow keys, as are the conversations', async () => {
    const page = await stage.open({ in: 'inc-142' });
    const said = page.getByRole('log').getByRole('article');
    await said.last().waitFor();
    const newest = (await said.count()) - 1;
    await said.nth(newest).focus();
    await page.keyboard.press('ArrowUp');
    const before = said.nth(newest - 1);
    await expect.poll(() => before.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'inc-142' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '#random' }).waitFor();
  });
});
