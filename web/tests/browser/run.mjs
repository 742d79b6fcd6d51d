// Runs one journey: node run.mjs NAME. Ends with 0, 1, or 77 when this machine has no Chromium.
import { launch, chromiumPath, siteAddress, skipped } from './browser.mjs';

const name = process.argv[2];
if (!chromiumPath) {
  console.log('skipped: Chromium is not installed (Debian package chromium)');
  process.exit(skipped);
}
const { default: journey } = await import(`./journeys/${name}.mjs`);
const base = siteAddress();
const browser = await launch();
const begin = performance.now();
try {
  await journey({ browser, base });
  console.log(`${name}: ${Math.round(performance.now() - begin)} ms`);
} finally {
  await browser.close();
}
