import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { startPlayground, type StartOptions } from '../start-playground.ts';
import { openBrowser } from './open-browser.ts';

/** Who looks at the page, and how. */
export interface Look extends BrowserContextOptions {
  /** The name of the conversation that is open at first; #checkout-prod unless told. */
  readonly in?: string;
  /** The tour covers what a story looks at. */
  readonly tour?: boolean;
}

export interface Stage {
  readonly address: () => string;
  /** Opens the page in a browser of one's own. It must not complain, and Slack must like all that is sent. */
  readonly open: (look?: Look) => Promise<Page>;
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const desktop = { viewport: { width: 1360, height: 860 } };

/** What the inspector shows in red. */
const problemsOn = async (page: Page): Promise<string[]> => {
  const inspector = page.getByRole('button', { name: /^Inspector/ });
  if ((await inspector.getByLabel(/problems$/).count()) === 0) return [];
  // A form may lie above it.
  await inspector.dispatchEvent('click');
  await page.getByRole('checkbox', { name: 'Only problems' }).dispatchEvent('click');
  return page
    .getByRole('list', { name: /^Requests/ })
    .getByRole('button')
    .allInnerTexts();
};

interface Rules {
  /** Its pages stay open from story to story. */
  readonly keeps?: boolean;
  /** The bot of these stories does what Slack refuses. */
  readonly violates?: boolean;
}

interface Served {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** One for all stories that a process tells: it ends with the process. */
let browser: Promise<Browser> | undefined;

/** A playground for the stories of one file, and a browser. */
export const setStage = (start: () => Promise<Served>, { violates = false, keeps = false }: Rules = {}): Stage => {
  // On a busy machine a browser takes its time.
  vi.setConfig({ testTimeout: 60_000 });
  let served: Served;
  const pages: Page[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    browser ??= openBrowser();
    [served] = await Promise.all([start(), browser]);
  }, 60_000);
  const end = async (): Promise<void> => {
    const problems = violates ? [] : await Promise.all(pages.map(problemsOn));
    await Promise.all(pages.map((page) => page.context().close()));
    pages.length = 0;
    expect({ complaints: complaints.splice(0), problems: problems.flat() }).toEqual({ complaints: [], problems: [] });
  };
  if (!keeps) afterEach(end);
  afterAll(async () => {
    if (keeps) await end();
    await served.stop();
    vi.resetConfig();
  });
  return {
    address: () => served.address,
    open: async ({ in: conversation, tour = false, ...options } = {}) => {
      const context = await (await (browser ??= openBrowser())).newContext({ ...desktop, ...options });
      context.setDefaultTimeout(20_000);
      if (!tour) await context.addInitScript(() => localStorage.setItem('playground-tour-closed', 'yes'));
      const page = await context.newPage();
      pages.push(page);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      await page.goto(served.address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (conversation !== undefined) await goTo(page, conversation);
      return page;
    },
  };
};

export const setBotStage = (options: StartOptions = {}, rules: Rules = {}): Stage =>
  setStage(() => startPlayground(options), rules);

export const goTo = async (page: Page, conversation: string): Promise<void> => {
  const list = page.getByRole('button', { name: 'Conversations' });
  if (await list.isVisible()) await list.click();
  await page.getByRole('navigation').getByRole('button', { name: conversation }).click();
  await page.getByRole('heading', { level: 1, name: conversation }).waitFor();
};

/** Where one types in the conversation. */
export const composer = (page: Page): Locator => page.getByRole('main').getByRole('textbox', { name: /^Message/ });

export const type = async (page: Page, text: string): Promise<void> => {
  await composer(page).fill(text);
  await composer(page).press('Enter');
};

/** The messages in the conversation that hold this. */
export const messages = (page: Page, hasText: string | RegExp): Locator =>
  page.getByRole('main').getByRole('article').filter({ hasText });

export const thread = (page: Page): Locator => page.getByRole('complementary', { name: 'Thread' });

export const actAs = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('radio', { name }).click();
  await page.getByRole('radio', { name, checked: true }).waitFor();
};

/** The id of the conversation that is open. */
export const conversationOf = (page: Page): string =>
  new URLSearchParams(new URL(page.url()).hash.slice(1)).get('in') ?? '';

/** Closes the incident of a card, and gives the draft of its review as it is downloaded. */
export const closeIncident = async (page: Page, card: Locator): Promise<string> => {
  await card.getByRole('button', { name: 'Close', exact: true }).click();
  const asked = page.getByRole('dialog', { name: 'Close this incident?' });
  await asked.getByRole('button', { name: 'Close' }).last().click();
  await messages(page, 'is over: closed by').getByRole('button', { name: /repl/ }).click();
  const review = thread(page).getByRole('group', { name: /^File .*\.md$/ });
  await review.waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    review.getByRole('link', { name: 'Download' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
};
