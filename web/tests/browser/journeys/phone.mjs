// At 320 pixels and at 400 per cent: no page is wider than the screen, targets are large enough.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';
import { allPages } from '../pages.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base, { viewport: { width: 320, height: 640 }, hasTouch: true });
  const wrong = [];
  for (const { name, path } of await allPages(base)) {
    await open(path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) {
      const who = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !node.closest('.scroll, .picture')).slice(0, 3).map((node) => `${node.tagName}.${node.getAttribute('class')}`));
      wrong.push(`${name} is ${wide} px too wide: ${who}`);
    }
    const small = await page.evaluate(() => [...document.querySelectorAll('button, select, input:not([type=hidden]):not([type=checkbox]), .button')].filter((node) => { const box = node.getBoundingClientRect(); return box.height > 0 && box.height < 24; }).map((node) => node.outerHTML.slice(0, 80)));
    if (small.length > 0) wrong.push(`${name} has small targets: ${small}`);
  }
  assert.deepEqual(wrong, []);
  await end();
}
