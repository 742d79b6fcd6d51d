// Not one violation that axe-core finds, on every page in both schemes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { visit } from '../browser.mjs';
import { allPages, inEnglish } from '../pages.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export default async function ({ browser, base }) {
  const found = [];
  let rules = 0;
  for (const colorScheme of ['light', 'dark']) {
    // The policy of the site forbids scripts from outside; the checker is one.
    const reader = await visit(browser, base, { colorScheme, bypassCSP: true });
    for (const { name, path } of await allPages(base)) {
      await reader.open(colorScheme === 'light' ? path : inEnglish(path));
      await reader.page.evaluate(axe);
      const result = await reader.page.evaluate(() =>
        globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
      rules += result.passes.length;
      for (const violation of result.violations) {
        found.push(`${name} (${colorScheme}): ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}: ${violation.nodes[0]?.failureSummary}`);
      }
    }
    await reader.end();
  }
  console.log(`axe: ${rules} rules passed, ${found.length} violations`);
  assert.deepEqual(found, []);
}
