// Addresses of pages: the same table as src/server/pages.cpp; a test compares them.
import routes from '../routes.json' with { type: 'json' };

export interface Route {
  page: string;
  path: string; // "/massnahmen/{code}"
  api: string; // the JSON twin; empty: the page needs no data
}
export const allRoutes: Route[] = routes;
export const routeOf = (page: string) => allRoutes.find((route) => route.page === page);

/** address('measure', 'KLI-07') → "/massnahmen/KLI-07"; give it to page.link(). */
export function address(page: string, ...parts: string[]): string {
  const route = routeOf(page);
  if (!route) throw new Error(`there is no page '${page}' in src/routes.json`);
  const rest = [...parts];
  return route.path.replace(/\{[a-z]+\}/g, () => encodeURIComponent(rest.shift() ?? ''));
}
