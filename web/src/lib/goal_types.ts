// Goals as a tree (src/server/plan/goal_tree.h).
import type { GoalRef, Named } from './plan_types.ts';

export interface GoalNode extends GoalRef {
  text_simple: string | null;
  level: Named | null;
  dimension: Named | null;
  measures: number;
  example: boolean;
  children: GoalNode[];
}
export interface Target {
  code: string;
  indicator: string;
  title: string;
  computed: boolean;
  unit_id: string | null;
  unit: string | null;
  district: { name: string } | null;
  baseline: number | null;
  baseline_year: number | null;
  target: number | null;
  target_year: number | null;
}
