// Sets sheets with Typst. One job per line on standard input, one answer per line on standard output, both JSON, until
// the input ends. A job: {"template", "out", "files": {"data.json": "…", "map.svg": "…"}}. The files exist for the
// template only, below /job/. An answer: {"ok": true, "pages": 2} or {"ok": false, "error": "…"}. The first line says
// whether the process can print at all. No request leaves this machine.
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const fontFolders = ['/usr/share/fonts/truetype/open-sans', '/usr/share/fonts/truetype/dejavu'];
// Every face the templates and the map use; DejaVu covers letters Open Sans does not have.
const fontFiles = [
  ['open-sans', 'OpenSans-Regular.ttf'], ['open-sans', 'OpenSans-Italic.ttf'], ['open-sans', 'OpenSans-Semibold.ttf'],
  ['open-sans', 'OpenSans-Bold.ttf'], ['open-sans', 'OpenSans-CondBold.ttf'], ['dejavu', 'DejaVuSans.ttf'],
];

function answer(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

function fonts() {
  return fontFiles.map(([family, name]) => {
    const file = join(fontFolders.find((f) => f.endsWith(family)), name);
    try {
      return readFileSync(file);
    } catch {
      throw new Error(`die Schrift ${file} fehlt (Debian-Pakete fonts-open-sans und fonts-dejavu-core)`);
    }
  });
}

function compiler() {
  const require = createRequire(import.meta.url);
  const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');
  return NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts() }] });
}

function words(typst, failure) {
  const found = failure ? typst.fetchDiagnostics(failure) : [];
  return found.map((d) => d.message + (d.hints?.length ? ` (${d.hints.join('; ')})` : '')).join('; ') ||
    'das Blatt konnte nicht gesetzt werden';
}

// What Typst says inside a dump of its diagnostics.
function plain(error) {
  const text = String(error.message ?? error);
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((m) => m[1].replaceAll('\\', ''));
  return messages.length ? messages.join('; ') : text;
}

// A letter none of the fonts has would stop the whole sheet: outside Latin, Greek, Cyrillic and common signs it is
// shown as a replacement sign.
function printable(text) {
  return text.replace(/[^\n\t\u0020-\u052f\u1e00-\u22ff\u2500-\u26ff\ufffd]/gu, '\ufffd');
}

function write(file, bytes) {
  const out = openSync(file, 'w');
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(out, bytes, done);
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
}

function print(typst, job) {
  typst.resetShadow();
  for (const [name, text] of Object.entries(job.files)) {
    typst.mapShadow(join(folder, 'job', name), Buffer.from(printable(text), 'utf8'));
  }
  const result = typst.compile({ mainFilePath: join(folder, job.template), resetRead: true });
  if (result.hasError()) throw new Error(words(typst, result.takeError()));
  // The standard is checked here: missing alternative texts, titles or languages are errors.
  const pdf = typst.pdf(result.result, { pdfStandard: 'ua-1' });
  write(job.out, pdf);
  const pages = result.result.numOfPages;
  typst.evictCache(10);
  return pages;
}

let typst;
try {
  typst = compiler();
  answer({ ok: true });
} catch (error) {
  answer({ ok: false, error: error.message });
  process.exit(1);
}
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  try {
    answer({ ok: true, pages: print(typst, JSON.parse(line)) });
  } catch (error) {
    answer({ ok: false, error: plain(error) });
  }
}
