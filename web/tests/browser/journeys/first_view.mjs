// Every page is there within a second and nothing jumps, also where a slow machine shows it in parts. Printed: what each
// took. The limit counts for the optimised program; one with sanitizers gets ten times as long.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { visit } from '../browser.mjs';
import { allPages } from '../pages.mjs';

const limit = Number(process.env.LEITBILD_FIRST_VIEW_MS ?? 1000);

const inParts = ['measures', 'search', 'imprint', 'measures-table', 'search-found']; // lists with filters, short pages, a long table

export default async function ({ browser, base }) {
  const wrong = [];
  const slow = await slowSite(base);
  for (const { name, path } of await allPages(base)) {
    const { paint, shift } = await look(browser, base, path);
    console.log(`${name.padEnd(18)} ${Math.round(paint)} ms, shift ${shift.toFixed(3)}`);
    if (paint > limit) wrong.push(`${name}: first view after ${Math.round(paint)} ms`);
    if (shift > 0.02) wrong.push(`${name}: shifts by ${shift.toFixed(3)}`);
    if (!inParts.includes(name)) continue;
    const parts = await look(browser, slow.base, path);
    if (parts.shift > 0.02) wrong.push(`${name}, in parts: shifts by ${parts.shift.toFixed(3)}`);
  }
  slow.server.close();
  assert.deepEqual(wrong, []);
}

/** When a page shows something (ms) and how far it moves by itself. */
async function look(browser, base, path) {
  const { page, open, end } = await visit(browser, base);
  await page.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shift += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });
  });
  await open(path);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0, undefined, { timeout: 20_000 });
  await page.waitForTimeout(400); // what moves later
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    shift: globalThis.shift,
  }));
  await end();
  return seen;
}

/** The site as a slow line brings it: every page in twenty parts, a part every 60 ms. */
async function slowSite(base) {
  const server = createServer(async (request, response) => {
    const answer = await fetch(base + request.url);
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type') ?? '';
    response.writeHead(answer.status, { 'content-type': type });
    const step = type.startsWith('text/html') ? Math.ceil(body.length / 20) : body.length;
    for (let begin = 0; begin < body.length; begin += step) {
      if (begin > 0) await new Promise((next) => setTimeout(next, 60));
      response.write(body.subarray(begin, begin + step));
    }
    response.end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, base: `http://127.0.0.1:${server.address().port}` };
}
