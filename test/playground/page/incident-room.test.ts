import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { actAs, messages, setBotStage, thread, type } from './stage.ts';

const stage = setBotStage({}, { keeps: true });

let page: Page;
let card: Locator;

beforeAll(async () => {
  page = await stage.open({ in: 'inc-142' });
  card = messages(page, 'Declared by');
}, 60_000);

/** What somebody said, beside the card that repeats it. */
const said = (words: string): Locator => messages(page, words).filter({ hasNotText: 'Declared by' });

/** Points at a message, and opens one of its menus. */
const menuOf = async (message: Locator, menu: RegExp): Promise<void> => {
  await message.hover();
  await message.getByRole('button', { name: menu }).click();
};

describe('two people in a channel that is there for an incident', () => {
  it('have it opened, and get triage, by mentioning the bot with what is the matter', async () => {
    await type(page, '@DevOps Consultant checkout answers with 503 since the last release');
    await card.getByRole('heading', { name: /checkout answers with 503/ }).waitFor();
    await messages(page, '@DevOps Consultant checkout').getByRole('button', { name: /repl/ }).click();
    await thread(page).getByText('Likely causes, most likely first').waitFor();
    await page.keyboard.press('Escape');
    expect(await card.count()).toBe(1);
  });

  it('put into its timeline what one of them said, with a pushpin', async () => {
    await type(page, 'the error ratio is at 12 %');
    await menuOf(said('the error ratio is at 12 %'), /^React/);
    await page.getByRole('menuitem', { name: 'pushpin' }).click();
    await card.getByText('@Mina Okafor the error ratio is at 12 %').waitFor();
    expect(
      await said('the error ratio')
        .getByRole('button', { name: /pushpin/ })
        .count(),
    ).toBe(1);
  });

  it('put there what the other said, from the menu of the message', async () => {
    await actAs(page, 'Jonas');
    await type(page, 'a pool ran dry in zone b');
    await actAs(page, 'Mina');
    await menuOf(said('a pool ran dry in zone b'), /^More/);
    await page.getByRole('menuitem', { name: /^Add to timeline/ }).click();
    await card.getByText('@Jonas Weber a pool ran dry in zone b').waitFor();
    expect(await card.getByText('a pool ran dry in zone b').count()).toBe(1);
  });

  it('are reminded to tell the others, and put it off', async () => {
    const scheduled = page.getByRole('group').filter({ hasText: 'scheduled message' });
    await page.getByText(/scheduled messages, the next at/).click();
    await scheduled
      .getByRole('button', { name: /^Skip to/ })
      .first()
      .click();
    const reminder = messages(page, 'An update is due on');
    await reminder.getByRole('button', { name: 'In 15 min' }).click();
    await card.getByText('put the next update off by 15 min').waitFor();
    await scheduled
      .getByRole('button', { name: /^Skip to/ })
      .first()
      .click();
    await reminder.nth(1).waitFor();
    expect(await reminder.count()).toBe(2);
  });
});
