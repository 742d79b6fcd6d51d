// Every page is there within a second and nothing jumps. Printed: what each took. The limit counts for the optimised
// program; one with sanitizers gets ten times as long.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';
import { allPages } from '../pages.mjs';

const limit = Number(process.env.LEITBILD_FIRST_VIEW_MS ?? 1000);

export default async function ({ browser, base }) {
  const wrong = [];
  for (const { name, path } of await allPages(base)) {
    const { page, open, end } = await visit(browser, base);
    await page.addInitScript(() => {
      globalThis.shift = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
    });
    await open(path);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, { timeout: 20_000 });
    await page.waitForTimeout(400); // what moves later
    const { paint, shift } = await page.evaluate(() => ({
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
      shift: globalThis.shift,
    }));
    console.log(`${name.padEnd(18)} ${Math.round(paint)} ms, shift ${shift.toFixed(3)}`);
    if (paint > limit) wrong.push(`${name}: first view after ${Math.round(paint)} ms`);
    if (shift > 0.02) wrong.push(`${name}: shifts by ${shift.toFixed(3)}`);
    await end();
  }
  assert.deepEqual(wrong, []);
}
