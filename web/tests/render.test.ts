// Every page with a fixture (fixtures/<page>.json) in both languages: is it a document that a checker passes, and does it
// keep the rules of the content security policy?
import { existsSync, readFileSync } from 'node:fs';
import { HtmlValidate, type ConfigData } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { document, type Assets } from '../server/document.ts';
import { checkedJob } from '../server/job.ts';
import { pageNames, renderPage } from '../server/pages.ts';
import type { Language, RenderJob, Site } from '../src/lib/types.ts';
import { checkerRules } from './checker.mjs';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as unknown;
const site = read('site') as Site;
const assets: Assets = { script: 'assets/client.js', styles: 'assets/style.css', icon: 'assets/icon.svg', fonts: ['assets/text.woff2'] };
const checker = new HtmlValidate(checkerRules as unknown as ConfigData);

function rendered(page: string, language: Language, more: Partial<RenderJob> = {}): string {
  const fixture = existsSync(new URL(`../fixtures/${page}.json`, import.meta.url)) ? read(page) : null;
  const job: RenderJob = { page, language, base: '', origin: '', address: '/massnahmen/KLI-07', query: {}, site, data: fixture, ...more };
  return document(job, renderPage(job), assets);
}

describe.each(pageNames().flatMap((page) => (['de', 'en'] as const).map((language) => [page, language] as const)))(
  '%s in %s',
  (page, language) => {
    it('is a sound document', async () => {
      const html = rendered(page, language);
      const report = await checker.validateString(html);
      const found = report.results.flatMap((result) => result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
      expect(found).toEqual([]);
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|undefined|\[object Object\]|NaN/);
    });
  },
);

describe('the document', () => {
  it('lies below a path and keeps address and query when the language changes', () => {
    const html = rendered('problem', 'de', { base: '/plan', origin: 'https://example.org/plan', query: { field: 'KLI', q: 'a&b' } });
    expect(html).toContain('href="/plan/en/massnahmen/KLI-07?field=KLI&amp;q=a%26b"');
    expect(html).toContain('href="/plan/assets/style.css"');
    expect(html).toContain('hreflang="en"');
    expect(html).not.toMatch(/(href|src|action)="\/(?!plan[/"?])/);
  });
  it('escapes what comes from outside', () => {
    const evil = '<script>alert(1)</script>"\'&';
    const html = rendered('problem', 'de', {
      site: { ...site, title: evil, city: evil, version: evil },
      data: { title: evil, status: 404, detail: evil, parameters: [{ name: evil, detail: evil }] },
      query: { q: evil },
    });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script>alert(1)');
  });
  it('refuses a job that cannot be read and a page that does not exist', () => {
    expect(() => checkedJob('{"page":"../x","language":"fr","site":1}')).toThrow(/page: .*language: 'fr'.*address: .*site: /);
    expect(() => rendered('nothing', 'de')).toThrow("there is no page 'nothing'");
  });
});
