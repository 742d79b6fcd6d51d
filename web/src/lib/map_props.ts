// What the island of a map is given: features, words, and where the tiles of the base map are.
import type { MapFeatures } from './map.ts';
import type { Page } from './page.ts';

export interface MapWords {
  label: string;
  help: string;
  loading: string;
  failed: string;
  zoomIn: string;
  zoomOut: string;
  reset: string;
  attribution: string;
}
export interface MapProps extends Record<string, unknown> {
  features: MapFeatures;
  words: MapWords;
  tiles: string; // address of vector tiles with {z}, {x}, {y}
  bounds: [number, number, number, number] | null; // west, south, east, north
}

export function mapProps(page: Page, features: MapFeatures, label: string): MapProps {
  const { t, site } = page;
  return {
    // Outlines and names of districts are in the base map already.
    features: { ...features, features: features.features.filter((feature) => feature.properties.kind === 'object') },
    words: {
      label, help: t('map.help'), loading: t('map.loading'), failed: t('map.failed'),
      zoomIn: t('map.zoom_in'), zoomOut: t('map.zoom_out'), reset: t('map.reset'),
      attribution: site.schematic ? t('map.attribution', { city: site.city, character: t('schematic') }) : site.city,
    },
    tiles: page.asset('/tiles/base/{z}/{x}/{y}'),
    bounds: boundsOf(features),
  };
}

export function boundsOf(features: MapFeatures): MapProps['bounds'] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number' && typeof value[1] === 'number') {
      box[0] = Math.min(box[0], value[0]);
      box[1] = Math.min(box[1], value[1]);
      box[2] = Math.max(box[2], value[0]);
      box[3] = Math.max(box[3], value[1]);
    } else {
      value.forEach(visit);
    }
  };
  for (const feature of features.features) {
    if (feature.geometry && 'coordinates' in feature.geometry) visit(feature.geometry.coordinates);
  }
  return Number.isFinite(box[0]) ? box : null;
}
