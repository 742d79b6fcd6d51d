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
  const drawer = page.locator('main details').filter({ hasText: 'Formel und Schwellen' }).first();
  await drawer.locator('summary').first().click();
  assert.match(await drawer.innerText(), /Σ|÷|Schwellen/);
  await page.locator('main details').filter({ hasText: 'Was diese Zahl nicht sagt' }).locator('summary').click();
  await page.locator('main details').filter({ hasText: 'Daten, Stand und Lizenz' }).locator('summary').click();
  assert.ok(await page.locator('main details[open]').filter({ hasText: 'Lizenz' }).count(), 'the sources cannot be opened');
  await end();
}
