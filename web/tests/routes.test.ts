import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { address, allRoutes } from '../src/lib/routes.ts';

const table = new URL('../../src/server/pages.cpp', import.meta.url);

describe('routes', () => {
  it('fill in what stands in braces', () => {
    expect(address('measure', 'KLI-07')).toBe('/massnahmen/KLI-07');
    expect(address('measure', 'a/b c')).toBe('/massnahmen/a%2Fb%20c');
    expect(() => address('nothing')).toThrow("no page 'nothing'");
  });
  it.skipIf(!existsSync(table))('are those of the server', () => {
    const rows = [...readFileSync(table, 'utf8').matchAll(/Page\{"([^"]*)", "([^"]*)", "([^"]*)"\}/g)];
    const server = rows.map(([, path, page, api]) => ({ page, path, api }));
    expect(server.length).toBeGreaterThan(10);
    expect(allRoutes).toEqual(server);
  });
});
