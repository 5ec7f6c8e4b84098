import { describe, expect, it } from 'vitest';
import { messages, setBotStage, type } from './stage.ts';

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
    expect(await row.getByRole('cell').allInnerTexts()).toEqual(expect.arrayContaining(['Kubernetes', 'Team Money']));
  });
});
