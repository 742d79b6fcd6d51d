// Maps drawn on the server, as SVG: for print, for readers without scripts, and while the moving map loads. The projection
// is that of the web (Mercator), so that a drawn map and a moving one look alike.
import { geoMercator, geoPath } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Background } from './plan_types.ts';

export interface MapProperties {
  id: string;
  title: string;
  href?: string;
  colour?: string; // "#2f6f4e": a presentation attribute, not a style
  label?: string; // written into the map
  drawing?: 'point' | 'line' | 'dashed_line' | 'dotted_line' | 'area' | 'hatched_area';
  kind?: 'ground' | 'district' | 'object'; // what lies below what
  share?: number | null; // 0..1: how strong a coloured area is; null: no data
}
export type MapFeature = Feature<Geometry, MapProperties>;
export type MapFeatures = FeatureCollection<Geometry, MapProperties>;

export interface DrawnFeature {
  properties: MapProperties;
  path: string;
  point: [number, number] | null; // where a sign or a label stands
  isPoint: boolean;
  isLine: boolean;
}
export interface DrawnMap {
  width: number;
  height: number;
  features: DrawnFeature[];
  scale: { metres: number; width: number };
}

const pointSize = 5;

/** Fits everything into a width; the height follows from the extent, between half and one and a half of the width. */
export function drawMap(features: MapFeatures, width = 720, padding = 14): DrawnMap {
  // Rings of any order: drawn as they are, without the sphere that d3 sees in a ring turned the other way.
  const flat = { type: 'FeatureCollection' as const, features: features.features.map(wound) };
  const projection = geoMercator();
  const inner = width - 2 * padding;
  projection.fitWidth(inner, flat);
  const path = geoPath(projection).pointRadius(pointSize).digits(1);
  const bounds = path.bounds(flat);
  const tall = flat.features.length > 0 ? bounds[1][1] - bounds[0][1] : inner * 0.6;
  const height = Math.round(Math.min(Math.max(tall + 2 * padding, width * 0.5), width * 1.5));
  if (flat.features.length > 0) projection.fitExtent([[padding, padding], [width - padding, height - padding]], flat);
  const drawn = flat.features.map((feature): DrawnFeature => {
    const type = feature.geometry?.type ?? '';
    const isPoint = type.endsWith('Point');
    const centre = feature.geometry ? path.centroid(feature) : [NaN, NaN];
    return {
      properties: feature.properties,
      path: (feature.geometry && path(feature)) ?? '',
      point: Number.isFinite(centre[0]) ? [centre[0] as number, centre[1] as number] : null,
      isPoint,
      isLine: type.endsWith('LineString'),
    };
  });
  const order = { ground: 0, district: 1, object: 2 };
  const rank = (feature: DrawnFeature) =>
    order[feature.properties.kind ?? 'object'] * 4 + (feature.isPoint ? 2 : feature.isLine ? 1 : 0);
  return { width, height, features: drawn.sort((a, b) => rank(a) - rank(b)), scale: scaleBar(projection, width, height) };
}

/** d3 wants exterior rings clockwise; GeoJSON (RFC 7946) has them the other way round. */
function wound(feature: MapFeature): MapFeature {
  const ring = (points: number[][], clockwise: boolean) => (signedArea(points) > 0 === clockwise ? points.slice().reverse() : points);
  const polygon = (rings: number[][][]) => rings.map((points, place) => ring(points, place === 0));
  const { geometry } = feature;
  if (geometry?.type === 'Polygon') return { ...feature, geometry: { ...geometry, coordinates: polygon(geometry.coordinates) } };
  if (geometry?.type === 'MultiPolygon') return { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map(polygon) } };
  return feature;
}

function signedArea(points: number[][]): number {
  let sum = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [a, b] = [points[j] as number[], points[i] as number[]];
    sum += (a[0] as number) * (b[1] as number) - (b[0] as number) * (a[1] as number);
  }
  return sum;
}

/** A bar of a round length, at most a quarter of the width. */
function scaleBar(projection: ReturnType<typeof geoMercator>, width: number, height: number) {
  const left = projection.invert?.([0, height / 2]);
  const right = projection.invert?.([width / 4, height / 2]);
  if (!left || !right) return { metres: 0, width: 0 };
  const metres = (right[0] - left[0]) * (Math.PI / 180) * 6371008.8 * Math.cos((left[1] * Math.PI) / 180);
  const power = 10 ** Math.floor(Math.log10(metres));
  const round = ([5, 2, 1].find((n) => n * power <= metres) ?? 1) * power;
  return { metres: round, width: (round / metres) * (width / 4) };
}

/** Districts as links, with their names; what is the whole city lies below. */
export function districtFeatures(background: Background, href?: (slug: string) => string): MapFeatures {
  return {
    type: 'FeatureCollection',
    features: background.features.filter((feature) => feature.geometry !== null).map((feature) => {
      const { code, name, slug, level } = feature.properties;
      const properties: MapProperties =
        level === 'city'
          ? { id: code, title: name, kind: 'ground' }
          : { id: code, title: name, kind: 'district', label: name, ...(href ? { href: href(slug) } : {}) };
      return { type: 'Feature', geometry: feature.geometry, properties };
    }),
  };
}
