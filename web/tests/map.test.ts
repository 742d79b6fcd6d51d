import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { facilityKinds, outlines } from '../src/lib/icons.ts';
import { boundsOf } from '../src/lib/map_props.ts';
import { districtFeatures, drawMap, type MapFeature } from '../src/lib/map.ts';
import { legendRows } from '../src/lib/map_values.ts';
import type { Background } from '../src/lib/plan_types.ts';

const ring = (x: number, y: number, size: number) => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]];
const area = (id: string, coordinates: number[][][], kind: 'district' | 'object' = 'district'): MapFeature =>
  ({ type: 'Feature', geometry: { type: 'Polygon', coordinates }, properties: { id, title: id, kind } });
const numbers = (path: string) => [...path.matchAll(/-?\d+(\.\d+)?/g)].map((m) => Number(m[0]));

describe('a drawn map', () => {
  it('fits what it shows, whichever way its rings turn', () => {
    for (const points of [ring(7.7, 49.4, 0.1), ring(7.7, 49.4, 0.1).reverse()]) {
      const map = drawMap({ type: 'FeatureCollection', features: [area('a', [points])] }, 400, 10);
      const [x, y] = [numbers(map.features[0]?.path ?? '').filter((_, i) => i % 2 === 0), numbers(map.features[0]?.path ?? '').filter((_, i) => i % 2 === 1)];
      expect(Math.min(...x)).toBeGreaterThanOrEqual(10);
      expect(Math.max(...x)).toBeLessThanOrEqual(390);
      expect(Math.max(...x) - Math.min(...x)).toBeGreaterThan(360);
      expect(Math.max(...y)).toBeLessThanOrEqual(map.height);
    }
  });
  it('draws areas below lines below points, and a bar of a round length', () => {
    const point: MapFeature = { type: 'Feature', geometry: { type: 'Point', coordinates: [7.75, 49.45] }, properties: { id: 'p', title: 'p' } };
    const line: MapFeature = { type: 'Feature', geometry: { type: 'LineString', coordinates: [[7.7, 49.4], [7.8, 49.5]] }, properties: { id: 'l', title: 'l' } };
    const map = drawMap({ type: 'FeatureCollection', features: [point, line, area('o', [ring(7.72, 49.42, 0.02)], 'object'), area('d', [ring(7.7, 49.4, 0.1)])] });
    expect(map.features.map((feature) => feature.properties.id)).toEqual(['d', 'o', 'l', 'p']);
    expect(String(map.scale.metres)).toMatch(/^[125]0*$/);
    // A degree of longitude here is 72.4 km; the map is 0.1 degrees wide.
    const metresPerUnit = map.scale.metres / map.scale.width;
    expect(metresPerUnit * (720 - 28)).toBeCloseTo(7240, -2.5);
  });
  it('is empty without features, not broken', () => {
    const map = drawMap({ type: 'FeatureCollection', features: [] });
    expect(map.features).toEqual([]);
    expect(map.height).toBeGreaterThan(100);
    expect(boundsOf({ type: 'FeatureCollection', features: [] })).toBeNull();
  });
  it('links districts and leaves the city as ground', () => {
    const background = { type: 'FeatureCollection', features: ['city', 'ortsbezirk'].map((level) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring(7.7, 49.4, 0.1)] }, properties: { code: level, name: level, slug: level, level } })) } as Background;
    const { features } = districtFeatures(background, (slug) => '/x/' + slug);
    expect(features.map((feature) => [feature.properties.kind, feature.properties.href])).toEqual([['ground', undefined], ['district', '/x/ortsbezirk']]);
  });
});

it('says in words what the colours of the big map mean', () => {
  const share = { id: 'x', title: 'x', unit: 'share', unit_text: '', better: 'higher' as const };
  const words = { upTo: 'unter', above: 'ab', to: 'bis' };
  expect(legendRows(share, 'today', 'cells', false, words, 'de').map((row) => row.text)).toEqual(['unter 20 %', '20 bis 40 %', '40 bis 60 %', '60 bis 80 %', 'ab 80 %']);
  expect(legendRows(share, 'change', 'cells', false, words, 'de')[0]?.text).toBe('unter −25 %-P.');
  const walk = { ...share, unit: 'm', unit_text: 'm', better: 'lower' as const };
  expect(legendRows(walk, 'today', 'cells', false, words, 'de')[0]?.colour).toBe(legendRows(share, 'today', 'cells', false, words, 'de')[4]?.colour);
  const water = { ...share, unit: 'm3', unit_text: 'm³' };
  expect(legendRows(water, 'today', 'cells', false, words, 'de')[4]?.text).toBe('ab 2.000 m³');
  expect(legendRows(water, 'today', 'districts', false, words, 'de')[4]?.text).toBe('ab 2.000.000 m³');
});

const categories = new URL('../../src/city/facilities/facilities.h', import.meta.url);
it.skipIf(!existsSync(categories))('has a sign for every category of facilities', () => {
  const known = [...readFileSync(categories, 'utf8').matchAll(/FacilityCategoryInfo\{FacilityCategory::\w+, "(\w+)"/g)].map((found) => found[1]);
  expect([...facilityKinds].sort()).toEqual([...known].sort());
  for (const kind of [...facilityKinds, 'stop']) expect(outlines(kind), kind).toMatch(/^[Mm][-+\d\s.,a-zA-Z]+$/);
});
