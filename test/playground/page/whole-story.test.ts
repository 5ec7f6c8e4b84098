import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { actAs, closeIncident, messages, setBotStage, thread, type } from './stage.ts';

const stage = setBotStage({}, { keeps: true });

let page: Page;

beforeAll(async () => {
  page = await stage.open({ in: 'inc-142' });
});

it('two people bring a service back: page, triage, a rollback with a failed step and a handover, updates, review', async () => {
  await type(page, '@DevOps Consultant incident sev1 checkout answers with 503 since the last release');
  const card = messages(page, 'Declared by');
  await card.getByRole('heading', { name: /^SEV-1: checkout answers with 503/ }).waitFor();
  await card.getByRole('button', { name: 'Take it' }).first().click();
  await card.getByText('is Incident Commander').waitFor();

  await type(page, '/devops rollback checkout to v2.3');
  const plan = messages(page, 'Until users are served');
  await plan.getByRole('button', { name: 'Work through it' }).click();
  await plan.getByRole('button', { name: /repl/ }).click();
  const run = thread(page).getByRole('article').filter({ hasText: 'Working through: Roll back checkout to v2.3' });
  await run.getByRole('button', { name: 'Done' }).click();
  await run.getByText('▸ 2. See that going back can help').waitFor();
  await run.getByRole('button', { name: 'Failed' }).click();
  await run.getByText('✗ 2. See that going back can help').waitFor();
  const hands = run.getByRole('combobox', { name: 'Hand over to…' });
  const jonas = await hands.getByRole('option').filter({ hasText: 'Jonas' }).first().innerText();
  await hands.selectOption({ label: jonas });
  await run.getByText('@Jonas Weber has it in hand').waitFor();
  await thread(page).getByText('hands over to you').waitFor();

  await actAs(page, 'Jonas');
  await run.getByRole('button', { name: 'Skip', exact: true }).click();
  await run.getByText('– 2. See that going back can help').waitFor();
  await run.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await thread(page).getByText('closed before it was known that users are served').waitFor();
  await page.keyboard.press('Escape');

  await card.getByRole('button', { name: 'Tell the others' }).click();
  const form = page.getByRole('dialog', { name: 'Tell the others' });
  await form.getByLabel('How it stands for users').fill('orders go through again');
  await form.getByRole('button', { name: 'Tell' }).click();
  await messages(page, 'Condition: orders go through again').waitFor();
  await card.getByRole('button', { name: 'Action item' }).click();
  const item = page.getByRole('dialog', { name: 'Action item' });
  await item.getByLabel('What is to be done').fill('alert on the error ratio');
  await item.getByLabel('Who sees to it').selectOption({ label: jonas });
  await item.getByLabel('By when').fill('2026-12-04');
  await item.getByRole('button', { name: 'Add' }).click();
  await card.getByText('action item: alert on the error ratio').waitFor();

  await actAs(page, 'Mina');
  const told = (await closeIncident(page, card)).split('\n').filter((row) => row.startsWith('| 20'));
  const inOrder = [
    'declared the incident as SEV',
    'is Incident Commander',
    'began to work through: Roll back checkout to v2',
    'step 1, Decide and say so, is done',
    'step 2, See that going back can help, failed',
    'handed the plan over to jonas: Roll back checkout to v2',
    'step 2, See that going back can help, was skipped',
    'closed the plan',
    'told the others: orders go through again',
    'action item: alert on the error ratio, jonas, due 2026-12-04',
    'closed the incident',
  ];
  expect(told).toHaveLength(inOrder.length);
  for (const [at, words] of inOrder.entries()) expect(told[at]?.replaceAll('\\', '')).toContain(words);
  const times = told.map((row) => /\| (\S+) \|/u.exec(row)?.[1] ?? '');
  expect(times).toEqual(times.toSorted());
  expect(times.every((time) => /^\d{4}-\d\d-\d\dT\d\d\\?:\d\d\\?:\d\dZ$/u.test(time))).toBe(true);
});

/** Of the incident that goes on. */
const openCard = (): Locator => messages(page, 'Declared by').filter({ hasNotText: 'Closed by' });

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
    await openCard()
      .getByRole('heading', { name: /checkout answers with 503/ })
      .waitFor();
    await messages(page, '@DevOps Consultant checkout').getByRole('button', { name: /repl/ }).click();
    await thread(page).getByText('Likely causes, most likely first').waitFor();
    await page.keyboard.press('Escape');
    expect(await openCard().count()).toBe(1);
  });

  it('put into its timeline what one of them said, with a pushpin', async () => {
    await type(page, 'the error ratio is at 12 %');
    await menuOf(said('the error ratio is at 12 %'), /^React/);
    await page.getByRole('menuitem', { name: 'pushpin' }).click();
    await openCard().getByText('@Mina Okafor the error ratio is at 12 %').waitFor();
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
    await openCard().getByText('@Jonas Weber a pool ran dry in zone b').waitFor();
    expect(await openCard().getByText('a pool ran dry in zone b').count()).toBe(1);
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
    await openCard().getByText('put the next update off by 15 min').waitFor();
    await scheduled
      .getByRole('button', { name: /^Skip to/ })
      .first()
      .click();
    await reminder.nth(1).waitFor();
    expect(await reminder.count()).toBe(2);
  });
});
