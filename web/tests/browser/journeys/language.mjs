// The language changes, address and query stay.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base);
  await open('/massnahmen?field=KLI&view=table');
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/massnahmen?*');
  assert.equal(new URL(page.url()).search, '?field=KLI&view=table');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.ok(await page.getByRole('link', { name: 'Districts' }).first().isVisible());
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.waitForURL(base + '/massnahmen?*');
  assert.equal(await page.locator('html').getAttribute('lang'), 'de');
  await end();
}
