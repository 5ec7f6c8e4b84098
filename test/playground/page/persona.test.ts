import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startPlayground } from '../start-playground.ts';
import { messages, setStage, type } from './stage.ts';

const ours = new URL('../../../personas/devops/answers/help.md', import.meta.url);

let folder: string;

const stage = setStage(async () => {
  folder = await mkdtemp(join(tmpdir(), 'persona-'));
  await cp(ours, join(folder, 'help.md'));
  const playing = await startPlayground({ personasDir: folder });
  return {
    address: playing.address,
    stop: async () => {
      await playing.stop();
      await rm(folder, { recursive: true });
    },
  };
});

const save = async (title: string): Promise<void> => {
  const text = await readFile(ours, 'utf8');
  await writeFile(join(folder, 'help.md'), text.replace(/^title: .*$/mu, `title: ${title}`));
};

describe('somebody who edits a persona beside the page', () => {
  it('sees file, line and field of a fault, and that it is gone once it is mended', async () => {
    const page = await stage.open();
    await save('""');
    const faults = page.getByRole('alert', { name: 'Faults of the persona' });
    await faults.getByText(/help\.md:\d+/).waitFor();
    expect(await faults.innerText()).toMatch(/help\.md:\d+ title \w/u);
    await save('What you can ask');
    await faults.waitFor({ state: 'hidden' });
  });

  it('sees the last question answered anew, and what changed in the answer', async () => {
    const page = await stage.open();
    await type(page, '/devops help');
    await messages(page, 'What you can ask').first().waitFor();
    await save('Ask our platform team');
    const changes = page.getByRole('status', { name: 'What changed with the persona' });
    await changes.getByText('Ask our platform team').waitFor();
    expect(await changes.getByText('What you can ask').count()).toBe(1);
    const heading = messages(page, 'Ask our platform team').getByRole('heading', { name: 'Ask our platform team' });
    expect(await heading.evaluate((element) => element.closest('.changed') !== null)).toBe(true);
    // The rest of the answer is as it was, but for the line that says from which data it is.
    expect(await messages(page, 'Ask our platform team').locator('.changed').count()).toBe(2);
  });
});
