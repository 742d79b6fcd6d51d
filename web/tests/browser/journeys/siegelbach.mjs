// What happens in Siegelbach? From the first page with one click, by words a person knows.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base, { viewport: { width: 1440, height: 900 } });
  await open('/');
  await page.locator('main').getByRole('link', { name: /^Siegelbach/ }).first().click();
  await page.waitForURL('**/ortsbezirke/siegelbach');
  assert.match(await page.locator('h1').innerText(), /Siegelbach/);
  // Values and bands stay in their column.
  assert.ok((await page.locator('td .band').count()) > 0, 'no value has a band');
  const wide = await page.locator('td.number').evaluateAll((cells) => cells.filter((cell) => {
    const text = document.createRange();
    text.selectNodeContents(cell);
    const [inner, outer] = [text.getBoundingClientRect(), cell.getBoundingClientRect()];
    return inner.left < outer.left - 1 || inner.right > outer.right + 1;
  }).map((cell) => cell.textContent));
  assert.deepEqual(wide, [], 'wider than their column');
  const measures = page.locator('main a[href*="/massnahmen/"]');
  assert.ok((await measures.count()) > 0, 'the district names no measure');
  const title = (await measures.first().innerText()).trim();
  await measures.first().click();
  await page.waitForURL('**/massnahmen/**');
  assert.ok(title.length > 5);
  assert.ok(await page.getByText('Beispiel', { exact: true }).first().isVisible(), 'the example is not marked');
  await end();
}
