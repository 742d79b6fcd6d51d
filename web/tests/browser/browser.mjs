// Debian's Chromium, driven by playwright-core, and what every journey needs.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const skipped = 77; // what ctest takes as "skipped"
export const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);

export async function launch() {
  return chromium.launch({
    executablePath: chromiumPath,
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
}

export function siteAddress() {
  if (process.env.LEITBILD_BASE) return process.env.LEITBILD_BASE;
  return JSON.parse(readFileSync(join(process.env.LEITBILD_BROWSER_FOLDER ?? '', 'site.json'), 'utf8')).base;
}

/**
 * A page that reports what must never happen: requests to other hosts, errors of scripts, breaches of the content security
 * policy. `open(path)` waits until it is loaded and gives the answer.
 */
export async function visit(browser, base, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'de-DE', acceptDownloads: true, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob|about):/.test(url)) wrong.push(`request to another host: ${url}`);
  });
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) wrong.push(`console: ${message.text()}`);
  });
  return {
    page,
    context,
    open: (path) => page.goto(base + path, { waitUntil: 'load' }),
    async end() {
      await context.close();
      assert.deepEqual(wrong, []);
    },
  };
}
