// Screenshots of every page at 1440 and 390 pixels, in both languages and both colour schemes: node shots.mjs FOLDER [NAME…].
// With names only those pages.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumPath, launch, siteAddress, visit } from './browser.mjs';
import { allPages, inEnglish } from './pages.mjs';

const [folder, ...names] = process.argv.slice(2);
if (!folder) throw new Error('usage: node shots.mjs FOLDER [NAME…]');
if (!chromiumPath) throw new Error('Chromium is not installed (Debian package chromium)');
mkdirSync(folder, { recursive: true });
const base = siteAddress();
const pages = (await allPages(base)).filter((page) => names.length === 0 || names.includes(page.name));
const browser = await launch();
let count = 0;
for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 390]) {
    for (const language of ['de', 'en']) {
      const reader = await visit(browser, base, { colorScheme, viewport: { width, height: 900 } });
      for (const { name, path } of pages) {
        await reader.open(language === 'en' ? inEnglish(path) : path);
        if ((await reader.page.locator('[data-island]').count()) > 0) {
          // A map draws itself, after the last tile too; what it looks like half done is of no interest.
          const drawn = '[data-island]:has([data-drawn="yes"]), [data-island][data-ready="failed"]';
          await reader.page.waitForSelector(drawn, { timeout: 60_000 }).catch(() => console.error(`${name}: the map was not drawn in a minute`));
        }
        await reader.page.screenshot({ path: join(folder, `${name}-${width}-${language}-${colorScheme}.png`), fullPage: true });
        ++count;
      }
      await reader.end();
    }
  }
}
await browser.close();
console.log(`${count} screenshots in ${folder}`);
