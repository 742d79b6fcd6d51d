// What /api/v1/measures/{code} says of one measure (src/server/plan/measure_detail.h).
import type { Geometry } from 'geojson';
import type { Background, DistrictRef, GoalRef, MeasureRef, MeasureRow, Named } from './plan_types.ts';

export interface Definition extends Named { applies: string; evidence: string }
export interface DecisionRow {
  code: string;
  subject: string;
  wording: string | null;
  date: string | null;
  body: { code: string; name: string } | null;
  kind: Named | null;
  result: Named | null;
  authoritative: boolean;
  votes: { for: number | null; against: number | null; abstentions: number | null } | null;
  measures: MeasureRef[];
  file: string | null;
  example: boolean;
}
export interface PaperRow {
  code: string;
  reference: string | null;
  title: string | null;
  date: string | null;
  address: string | null;
  consultations: { code: string; date: string | null; body: { name: string } | null; role: Named | null; outcome: string | null }[];
}
export interface CostItem {
  code: string;
  title: string;
  group: Named | null;
  estimate: Named | null;
  lowest_cents: number | null;
  likely_cents: number | null;
  highest_cents: number | null;
  price_year: number | null;
}
export interface Share { code: string; source: Named | null; programme: string | null; programme_name: string | null; state: Named | null; rate: number | null; amount_cents: number | null; approved: boolean }
export interface Money {
  estimate: { amount_cents: number; price_year: number } | null;
  items: CostItem[];
  running_costs: { code: string; title: string; kind: Named | null; per_year_cents: number | null; from: number | null; to: number | null }[];
  funding: Share[];
  sums: { gross_cents: number; grants_cents: number; others_cents: number; own_cents: number; gap_cents: number } | null;
}
export interface EffectValues {
  id: string;
  title: string;
  unit: string;
  more_is_better: boolean;
  districts: { district: DistrictRef; today: number | null; planned: number | null }[];
}
export interface MeasureDetail extends Omit<MeasureRow, 'goals' | 'state'> {
  summary_plain_german: string | null;
  goals: (GoalRef & { strength: number | null; note: string | null })[];
  profile: Record<'occasion' | 'description' | 'expected_effect' | 'target_groups' | 'bindingness' | 'climate_check' | 'approvals' | 'existing_approaches' | 'references', string | null> &
    Record<'kind' | 'horizon' | 'priority' | 'urgency', Named | null> | null;
  adopted_wordings: { version: string | null; text: string; page: number | null }[];
  places: { title: string | null; kind: 'point' | 'line' | 'area'; extent: { length_m?: number; area_m2?: number }; geometry: Geometry | null }[];
  outlines: Background;
  sites: { code: string; title: string; owner: Named | null; hectares: number | null; designation: string | null; constraints: string | null; example: boolean }[];
  involved: { organization: { code: string; name: string } | null; role: Named | null; from: string | null; to: string | null }[];
  work_packages: { code: string; title: string; summary: string | null; lead: string | null; start: string | null; end: string | null }[];
  money: Money;
  effects: { label: string; year: number; counted: boolean; explained: string; effects: { type: string; title: string }[]; indicators: EffectValues[] };
  decisions: DecisionRow[];
  papers: PaperRow[];
  recommendations: { code: string; title: string; text: string | null; date: string | null; body: { name: string } | null }[];
  specialist_plans: { code: string; title: string; kind: Named | null; state: Named | null; office: string | null; begun: string | null; in_force: string | null; address: string | null }[];
  related_measures: { type: Named | null; outgoing: boolean; measure: MeasureRef | null; other: string | null; other_plan: string | null; note: string | null }[];
  origins: { number: string | null; title: string; fate: Named | null; concept: string | null }[];
  state: Definition;
  next_state: (Definition & { missing: string[] }) | null;
  light: (Named & { reason: string; by_hand: boolean }) | null;
  next_step: { text: string; due: string | null } | null;
  reports: { code: string; date: string | null; office: string | null; text: string | null; obstacle: string | null; progress: number | null; next_step: string | null; next_due: string | null }[];
  history: { at: string; office: string | null; action: string; note: string | null }[];
  former_codes: { code: string; until: string | null }[];
  stable_id: string;
}

/** Only what a browser may follow: addresses in the plan come from many hands. */
export const webAddress = (text: string | null) => (text && /^https?:\/\//i.test(text) ? text : undefined);
