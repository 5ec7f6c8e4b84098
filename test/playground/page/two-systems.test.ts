import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Locator, type Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openPlayground, type Playground } from '../../../src/playground/open-playground.ts';
import { kill, portOf, startProcess, type Running } from '../../slack/process.ts';
import { actAs, goTo, messages, setStage, thread, type } from './stage.ts';

/** A bot of its own process, as in production, that dies in the middle of whatever people do with it. */

let playground: Playground;
let bot: Running;
let env: Readonly<Record<string, string>>;

const begin = async (): Promise<void> => {
  bot = startProcess(env);
  await bot.says(/over HTTP on port \d+/u);
  playground.connect(`http://127.0.0.1:${portOf(bot)}/slack/events`);
};

/** kill -9 as soon as all that was said is acknowledged. What people do meanwhile waits at Slack. */
const strike = (): Promise<void> =>
  playground.whileAway(async () => {
    await kill(bot);
    await begin();
  });

const stage = setStage(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'two-systems-'));
  playground = await openPlayground({ port: 0 });
  const { botToken, apiUrl, signingSecret } = playground.slack;
  env = {
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: apiUrl,
    SLACK_SIGNING_SECRET: signingSecret,
    DATA_DIR: folder,
    PORT: '0',
  };
  await begin();
  return {
    address: playground.address,
    stop: async () => {
      await kill(bot);
      await playground.close();
      await rm(folder, { recursive: true });
    },
  };
});

const catalog = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: billing-api
  annotations:
    backstage.io/kubernetes-namespace: billing
    argocd/app-name: billing-production
spec:
  type: service
  lifecycle: production
  owner: team-billing
`;

const choose = async (form: Locator, field: string, filter: string, choice: string): Promise<void> => {
  await form.getByLabel(field).click();
  await form.getByRole('searchbox', { name: 'Filter the choices' }).fill(filter);
  await form.getByRole('checkbox', { name: choice, exact: true }).check();
};

/** The form that asks for proof of an item, filled in; `send` sends it. */
const proofFor = async (page: Page, board: Locator, at: number, proof: string) => {
  await board.getByRole('button', { name: 'Tick', exact: true }).nth(at).click();
  const form = page.getByRole('dialog', { name: 'What proves it' });
  await form.getByRole('textbox').fill(proof);
  return { send: () => form.getByRole('button', { name: 'Tick' }).click() };
};

/** Four times it starts anew, and its leases run out. */
const patient = { timeout: 120_000 };

it(
  'a team tells of two systems, fills what a rollback lacks and ticks a list together, and the bot dies in the middle of each',
  patient,
  async () => {
    const page = await stage.open({ in: 'checkout-prod' });
    const colleague = await stage.open({ in: 'checkout-prod' });
    await actAs(colleague, 'Jonas');

    await type(page, '/devops system add');
    const form = page.getByRole('dialog', { name: 'New system' });
    await form.getByLabel('Name').fill('checkout');
    await strike();
    await choose(form, 'Where it runs', 'kube', 'Kubernetes');
    // What Kubernetes asks for besides: the new process goes on with the form of the old one.
    await form.getByRole('button', { name: 'Names for commands' }).waitFor();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await messages(page, 'I have kept what you told me of checkout')
      .getByRole('button', { name: 'Use it in this channel' })
      .click();
    await messages(page, 'bound this channel to checkout').waitFor();

    await goTo(page, 'DevOps Consultant');
    const file = { name: 'catalog-info.yaml', mimeType: 'text/yaml', buffer: Buffer.from(catalog) };
    await page.getByRole('main').locator('input[type=file]').first().setInputFiles(file);
    await page.getByRole('main').getByText('catalog-info.yaml').waitFor();
    await page.getByRole('main').getByRole('button', { name: 'Send' }).click();
    await strike();
    await thread(page).getByText('I took over from the file: billing-api').waitFor();
    await goTo(page, 'general');
    await type(page, '/devops system bind billing-api');
    await messages(page, 'bound this channel to billing-api').waitFor();
    await type(page, '/devops system list');
    await messages(page, 'Your systems').getByRole('row').nth(2).waitFor();

    await goTo(page, 'checkout-prod');
    await type(page, '/devops rollback v2.3');
    const answer = messages(page, 'Roll back checkout to v2.3');
    await answer.getByRole('button', { name: /repl/ }).waitFor();
    await answer.getByRole('button', { name: /^Fill in/ }).click();
    const gaps = page.getByRole('dialog', { name: 'What is missing' });
    await gaps.getByLabel('from version').fill('v2.4.1');
    await gaps.getByRole('button', { name: 'Fill in' }).click();
    await strike();
    await answer.getByText('(edited)').waitFor();
    await answer.getByText('v2.4.1').first().waitFor();
    expect(await answer.count()).toBe(1);

    await type(page, '/devops checklist');
    const [board, other] = [page, colleague].map((one) => messages(one, 'Production readiness of checkout'));
    if (board === undefined || other === undefined) throw new Error('no list');
    const mine = await proofFor(page, board, 0, 'https://git.example.com/acme/infra/pull/7');
    const theirs = await proofFor(colleague, other, 1, 'pipeline run 4711');
    await Promise.all([mine.send(), theirs.send()]);
    await strike();
    for (const list of [board, other]) {
      await list.getByText(/2 of 12 ticked/).waitFor();
      for (const name of ['@Mina Okafor', '@Jonas Weber']) await list.getByText(name).first().waitFor();
    }
    await goTo(page, 'DevOps Consultant');
    await page.getByRole('radio', { name: 'Home' }).click();
    const home = page.getByRole('region', { name: 'Home' });
    await home.getByRole('combobox').first().selectOption('checkout');
    await home.getByText(/2 of 12 ticked/).waitFor();
  },
);
