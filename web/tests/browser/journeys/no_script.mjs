// With scripts switched off texts, tables, lists and drawn maps are there, and the filter works.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';
import { allPages } from '../pages.mjs';

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base, { javaScriptEnabled: false });
  for (const { name, path } of await allPages(base)) {
    await open(path);
    const text = await page.locator('main').innerText();
    assert.ok(text.length > 80, `${name}: only '${text}'`);
    assert.equal(await page.locator('h1').count(), 1, name);
  }
  await open('/massnahmen?view=map');
  assert.ok((await page.locator('main svg path').count()) > 10, 'the map is not drawn');
  await open('/massnahmen');
  await page.locator('main select[name=field]').selectOption('BEW');
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await page.waitForURL(/field=BEW/);
  const codes = await page.locator('main a[href*="/massnahmen/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.ok(codes.length > 0 && codes.every((href) => href.includes('BEW-')), codes.join(' '));
  await end();
}
