// Today beside plan on the big map, by keyboard.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base);
  await open('/karte');
  const select = page.getByLabel('Indikator', { exact: true });
  await select.waitFor({ timeout: 30_000 });
  await page.locator('.status').waitFor({ state: 'detached', timeout: 60_000 });
  const tile = page.waitForResponse((answer) => answer.url().includes('/tiles/indicators/'), { timeout: 60_000 });
  await select.selectOption({ index: 1 });
  assert.equal((await tile).status(), 200);
  await page.getByLabel('Zeigen').selectOption('swipe');
  const line = page.getByLabel('Trennlinie zwischen heute und mit Plan');
  await line.focus();
  const before = Number(await line.inputValue());
  for (let i = 0; i < 10; ++i) await page.keyboard.press('ArrowRight');
  assert.equal(Number(await line.inputValue()), before + 10);
  assert.match(page.url(), /value=swipe/);
  await page.locator('canvas').nth(1).waitFor({ timeout: 60_000 });
  const clip = await page.locator('.over').evaluate((node) => getComputedStyle(node).clipPath);
  assert.match(clip, new RegExp(`${before + 10}%`));
  await end();
}
