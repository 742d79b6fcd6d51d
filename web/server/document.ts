// The document around a page. No inline script and no inline style: the content security policy forbids both.
import icon from '../src/styles/icon.svg?url';
import { routeOf } from '../src/lib/routes.ts';
import type { Language, RenderJob } from '../src/lib/types.ts';
import type { Rendered } from './pages.ts';

/** Written by build.mjs; names below dist/client. */
export interface Assets {
  script: string;
  styles: string;
  icon: string;
  fonts: string[];
}
// Named here so that the build takes it along.
void icon;

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);

export function document(job: RenderJob, rendered: Rendered, assets: Assets): string {
  const { page, head, body } = rendered;
  const origin = /^https?:\/\/[^/]+/i.exec(job.origin)?.[0] ?? '';
  const title = head.title === page.siteName ? head.title : `${head.title} – ${page.siteName}`;
  const link = (rel: string, href: string, more = '') => `<link rel="${rel}" href="${escaped(href)}"${more}>`;
  const known = routeOf(job.page) !== undefined;
  const alternate = (language: Language) =>
    link('alternate', origin + page.translated(language), ` hreflang="${language}"`);
  const lines = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    head.description ? `<meta name="description" content="${escaped(head.description)}">` : '',
    '<meta name="color-scheme" content="light dark">',
    known ? link('canonical', origin + page.translated(job.language)) : '<meta name="robots" content="noindex">',
    ...(known ? [alternate('de'), alternate('en')] : []),
    known && job.site.api ? link('alternate', page.api(job.site.api), ' type="application/json"') : '',
    link('icon', page.asset('/' + assets.icon), ' type="image/svg+xml"'),
    ...assets.fonts.map((font) => link('preload', page.asset('/' + font), ' as="font" type="font/woff2" crossorigin')),
    link('stylesheet', page.asset('/' + assets.styles)),
    page.islands.size > 0 ? `<script type="module" src="${escaped(page.asset('/' + assets.script))}"></script>` : '',
  ];
  return `<!doctype html>\n<html lang="${job.language}">\n<head>\n${lines.filter(Boolean).join('\n')}\n</head>\n` +
    `<body>\n${body.replace(/<!--[[\]!\-0-9a-z]*-->/g, '')}\n</body>\n</html>\n`;
}
