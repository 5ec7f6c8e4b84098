import { chromium, type Browser } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

/** A real browser. Elsewhere than on Linux it is the Chrome of the machine. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome' });
  const { executablePath, env } = await unpackChromium();
  return chromium.launch({
    executablePath,
    env,
    // Containers have no sandbox to offer, and the page is ours.
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu'],
  });
}
