// What happens in Siegelbach? From the first page with one click, by words a person knows.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base);
  await open('/');
  await page.locator('main').getByRole('link', { name: /^Siegelbach/ }).first().click();
  await page.waitForURL('**/ortsbezirke/siegelbach');
  assert.match(await page.locator('h1').innerText(), /Siegelbach/);
  const measures = page.locator('main a[href*="/massnahmen/"]');
  assert.ok((await measures.count()) > 0, 'the district names no measure');
  const title = (await measures.first().innerText()).trim();
  await measures.first().click();
  await page.waitForURL('**/massnahmen/**');
  assert.ok(title.length > 5);
  assert.ok(await page.getByText('Beispiel', { exact: true }).first().isVisible(), 'the example is not marked');
  await end();
}
