// Every page of the site with an address that exists, read from the site itself.
import { readFileSync } from 'node:fs';

const routes = JSON.parse(readFileSync(new URL('../../src/routes.json', import.meta.url), 'utf8'));

async function first(base, address, pick) {
  const answer = await fetch(base + address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return pick(await answer.json());
}

/** [{name, path}]: pages, views of the list of measures, and the page of an error. */
export async function allPages(base) {
  const parts = {
    code: 'KLI-07',
    district: 'siegelbach',
    field: await first(base, '/api/v1/fields', (json) => json.fields[0].code),
    indicator: await first(base, '/api/v1/indicators', (json) => json.indicators[0].id),
  };
  const pages = routes.map(({ page, path }) => ({ name: page, path: path.replace(/\{([a-z]+)\}/g, (_, part) => parts[part]) }));
  for (const view of ['table', 'map', 'timeline']) pages.push({ name: `measures-${view}`, path: `/massnahmen?view=${view}` });
  pages.push({ name: 'search-found', path: '/suche?q=Siegelbach' }, { name: 'search-nothing', path: '/suche?q=xyzzy' });
  pages.push({ name: 'measures-nothing', path: '/massnahmen?q=xyzzy' }, { name: 'problem', path: '/massnahmen/KLI-999' });
  return pages;
}

export const inEnglish = (path) => (path === '/' ? '/en' : '/en' + path);
