import { chromium, type Browser } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

/** A real browser: the one npm brought, which is for Linux on x64; elsewhere the Chrome of the machine. */
export async function openBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  const { executablePath, env } = await unpackChromium();
  return chromium.launch({
    executablePath,
    env,
    // Containers have no sandbox to offer, and the page is ours.
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu'],
  });
}
