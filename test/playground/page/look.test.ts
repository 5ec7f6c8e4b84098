import axe from 'axe-core';
import { type Locator, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { goTo, messages, phone, setBotStage, thread, type } from './stage.ts';

const stage = setBotStage();

const findings = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What a judge of accessibility finds wrong with a part of the screen; with its colours alone, or with all. */
const faultsOf = async (page: Page, part = 'html', rules: 'all' | 'colours' = 'all'): Promise<string[]> => {
  await page.evaluate(axe.source);
  const options = { resultTypes: ['violations'], ...(rules === 'all' ? {} : { runOnly: ['color-contrast'] }) };
  const found = findings.parse(await page.evaluate(`axe.run('${part}', ${JSON.stringify(options)})`));
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

/** Nothing is wider than the screen. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

const plan = (page: Page): Locator => messages(page, 'Roll back checkout to v2.3').last();

const askForPlan = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '/devops rollback v2.3' }).click();
  await plan(page)
    .getByRole('button', { name: /replies/ })
    .waitFor();
};

const openHome = async (page: Page): Promise<void> => {
  await goTo(page, 'DevOps Consultant');
  await page.getByRole('radio', { name: 'Home' }).click();
  await page.getByRole('region', { name: 'Home' }).getByRole('heading').first().waitFor();
};

describe('somebody who reads with her ears, or with the keyboard', () => {
  it('finds everything named and in reach: tour, plan, thread and form', async () => {
    const page = await stage.open({ tour: true });
    await askForPlan(page);
    expect(await faultsOf(page)).toEqual([]);
    await plan(page)
      .getByRole('button', { name: /replies/ })
      .click();
    await thread(page).getByRole('article').nth(1).waitFor();
    await plan(page)
      .getByRole('button', { name: /^Fill in/ })
      .click();
    await page.getByRole('dialog').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('finds everything named and in reach: Home and inspector', async () => {
    const page = await stage.open();
    await openHome(page);
    await page.getByRole('button', { name: /^Inspector/ }).click();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('somebody who reads at night', () => {
  it('can tell all words from what is behind them', async () => {
    const page = await stage.open({ tour: true, colorScheme: 'dark' });
    await askForPlan(page);
    await page.getByRole('button', { name: /^Inspector/ }).click();
    expect(await faultsOf(page, 'html', 'colours')).toEqual([]);
    await openHome(page);
    expect(await faultsOf(page, 'main', 'colours')).toEqual([]);
  });
});

describe('somebody with a phone', () => {
  it('reads the tour, a plan, its thread and the Home without moving the page sideways', async () => {
    const page = await stage.open({ tour: true, ...phone });
    expect(await overflow(page)).toBe(0);
    await askForPlan(page);
    expect(await overflow(page)).toBe(0);
    await plan(page)
      .getByRole('button', { name: /replies/ })
      .click();
    await thread(page).getByRole('article').nth(1).waitFor();
    expect(await overflow(page)).toBe(0);
    await page.getByRole('button', { name: 'Close: Thread' }).click();
    await openHome(page);
    expect(await overflow(page)).toBe(0);
  });
});

describe('somebody who likes it dark', () => {
  it('switches, and finds it so again', async () => {
    const page = await stage.open({ colorScheme: 'light' });
    const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    expect(await paper()).not.toBe(light);
    const dark = await paper();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await paper()).toBe(dark);
  });
});

describe('somebody who has no internet', () => {
  it('misses nothing', async () => {
    const page = await stage.open({ tour: true });
    await type(page, '/devops slo 99.9');
    await messages(page, '99.9').first().waitFor();
    const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(asked.filter((address) => !address.startsWith(stage.address()))).toEqual([]);
  });
});
