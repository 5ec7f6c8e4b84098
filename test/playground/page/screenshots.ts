/** Makes the pictures of the playground in docs/: `npm run -s docs:screenshots`. */
import { join } from 'node:path';
import { type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { startPlayground } from '../start-playground.ts';
import { openBrowser } from './open-browser.ts';
import { actAs, goTo, messages, phone, thread, type } from './stage.ts';

const docs = join(import.meta.dirname, '../../../docs');
const desk = { viewport: { width: 1280, height: 800 } };

interface Picture {
  readonly name: string;
  readonly look: BrowserContextOptions;
  readonly tour?: boolean;
  readonly make: (page: Page) => Promise<void>;
}

const plan = (page: Page): Locator => messages(page, 'Roll back checkout to v2.3').last();

const askForPlan = async (page: Page): Promise<void> => {
  await type(page, '/devops rollback v2.3');
  await plan(page)
    .getByRole('button', { name: /replies/ })
    .waitFor();
};

const tick = async (page: Page, proof: string): Promise<void> => {
  await messages(page, 'Production readiness').getByRole('button', { name: 'Tick', exact: true }).first().click();
  await page.getByRole('dialog').getByRole('textbox').fill(proof);
  await page.getByRole('dialog').getByRole('button', { name: 'Tick' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
};

const pictures: readonly Picture[] = [
  { name: 'playground', look: desk, tour: true, make: askForPlan },
  {
    name: 'playground-run-sheet',
    look: { ...desk, colorScheme: 'dark' },
    make: async (page) => {
      await askForPlan(page);
      await plan(page).getByRole('button', { name: 'Work through it' }).click();
      await plan(page)
        .getByRole('button', { name: /replies/ })
        .click();
      const sheet = thread(page).getByRole('article').filter({ hasText: 'Working through' });
      await sheet.getByRole('button', { name: 'Done' }).click();
      await sheet.getByText('1 of').first().waitFor();
      await sheet.evaluate((one) => one.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'playground-incident',
    look: desk,
    make: async (page) => {
      await goTo(page, 'inc-142');
      await type(page, '@DevOps Consultant incident checkout answers with 503 since the last release');
      const card = messages(page, 'Declared by');
      await card.getByRole('button', { name: 'Take it' }).first().click();
      await card.getByRole('button', { name: 'Give it up' }).waitFor();
      await actAs(page, 'Jonas');
      await card.getByRole('button', { name: 'Add to timeline' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('the database is fine, it is the release');
      await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
      await card.getByText('the database is fine').waitFor();
      await card.evaluate((one) => one.scrollIntoView({ block: 'start' }));
    },
  },
  {
    name: 'playground-home',
    look: desk,
    make: async (page) => {
      await type(page, '/devops checklist checkout');
      await tick(page, 'https://git.example.com/acme/infra/pull/7');
      await actAs(page, 'Jonas');
      await tick(page, 'pipeline run 4711');
      await actAs(page, 'Mina');
      await goTo(page, 'DevOps Consultant');
      await page.getByRole('radio', { name: 'Home' }).click();
      await page.getByRole('region', { name: 'Home' }).getByText('@Jonas Weber').first().waitFor();
      await page.getByRole('button', { name: /^Inspector/ }).click();
    },
  },
  { name: 'playground-phone', look: { ...phone, colorScheme: 'dark' }, make: askForPlan },
];

const wanted = process.argv.slice(2);
const browser = await openBrowser();
for (const { name, look, tour = false, make } of pictures) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  // Each begins with an untouched workspace.
  const playground = await startPlayground();
  const context = await browser.newContext({ reducedMotion: 'reduce', ...look });
  if (!tour) await context.addInitScript(() => localStorage.setItem('playground-tour-closed', 'yes'));
  const page = await context.newPage();
  await page.goto(playground.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await make(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(docs, `${name}.png`), caret: 'hide' });
  await context.close();
  await playground.stop();
}
await browser.close();
