// Pieces of JSON that several endpoints share (src/server/plan/parts.h).
import type { FeatureCollection, Geometry } from 'geojson';

export interface Named { id: string; title: string }
export interface Counted extends Named { count: number }
export interface FieldRef { code: string; name: string; colour: string | null; theme: string }
export interface DistrictRef { code: string; name: string; slug?: string; level?: string }
export interface GoalRef { code: string; text: string; field: string }
export interface MeasureRef { code: string; title: string; field: string; state: Named; example: boolean }
export interface MeasureRow {
  code: string;
  title: string;
  summary: string | null;
  field: FieldRef | null;
  goals: string[];
  districts: DistrictRef[];
  lead: string | null;
  state: Named;
  start: number | null;
  end: number | null;
  cost_cents: number | null;
  price_year: number | null;
  flagship: boolean;
  example: boolean;
}
export interface Totals {
  measures: number;
  flagships: number;
  cost_cents: number;
  without_cost: number;
  price_years: number[];
  first_year: number | null;
  last_year: number | null;
  states: Counted[];
}
export interface Milestone { code: string; date: string; title: string; source: string | null; past: boolean }
export interface PlanVersion {
  code: string;
  title: string;
  state: Named | null;
  decided_on: string | null;
  decision: string | null;
  change_note: string | null;
  kept: boolean;
}
export interface PlanProfile {
  kind: Named | null;
  horizon_from: number | null;
  horizon_to: number | null;
  responsible: string | null;
  bindingness: string | null;
  derived_from: string | null;
  note: string | null;
}
/** Outlines of the city and its districts behind a map. */
export type Background = FeatureCollection<Geometry, { code: string; name: string; slug: string; level: string }>;

/** "Example goal: short ways" → "Short ways": where a mark says it already. */
export const withoutMark = (text: string) =>
  text.replace(/^(Beispiel|Example)(ziel|leitlinie| goal| guideline)?(, [^:]*)?:\s*(\p{L}?)/u, (...found) => found[4].toUpperCase()).replace(/\s*\[Beispiel\]$/, '');
