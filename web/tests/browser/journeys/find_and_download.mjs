// A measure by theme, place and year; then the list of exactly what was found.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { visit } from '../browser.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base);
  await open('/massnahmen');
  const form = page.locator('main form').first();
  await form.locator('select[name=field]').selectOption('KLI');
  await form.locator('[name=district]').selectOption('kernstadt');
  const year = form.locator('[name=year]');
  if (!(await year.isVisible())) await form.locator('summary').click();
  if ((await year.evaluate((node) => node.tagName)) === 'SELECT') await year.selectOption('2027');
  else await year.fill('2027');
  await form.getByRole('button', { name: 'Anzeigen' }).click();
  await page.waitForURL(/field=KLI/);
  const address = new URL(page.url());
  assert.equal(address.searchParams.get('district'), 'kernstadt');
  const shown = new Set(await page.locator('main a[href*="/massnahmen/KLI-"]').evaluateAll((all) => all.map((a) => a.getAttribute('href').split('/').pop())));
  assert.ok(shown.size > 0, 'nothing was found');
  const link = page.locator('main a[href*="csv"]').first();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]).catch(async () => {
    throw new Error(`no download from ${await link.getAttribute('href')}`);
  });
  const rows = readFileSync(await download.path(), 'utf8').trim().split(/\r?\n/);
  const codes = new Set(rows.slice(1).flatMap((row) => row.match(/KLI-\d+/)?.[0] ?? []));
  assert.deepEqual([...codes].sort(), [...shown].sort());
  await end();
}
