// From a strategy map and its legend to features that can be drawn.
import type { StrategyMap } from '../pages/spatial_concept.svelte';
import { districtFeatures, type MapFeature, type MapFeatures, type MapProperties } from './map.ts';
import { withoutMark, type Background } from './plan_types.ts';

export function strategyFeatures(map: StrategyMap, background: Background): MapFeatures {
  const own = map.features.features.flatMap((feature): MapFeature[] => {
    if (feature.geometry === null) return [];
    const { code, title, kind, example } = feature.properties;
    const entry = map.legend.find((line) => line.kind?.id === kind);
    const name = example ? withoutMark(title) : title;
    const properties: MapProperties = { id: code, title: name, kind: 'object' };
    if (entry?.colour ?? map.field?.colour) properties.colour = (entry?.colour ?? map.field?.colour) as string;
    if (entry?.drawing) properties.drawing = entry.drawing.id as NonNullable<MapProperties['drawing']>;
    return [{ type: 'Feature', geometry: feature.geometry, properties }];
  });
  const ground = districtFeatures(background).features;
  return { type: 'FeatureCollection', features: [...ground, ...own] };
}
