import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { actAs, messages, setBotStage, thread, type } from './stage.ts';

const stage = setBotStage();

describe('two people with an incident', () => {
  it('go from a mention to the draft of the review', async () => {
    const page = await stage.open({ in: 'inc-142' });
    await type(page, '@DevOps Consultant incident checkout answers with 503 since the last release');
    const card = messages(page, 'Declared by');
    await card.getByRole('button', { name: 'Take it' }).first().click();
    await card.getByRole('button', { name: 'Give it up' }).waitFor();
    await messages(page, 'incident checkout answers').getByRole('button', { name: /repl/ }).click();
    await thread(page)
      .getByRole('heading', { name: /^Incident: checkout/ })
      .waitFor();
    await page.keyboard.press('Escape');

    await actAs(page, 'Jonas');
    await card.getByRole('button', { name: 'Add to timeline' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').fill('v2.3 serves again, errors are gone');
    await form.getByRole('button', { name: 'Add' }).click();
    await card.getByText('v2.3 serves again, errors are gone').waitFor();

    await actAs(page, 'Mina');
    await card.getByRole('button', { name: 'Close', exact: true }).click();
    await page
      .getByRole('dialog', { name: 'Close this incident?' })
      .getByRole('button', { name: 'Close' })
      .last()
      .click();
    await messages(page, 'is over: closed by').getByRole('button', { name: /repl/ }).click();
    const review = thread(page).getByRole('group', { name: /^File .*\.md$/ });
    await review.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      review.getByRole('link', { name: 'Download' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('v2.3 serves again, errors are gone');
    expect(text).toMatch(/jonas/i);
  });
});
