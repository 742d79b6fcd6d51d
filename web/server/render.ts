// Renders pages. One job per line on standard input, one answer per line on standard output, both JSON, until the input
// ends; jobs are answered in their order. The first line says that the process is ready. A job: RenderJob in
// src/lib/types.ts. An answer: {"ok": true, "html": "<!doctype html>…"} or {"ok": false, "error": "…"}.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { document, type Assets } from './document.ts';
import { renderPage } from './pages.ts';
import { checkedJob } from './job.ts';

const assets = JSON.parse(readFileSync(new URL('assets.json', import.meta.url), 'utf8')) as Assets;

function answer(value: { ok: boolean; html?: string; error?: string }) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

function words(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}

answer({ ok: true });
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue;
  try {
    const job = checkedJob(line);
    answer({ ok: true, html: document(job, renderPage(job), assets) });
  } catch (failure) {
    answer({ ok: false, error: words(failure) });
  }
}
