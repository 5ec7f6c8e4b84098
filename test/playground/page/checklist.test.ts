import { describe, expect, it } from 'vitest';
import { actAs, goTo, messages, setBotStage, type } from './stage.ts';

const stage = setBotStage();

const list = 'Production readiness of checkout';

describe('two people who work on one checklist', () => {
  it('each tick with proof, see each other’s ticks, and find them in the Home', async () => {
    const page = await stage.open();
    await type(page, '/devops checklist checkout');
    const board = messages(page, list);
    await board.getByRole('button', { name: 'Tick', exact: true }).first().click();
    const form = page.getByRole('dialog', { name: 'What proves it' });

    await form.getByRole('button', { name: 'Tick' }).click();
    await form.getByText('Please complete this required field.').waitFor();
    expect(await form.getByRole('textbox').evaluate((field) => field === document.activeElement)).toBe(true);
    await form.getByRole('textbox').fill('https://git.example.com/acme/infra/pull/7');
    await form.getByRole('button', { name: 'Tick' }).click();
    await board.getByText(/1 of 12 ticked/).waitFor();

    await actAs(page, 'Jonas');
    await board.getByText('@Mina Okafor').first().waitFor();
    await board.getByRole('button', { name: 'Tick', exact: true }).first().click();
    await form.getByRole('textbox').fill('pipeline run 4711');
    await form.getByRole('button', { name: 'Tick' }).click();
    await board.getByText(/2 of 12 ticked/).waitFor();
    expect(await board.getByText('@Jonas Weber').count()).toBeGreaterThan(0);

    await goTo(page, 'DevOps Consultant');
    await page.getByRole('radio', { name: 'Home' }).click();
    const home = page.getByRole('region', { name: 'Home' });
    await home.getByText(/2 of 12 ticked/).waitFor();
    expect(await home.getByText('@Mina Okafor').count()).toBeGreaterThan(0);
  });
});

describe('somebody who opens the Home of the bot', () => {
  it('chooses another list from its menu', async () => {
    const page = await stage.open();
    await goTo(page, 'DevOps Consultant');
    await page.getByRole('radio', { name: 'Home' }).click();
    const home = page.getByRole('region', { name: 'Home' });
    await home.getByRole('heading', { name: list }).waitFor();
    const menu = home.getByRole('combobox').nth(1);
    const other = await menu.getByRole('option').last().innerText();
    await menu.selectOption(other);
    await home.getByRole('heading', { name: other }).waitFor();
    expect(await home.getByRole('heading', { name: list }).count()).toBe(0);
  });
});
