// The page that is being rendered, for every component below it.
import { getContext, setContext } from 'svelte';
import { formats, type Formats } from './format.ts';
import { translator } from './texts.ts';
import type { Language, Query, RenderJob, Site, SiteField, Translate } from './types.ts';

export interface Page {
  site: Site;
  language: Language;
  query: Query;
  address: string; // without base and language
  siteName: string; // the plan's title without what stands in brackets: the notice above says it
  t: Translate;
  format: Formats;
  /** A page of the site in the same language: link('/massnahmen', { field: 'KLI' }). Empty values are left out. */
  link(path: string, query?: Record<string, string | number | null | undefined>): string;
  /** Anything else below the site: api('/api/v1/measures', { field: 'KLI' }) adds the language. */
  api(path: string, query?: Record<string, string | number | null | undefined>): string;
  /** A file that has no language: asset('/ortsbezirke/siegelbach.pdf'). */
  asset(path: string): string;
  /** This address with another query: same({ page: 2 }) keeps the rest; null takes one away. */
  same(change: Record<string, string | number | null | undefined>): string;
  /** This address in the other language. */
  translated(language: Language): string;
  field(code: string | null | undefined): SiteField | undefined;
  /** Counts up within a page: ids that are used once. */
  id(stem: string): string;
  /** Names of islands on this page; a page without one loads no script. */
  islands: Set<string>;
}

const key = Symbol('page');

export function makePage(job: RenderJob): Page {
  const root = job.base;
  const { language, query, address, site } = job;
  const prefix = (to: Language) => root + (to === 'en' ? '/en' : '');
  const pageAt = (to: Language, path: string, asked: Record<string, unknown>) =>
    (prefix(to) + (path === '/' && to === 'en' ? '' : path) || '/') + queryText(asked);
  let count = 0;
  return {
    site, language, query, address,
    t: translator(language),
    format: formats(language),
    link: (path, asked = {}) => pageAt(language, path, asked),
    siteName: site.title.replace(/ \([^)]*\)$/, ''),
    api: (path, asked = {}) => {
      const [plain, query] = path.split('?') as [string, string?];
      return root + plain + queryText({ ...Object.fromEntries(new URLSearchParams(query)), ...asked, lang: language });
    },
    asset: (path) => root + path,
    same: (change) => pageAt(language, address, { ...query, ...change }),
    translated: (to) => pageAt(to, address, query),
    field: (code) => site.fields.find((field) => field.code === code),
    id: (stem) => `${stem}-${++count}`,
    islands: new Set(),
  };
}

export const providePage = (page: Page) => setContext(key, page);
export const usePage = (): Page => getContext<Page>(key);

export function queryText(asked: Record<string, unknown>): string {
  const pairs = Object.entries(asked).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : '?' + text;
}
