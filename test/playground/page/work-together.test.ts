import { describe, expect, it } from 'vitest';
import { actAs, goTo, messages, setBotStage, thread, type } from './stage.ts';

const stage = setBotStage();

describe('somebody whose question lacks something', () => {
  it('fills it in, and the answer changes where it stands', async () => {
    const page = await stage.open({ in: 'general' });
    await type(page, '/devops rollback payments to v2.3 on eks');
    const answer = messages(page, 'Roll back payments');
    const fill = answer.getByRole('button', { name: /^Fill in/ });
    await fill.click();
    const form = page.getByRole('dialog', { name: 'What is missing' });
    await form.getByLabel('from version').fill('v2.4.1');
    await form.getByLabel('repository').fill('acme/payments');
    await form.getByRole('button', { name: 'Fill in' }).click();
    await answer.getByText('git log --oneline --no-merges v2.3..v2.4.1').waitFor();
    await answer.getByText('(edited)').waitFor();
    expect(await form.count()).toBe(0);
    expect(await answer.count()).toBe(1);
  });

  it('leaves the form with Escape, and is back at the button', async () => {
    const page = await stage.open({ in: 'general' });
    await type(page, '/devops rollback invoices to v1.9 on eks');
    const fill = messages(page, 'Roll back invoices').getByRole('button', { name: /^Fill in/ });
    await fill.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByLabel('from version').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await fill.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('tells of a system in a form that grows, and finds it in the list', async () => {
    const page = await stage.open({ in: 'general' });
    await type(page, '/devops system');
    const list = messages(page, 'Only visible to you').filter({ hasText: 'Your systems' });
    await list.getByRole('button', { name: 'Tell of a system' }).click();
    const form = page.getByRole('dialog', { name: 'New system' });
    await form.getByLabel('Name').fill('invoices');
    await form.getByLabel('Where it runs').click();
    await form.getByRole('searchbox', { name: 'Filter the choices' }).fill('kube');
    await form.getByRole('checkbox', { name: 'Kubernetes', exact: true }).check();
    await form.getByRole('button', { name: 'People' }).click();
    await form.getByLabel('Owner').fill('Team Money');
    expect(await form.getByLabel('Name').inputValue()).toBe('invoices');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await type(page, '/devops system');
    const row = list.last().getByRole('row').filter({ hasText: 'invoices' });
    await row.waitFor();
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['Kubernetes', 'Team Money']));
  });
});

const list = 'Production readiness of checkout';

describe('two people who look at what the bot tells them alone', () => {
  it('each find their own, one after the other', async () => {
    const page = await stage.open({ in: 'DevOps Consultant' });
    await type(page, 'how do I scale?');
    await messages(page, 'how do I scale?').waitFor();
    await actAs(page, 'Jonas');
    await page.getByRole('heading', { level: 1, name: 'DevOps Consultant' }).waitFor();
    await messages(page, 'how do I scale?').waitFor({ state: 'hidden' });
    await actAs(page, 'Mina');
    await messages(page, 'how do I scale?').waitFor();
    expect(await page.getByRole('article').count()).toBeGreaterThan(0);
  });
});

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

describe('somebody who rehearses a rollback', () => {
  it('meets surprises, and finds the measured time beside the claimed one, and the item ticked', async () => {
    const page = await stage.open();
    await type(page, '/devops drill rollback v2.3');
    const answer = messages(page, 'Until users are served');
    await answer.getByRole('button', { name: /repl/ }).click();
    const run = thread(page).getByRole('article').filter({ hasText: 'Begun by' });
    await run.getByText('DRILL: Roll back checkout to v2.3').waitFor();
    const surprise = run.getByText('Surprise:');
    const met = new Set<string>();
    const served = run.getByText('Users are served');
    for (let step = 1; (await served.count()) === 0; step += 1) {
      await run.getByText(new RegExp(`▸ ${step}\\. `, 'u')).waitFor();
      if ((await surprise.count()) > 0) met.add(await surprise.innerText());
      await run.getByRole('button', { name: 'Done' }).click();
      await run.getByText(new RegExp(`✓ ${step}\\. `, 'u')).waitFor();
    }
    expect(met.size).toBeGreaterThan(0);
    await run.getByRole('button', { name: 'Close', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await thread(page).getByText('The drill went through within the target').waitFor();

    await goTo(page, 'DevOps Consultant');
    await page.getByRole('radio', { name: 'Home' }).click();
    const home = page.getByRole('region', { name: 'Home' });
    await home.getByText(/claimed 15 min, measured 1 min in a drill/).waitFor();
    await home.getByText(/Drill: users served after 1 min, target 15 min/).waitFor();
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
