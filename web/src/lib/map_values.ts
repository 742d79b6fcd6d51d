// How values of indicators become colours on the big map: five classes with fixed limits per unit, so that two indicators of
// one unit can be compared – amounts, which grow with the area, within one level; differences have seven around zero. The limits are ours, made for reading, no norm.
import type { ExpressionSpecification } from 'maplibre-gl';

export type Shown = 'today' | 'planned' | 'change';
export type Level = 'cells' | 'districts';
export interface MapIndicator {
  id: string;
  title: string;
  unit: string; // share, m, min, count, m2_per_resident, percent_of_ground, kelvin, celsius, mm, m3, m2_per_resident_and_year
  unit_text: string;
  better: 'higher' | 'lower';
}

const limits: Record<string, number[]> = {
  share: [0.2, 0.4, 0.6, 0.8],
  m: [300, 600, 900, 1500],
  min: [5, 10, 15, 25],
  count: [1, 2, 4, 8],
  m2_per_resident: [5, 10, 20, 40],
  percent_of_ground: [10, 20, 30, 50],
  kelvin: [0.5, 1, 1.5, 2],
  celsius: [17, 19, 32, 38], // nights, hot afternoons
  mm: [5, 10, 20, 50],
  m3: [50, 200, 500, 2000], // in a cell of 1 ha
  m2_per_resident_and_year: [0.1, 0.5, 1.31, 3],
};
const steps: Record<string, number[]> = {
  share: [-0.25, -0.1, -0.01, 0.01, 0.1, 0.25],
  m: [-300, -100, -10, 10, 100, 300],
  min: [-10, -3, -0.5, 0.5, 3, 10],
  count: [-4, -1, -0.1, 0.1, 1, 4],
  m2_per_resident: [-10, -3, -0.5, 0.5, 3, 10],
  percent_of_ground: [-10, -3, -0.5, 0.5, 3, 10],
  kelvin: [-0.5, -0.2, -0.02, 0.02, 0.2, 0.5],
  celsius: [-2, -1, -0.1, 0.1, 1, 2],
  mm: [-10, -3, -0.5, 0.5, 3, 10],
  m3: [-100, -20, -1, 1, 20, 100],
  m2_per_resident_and_year: [-1.31, -0.5, -0.01, 0.01, 0.5, 1.31],
};
const inDistricts = {
  limits: { m3: [10_000, 100_000, 500_000, 2_000_000] } as typeof limits,
  steps: { m3: [-10_000, -1000, -10, 10, 1000, 10_000] } as typeof steps,
};
// From little to much of what is good; the other way round in the dark, where light means much.
const ramp = { light: ['#e9e2cf', '#bcd3c9', '#7fb3b0', '#3f8794', '#0b5867'], dark: ['#3a3528', '#35504c', '#3f7476', '#5ea3a8', '#a5e0e6'] };
// Worse to better: orange to teal, apart for colour-blind readers as well.
const change = {
  light: ['#a4501a', '#d08a4e', '#eec9a5', '#e6ebe9', '#a7d2d0', '#4f9ba2', '#0b5867'],
  dark: ['#f0a468', '#b8703c', '#6e4a30', '#2b393b', '#2f5f63', '#4d9299', '#9adfe6'],
};

export function coloursOf(indicator: MapIndicator, shown: Shown, level: Level, dark: boolean): { limits: number[]; colours: string[] } {
  const kind = shown === 'change' ? 'steps' : 'limits';
  const own = level === 'districts' ? inDistricts[kind][indicator.unit] : undefined;
  const all = (shown === 'change' ? change : ramp)[dark ? 'dark' : 'light'];
  return {
    limits: own ?? { limits, steps }[kind][indicator.unit] ?? [0, 1, 2, 3],
    colours: indicator.better === 'lower' ? [...all].reverse() : all,
  };
}

export function colourExpression(indicator: MapIndicator, shown: Shown, level: Level, dark: boolean): ExpressionSpecification {
  const { limits: at, colours } = coloursOf(indicator, shown, level, dark);
  const rest = at.flatMap((limit, place) => [limit, colours[place + 1] as string]);
  return ['step', ['to-number', ['get', shown]], colours[0] as string, ...rest] as unknown as ExpressionSpecification;
}

/** Rows of the legend: "bis 20 %", "20 bis 40 %", "über 80 %". */
export function legendRows(indicator: MapIndicator, shown: Shown, level: Level, dark: boolean, words: { upTo: string; above: string; to: string }, language: string) {
  const { limits: at, colours } = coloursOf(indicator, shown, level, dark);
  const factor = indicator.unit === 'share' ? 100 : 1;
  const format = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 1, signDisplay: shown === 'change' ? 'exceptZero' : 'auto' });
  const text = (value: number) => format.format(value * factor).replace('-', '\u2212');
  const unit = indicator.unit === 'share' ? (shown === 'change' ? (language === 'de' ? ' %-P.' : ' pp') : language === 'de' ? ' %' : '%') : ` ${indicator.unit_text}`;
  return colours.map((colour, place) => {
    const low = at[place - 1];
    const high = at[place];
    const range = low === undefined ? `${words.upTo} ${text(high as number)}` : high === undefined ? `${words.above} ${text(low)}` : `${text(low)} ${words.to} ${text(high)}`;
    return { colour, text: range + unit };
  });
}
