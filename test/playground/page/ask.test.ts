import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { actAs, composer, goTo, messages, setBotStage, thread, type } from './stage.ts';

const stage = setBotStage();

const inSight = (one: Locator): Promise<boolean> =>
  one.evaluate(
    (element) =>
      new Promise<boolean>((tell) => {
        new IntersectionObserver(([entry]) => tell(entry?.isIntersecting === true)).observe(element);
      }),
  );

describe('somebody who opens the playground', () => {
  it('takes the command from the list, and gets the plan of the sample system', async () => {
    const page = await stage.open();
    await composer(page).pressSequentially('/de');
    await page.getByRole('option', { name: /\/devops/ }).waitFor();
    await composer(page).press('Enter');
    await composer(page).pressSequentially('rollback v2.3');
    expect(await page.getByText('/devops [rollback v2.3').isVisible()).toBe(true);
    await composer(page).press('Enter');
    const plan = messages(page, 'Roll back checkout to v2.3');
    await plan.getByText('argocd app set checkout --sync-policy none').waitFor();
    expect(await plan.getByText('v2.4.1 → v2.3').isVisible()).toBe(true);
    // The beginning is in sight, however long it is.
    const [heading, pane] = await Promise.all([
      plan.getByRole('heading').first().boundingBox(),
      page.getByRole('log').first().boundingBox(),
    ]);
    expect(heading?.y).toBeGreaterThanOrEqual(pane?.y ?? Number.POSITIVE_INFINITY);
  });

  it('presses the five things to try, and each of them is answered, in sight', async () => {
    const page = await stage.open({ tour: true });
    const press = async (label: RegExp): Promise<void> => {
      if (await page.getByRole('heading', { name: 'Five things to try' }).isHidden())
        await page.getByRole('button', { name: 'Tour' }).click();
      await page.getByRole('button', { name: label }).last().click();
    };
    await press(/^\/devops rollback v2\.3/);
    await messages(page, 'Roll back checkout to v2.3').first().waitFor();
    await press(/^A column was dropped/);
    const anew = thread(page).getByRole('heading', { name: 'Roll forward checkout' });
    await anew.waitFor();
    await expect.poll(() => inSight(anew), { timeout: 10_000 }).toBe(true);
    await press(/^\/devops rollback payments/);
    await messages(page, 'Roll back payments to v2.3')
      .getByRole('button', { name: /^Fill in/ })
      .waitFor();
    await press(/^\/devops checklist checkout/);
    await messages(page, 'Production readiness of checkout').getByRole('button', { name: 'Tick' }).first().waitFor();
    await press(/^@DevOps Consultant incident/);
    await messages(page, 'Declared by').getByText('checkout answers with 503').first().waitFor();
  });

  it('goes on in the thread with the keyboard alone, and comes back to where she was', async () => {
    const page = await stage.open();
    await type(page, '/devops rollback v2.3');
    const replies = messages(page, 'Roll back checkout to v2.3')
      .last()
      .getByRole('button', { name: /replies/ });
    await replies.focus();
    await page.keyboard.press('Enter');
    await thread(page).getByRole('textbox', { name: 'Reply' }).waitFor();
    await page.keyboard.type('a migration since then dropped a column');
    await page.keyboard.press('Enter');
    await thread(page).getByRole('article').filter({ hasText: 'Roll forward checkout' }).first().waitFor();
    await page.keyboard.press('Escape');
    await thread(page).waitFor({ state: 'hidden' });
    // the page gives the focus back once the thread is gone
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^\d+ replies/);
  });

  it('is told that commands do not work in threads, as in Slack', async () => {
    const page = await stage.open();
    await messages(page, 'v2.4.1 is live').hover();
    await page.getByRole('button', { name: 'Reply in thread' }).first().click();
    await thread(page).getByRole('textbox').fill('/devops help');
    await thread(page).getByRole('textbox').press('Enter');
    await page.getByText('Slack takes no commands in threads').waitFor();
    expect(await thread(page).getByRole('textbox').inputValue()).toBe('/devops help');
  });

  it('sees what only she may see, and her colleague does not', async () => {
    const page = await stage.open();
    await type(page, '/devops why');
    const hint = messages(page, 'Only visible to you');
    await hint.first().waitFor();
    await actAs(page, 'Jonas');
    await messages(page, 'v2.4.1 is live').waitFor();
    expect(await hint.count()).toBe(0);
  });

  it('reads a file that the bot brought, and takes it along', async () => {
    const page = await stage.open({ in: 'general' });
    await type(page, '/devops rollback checkout to v2.3');
    await messages(page, 'Roll back checkout')
      .getByRole('button', { name: /replies/ })
      .click();
    await thread(page).getByRole('button', { name: 'Runbook file' }).click();
    const file = thread(page)
      .getByRole('group', { name: /^File / })
      .first();
    await file.getByRole('button', { name: /^Show \d+ more lines/ }).click();
    expect(await file.getByRole('group', { name: 'Code' }).innerText()).toContain('# Roll back checkout to v2.3');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      file.getByRole('link', { name: 'Download' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain('argocd app rollback checkout');
  });

  it('shares a file with the bot, which reviews it', async () => {
    const page = await stage.open({ in: 'general' });
    const compose = 'services:\n  web:\n    image: nginx:latest\n    privileged: true\n';
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('main').getByRole('button', { name: 'Add a file' }).click(),
    ]);
    await chooser.setFiles({ name: 'compose.yaml', mimeType: 'text/plain', buffer: Buffer.from(compose) });
    await page.getByRole('button', { name: 'Leave out compose.yaml' }).waitFor();
    await type(page, '@DevOps Consultant review');
    const sent = messages(page, '@DevOps Consultant review').last();
    await sent.getByRole('group', { name: 'File compose.yaml' }).getByText('image: nginx:latest').waitFor();
    await sent.getByRole('button', { name: /repl/ }).click();
    await thread(page).getByRole('article').nth(1).waitFor();
    expect(await thread(page).getByRole('article').nth(1).innerText()).toMatch(/latest|privileged/);
  });

  it('mentions the bot where things are on fire', async () => {
    const page = await stage.open({ in: 'inc-142' });
    await composer(page).pressSequentially('@dev');
    await page.getByRole('option', { name: /DevOps Consultant · app/ }).click();
    await composer(page).pressSequentially('how do we roll back?');
    await composer(page).press('Enter');
    await messages(page, 'how do we roll back?').getByRole('button', { name: /repl/ }).click();
    await thread(page).getByText('App', { exact: true }).first().waitFor();
    expect(await thread(page).getByRole('article').first().innerText()).toContain(
      '@DevOps Consultant how do we roll back?',
    );
  });

  it('finds that the bot hears nothing where it was not invited, and invites it', async () => {
    const page = await stage.open({ in: 'random' });
    await page.getByText('is not in this channel').waitFor();
    await page.getByRole('button', { name: 'Add it to the channel' }).click();
    await page.getByText('is not in this channel').waitFor({ state: 'hidden' });
    expect(await page.getByRole('navigation').getByText('no bot').count()).toBe(0);
  });

  it('asks about what somebody else wrote, from the menu of the message', async () => {
    const page = await stage.open({ in: 'inc-142' });
    const said = messages(page, 'Should we roll back');
    await said.hover();
    await said.getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: /^Consult DevOps/ }).click();
    await said.getByRole('button', { name: /repl/ }).click();
    await thread(page).getByText('App', { exact: true }).first().waitFor();
    expect(await thread(page).getByRole('article').nth(1).innerText()).toMatch(/roll/i);
  });

  it('talks to it in private, from what it offers', async () => {
    const page = await stage.open();
    await goTo(page, 'DevOps Consultant');
    await page.getByRole('button', { name: 'What can you do?' }).click();
    await thread(page).getByText('App', { exact: true }).first().waitFor();
    expect(await thread(page).getByRole('article').nth(1).innerText()).toContain('/devops rollback');
  });
});
