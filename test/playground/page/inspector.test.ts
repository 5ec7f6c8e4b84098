import { describe, expect, it } from 'vitest';
import { actions, button } from './block-samples.ts';
import { startScriptedBot, type ScriptedBot } from './scripted-bot.ts';
import { conversationOf, messages, setStage, type } from './stage.ts';

let bot: ScriptedBot;
const stage = setStage(
  async () => {
    bot = await startScriptedBot();
    return bot;
  },
  { violates: true },
);

describe('somebody who looks at what passes between Slack and the bot', () => {
  it('sees in red what Slack would refuse, and where it is', async () => {
    const page = await stage.open({ in: 'general' });
    const blocks = [actions(button('x'.repeat(76)))];
    await bot.call('chat.postMessage', { channel: conversationOf(page), text: 'too long', blocks });
    await page
      .getByRole('button', { name: /^Inspector/ })
      .getByLabel('1 problems')
      .waitFor();
    await page.getByRole('button', { name: /^Inspector/ }).click();
    await page.getByRole('checkbox', { name: 'Only problems' }).check();
    const inspector = page.getByRole('region', { name: 'Inspector' });
    await inspector.getByText('invalid_blocks').first().waitFor();
    expect(await inspector.getByText(/less than 76 characters/).innerText()).toContain('/blocks/0/elements/0/text');
    expect(await inspector.getByRole('group', { name: 'JSON' }).innerText()).toContain('"text": "too long"');
  });

  it('walks through the requests with the arrows, and takes the JSON along', async () => {
    const page = await stage.open({ in: 'general', permissions: ['clipboard-read', 'clipboard-write'] });
    await type(page, 'something to hear');
    await messages(page, 'something to hear').waitFor();
    await page.getByRole('button', { name: /^Inspector/ }).click();
    const requests = page.getByRole('list', { name: /^Requests/ }).getByRole('button');
    await requests.last().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    expect(await requests.last().getAttribute('aria-current')).toBe('true');
    await page.getByRole('button', { name: 'Copy the JSON' }).click();
    await page.getByRole('button', { name: 'Copy the JSON' }).getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('something to hear');
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Inspector' }).waitFor({ state: 'hidden' });
  });
});
