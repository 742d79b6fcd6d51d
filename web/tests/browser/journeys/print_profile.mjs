// The profile of a district as PDF.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export default async function ({ browser, base }) {
  const { page, open, end, context } = await visit(browser, base);
  await open('/ortsbezirke/siegelbach');
  const link = page.locator('main a[href*=".pdf"], main a[href*="/pdf"]').first();
  const address = new URL(await link.getAttribute('href'), page.url());
  const answer = await context.request.get(address.href, { timeout: 120_000 });
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-type'], /application\/pdf/);
  assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.sections').isVisible(), false, 'the navigation would be printed');
  await end();
}
