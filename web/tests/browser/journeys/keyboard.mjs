// Without a mouse: the first key leads to the skip link, the focus is seen wherever it is, nothing holds it.
import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

const seen = () => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  // A card shows the focus of the link in it; a box its own.
  const around = [node, node.closest('.card')].filter(Boolean).map((one) => getComputedStyle(one));
  const box = node.getBoundingClientRect();
  const outlined = around.some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
  const inSvg = node instanceof SVGElement;
  return { tag: node.tagName, text: (node.textContent ?? '').trim().slice(0, 40), outlined: outlined || inSvg, size: box.width * box.height };
};

export default async function ({ browser, base }) {
  const { page, open, end } = await visit(browser, base);
  await open('/');
  await page.keyboard.press('Tab');
  assert.equal((await page.evaluate(seen)).text, 'Zum Inhalt springen');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement)), 'the skip link does not lead into the content');

  for (const path of ['/', '/massnahmen', '/massnahmen/KLI-07', '/ortsbezirke/siegelbach', '/karte']) {
    await open(path);
    await page.waitForTimeout(path === '/karte' ? 3000 : 100);
    let steps = 0;
    let last = '';
    for (; steps < 400; ++steps) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate(seen);
      if (now === null) break; // past the last one: the browser has it
      assert.ok(now.outlined, `${path}: the focus on ${now.tag} '${now.text}' is not visible`);
      last = now.text;
    }
    assert.ok(steps > 10 && steps < 400, `${path}: ${steps} steps, the last on '${last}'`);
  }
  await end();
}
