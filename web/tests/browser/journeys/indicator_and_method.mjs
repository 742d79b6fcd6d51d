// An indicator: its values as a table, and how it is computed.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base);
  await open('/indikatoren');
  await page.locator('main a[href*="/indikatoren/"]').first().click();
  await page.waitForURL('**/indikatoren/**');
  assert.ok(await page.getByText('Modellwert').first().isVisible(), 'the value is not called modelled');
  assert.ok((await page.locator('main table').count()) > 0, 'there is no table');
  const drawer = page.locator('main details').filter({ hasText: /Formel|Methode|gerechnet/ }).first();
  await drawer.locator('summary').first().click();
  assert.match(await drawer.innerText(), /Quelle|Maßstab|Schwäche/);
  await end();
}
