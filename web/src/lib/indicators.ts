// Indicators as the API gives them.
import type { Geometry } from 'geojson';
import type { DistrictBrief, Source } from './places.ts';

export interface IndicatorBrief {
  id: string;
  title: string;
  kind: 'computed';
  value_label: string;
  theme: string;
  theme_title: string;
  unit: 'share' | 'm' | 'min' | 'count' | 'm2_per_resident' | 'percent_of_ground' | 'kelvin' | 'celsius' | 'mm' | 'm3' | 'm2_per_resident_and_year';
  unit_text: string;
  better: 'higher' | 'lower';
  yardstick: { value: number; text: string; source: string; year: number } | null;
  today: number | null;
  planned: number | null;
  change: number | null;
  today_text: string;
  planned_text: string;
  change_text: string;
  today_band_text: string;
  planned_band_text: string;
  counted: number;
  covered_share: number | null;
  covered_text: string;
  sentence: string;
}
export interface SeriesBrief {
  id: string;
  title: string;
  kind: 'measured';
  unit_text: string;
  value: number | null;
  date: string | null;
}
export interface Target {
  code: string;
  goal: string;
  goal_text: string;
  district: { name: string; slug?: string } | null;
  unit: string;
  baseline: number | null;
  baseline_year: number | null;
  target: number | null;
  target_year: number | null;
  source: string;
  example: boolean;
}
export interface Point {
  code: string;
  district: { name: string; slug?: string } | null;
  date: string | null;
  value: number | null;
  unit: string;
  series_break: boolean;
  source: string;
  note: string;
  example: boolean;
}
export interface IndicatorDistrict extends DistrictBrief {
  parent: string | null;
  depth: number;
  today: number | null;
  planned: number | null;
  today_text: string;
  planned_text: string;
  change_text: string;
  today_band_text: string;
  planned_band_text: string;
  covered_share: number | null;
  covered_text: string;
  sentence: string;
  geometry?: Geometry | null;
}
export interface CellMap {
  when: 'today' | 'planned' | 'change';
  classes: { colour: string | null; text: string; cells: number; counted: number }[];
}
export interface Contribution {
  code: string;
  title: string;
  example: boolean;
  alone_text: string;
  last_text: string;
}
export interface IndicatorDetail extends Omit<IndicatorBrief, 'kind'> {
  kind: 'computed' | 'measured';
  note: string;
  schematic: boolean;
  year: number | null;
  today_date: string;
  whom: { title: string; base: string; date: string | null };
  method: string;
  method_language: string;
  source: string;
  formula: string;
  parameters: { name: string; value: number; unit: string; source: string; year: number; range?: number[] }[];
  sources: Source[];
  districts: IndicatorDistrict[];
  cell_maps: CellMap[];
  targets: Target[];
  points: Point[];
  contributions?: { explanation: string; measures: Contribution[] | null };
  value?: number | null;
  date?: string | null;
}

/** A date as precise as known as a number of years: "2022-12-31" → 2022,997. */
export function yearOf(text: string | null): number | null {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text ?? '');
  if (!parts) return null;
  const [, year, month, day] = parts;
  return Number(year) + (month ? (Number(month) - 1) / 12 : 0) + (day ? (Number(day) - 1) / 365 : 0);
}

/** 0 (worst) to 1 (best) among all values, for the strength of a colour; shares as they are. */
export function strength(value: number | null, all: (number | null)[], indicator: { unit: string; better: string }): number | null {
  if (value === null) return null;
  if (indicator.unit === 'share') return indicator.better === 'higher' ? value : 1 - value;
  const known = all.filter((one): one is number => one !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const share = high > low ? (value - low) / (high - low) : 1;
  return indicator.better === 'higher' ? share : 1 - share;
}
