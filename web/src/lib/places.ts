// Districts as the API gives them, shared by the pages of districts and indicators.
import type { Geometry } from 'geojson';
import type { MapFeature } from './map.ts';

export interface Gain {
  indicator: string;
  title: string;
  theme: string;
  sentence: string;
  counted: string;
  gained: number;
  lost: number;
  compared: number;
}
export interface DistrictBrief {
  code: string;
  slug: string;
  name: string;
  level: 'city' | 'ortsbezirk' | 'statistical';
  level_title: string;
  residents: number | null;
}
export interface DistrictEntry extends DistrictBrief {
  parent: string | null;
  depth: number;
  area_km2: number | null;
  measures: { here: number; wider: number; flagship: number };
  key_figures: { indicator: string; today: number | null; planned: number | null; today_text: string; planned_text: string; change_text: string }[];
  gain: Gain | null;
  geometry?: Geometry | null;
}

/** The districts of the first level below the city, or those below a district that has them. */
export const ofLevel = <Row extends DistrictBrief>(rows: Row[], level: DistrictBrief['level']) => rows.filter((row) => row.level === level);

export function districtFeature(
  row: DistrictBrief & { geometry?: Geometry | null },
  href: string,
  more: Partial<MapFeature['properties']> = {},
): MapFeature[] {
  if (!row.geometry) return [];
  return [{ type: 'Feature', geometry: row.geometry, properties: { id: row.code, title: row.name, label: row.name, href, kind: 'district', ...more } }];
}

/** To tens, as cells of 100 m allow no more. */
export const tens = (people: number) => (people < 10 ? Math.round(people) : Math.round(people / 10) * 10);

export interface Fact { id: string; group: string; title: string; text: string; note: string; source: string }
export interface PlannedMeasure {
  number: number | null; place: string; code: string; title: string; summary: string; field: string; field_code: string; colour: string;
  state: string; state_id: string; lead: string; years: string; cost: string; cost_cents?: number | null; price: string; concerns: string;
  wider: boolean; flagship: boolean; example: boolean; counted: boolean; geometries: Geometry[];
}
export interface DistrictIndicator {
  id: string; title: string; theme: string; theme_title: string; share: boolean; better: string;
  today: number | null; planned: number | null; city_today: number | null;
  today_text: string; planned_text: string; change_text: string; city_text: string;
  today_band_text?: string; planned_band_text?: string;
  covered_share: number | null; covered_text: string; counted_title: string; change_sentence: string; yardstick: string;
}
export interface Source {
  layer: string;
  layer_title: string;
  origin: string;
  licence: string;
  date: string;
  note: string;
}
