// Places of measures as features of a map.
import type { Geometry } from 'geojson';
import { districtFeatures, type MapFeature, type MapFeatures } from './map.ts';
import type { MeasureDetail } from './measure_types.ts';
import { withoutMark, type Background, type MeasureRow } from './plan_types.ts';

const parts = (geometry: Geometry | null | undefined): Geometry[] =>
  !geometry ? [] : geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(parts) : [geometry];

const coloured = (colour: string | null | undefined) => (colour ? { colour } : {});

export function featuresOf(measures: (MeasureRow & { geometry?: Geometry | null })[], background: Background | null, href: (code: string) => string): MapFeatures {
  const own = measures.flatMap((measure) => parts(measure.geometry).map((geometry, place): MapFeature => ({
    type: 'Feature', geometry,
    properties: {
      id: place === 0 ? measure.code : `${measure.code}-${place}`,
      title: `${measure.code} ${measure.example ? withoutMark(measure.title) : measure.title}`,
      href: href(measure.code), kind: 'object', ...coloured(measure.field?.colour),
    },
  })));
  return { type: 'FeatureCollection', features: [...(background ? districtFeatures(background).features : []), ...own] };
}

export function placesOf(measure: MeasureDetail): MapFeatures {
  const own = measure.places.flatMap((place, number) => parts(place.geometry).map((geometry): MapFeature => ({
    type: 'Feature', geometry,
    properties: { id: `${measure.code}-${number}`, title: place.title ?? withoutMark(measure.title), kind: 'object', ...coloured(measure.field?.colour) },
  })));
  return { type: 'FeatureCollection', features: [...districtFeatures(measure.outlines).features, ...own] };
}
