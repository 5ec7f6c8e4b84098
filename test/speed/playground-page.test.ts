import { expect, it } from 'vitest';
import { openBrowser } from '../playground/page/open-browser.ts';
import { startPlayground } from '../playground/start-playground.ts';

it('opens the page of the playground, ready to be used, within a second', async () => {
  const [browser, playground] = await Promise.all([openBrowser(), startPlayground()]);
  try {
    const page = await browser.newPage();
    await page.goto(playground.address);
    await page.getByRole('textbox', { name: /^Message/ }).waitFor();
    const ready = await page.evaluate(() => performance.getEntriesByName('ready').map(({ startTime }) => startTime));
    expect(ready).toHaveLength(1);
    expect(ready[0]).toBeLessThan(1000);
  } finally {
    await browser.close();
    await playground.stop();
  }
});
