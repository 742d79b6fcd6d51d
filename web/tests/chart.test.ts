import { expect, it } from 'vitest';
import { Plot, axisNumber, drawChart } from '../src/lib/chart.ts';

const rows = [{ year: '2024', value: 1250.5 }, { year: '2030<script>', value: 2100 }];

it('draws a chart that keeps the rules of the page', () => {
  const svg = drawChart(
    {
      width: 640, height: 240,
      x: { type: 'band', label: null },
      y: { grid: true, tickFormat: axisNumber('de'), label: 'Wohnungen' },
      marks: [
        Plot.barY(rows, { x: 'year', y: 'value', fill: 'var(--series-1)' }),
        Plot.text(rows, { x: 'year', y: 'value', text: (row) => axisNumber('de')(row.value) }),
        Plot.ruleY([0]),
      ],
    },
    'Wohnungen "je" Jahr');
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('aria-label="Wohnungen &quot;je&quot; Jahr"');
  expect(svg).toContain('fill="var(--series-1)"');
  expect(svg).toContain('1.250,5');
  expect(svg).toContain('data-part="y-grid"');
  expect(svg).not.toMatch(/<style| style=|aria-hidden|⚠|<script/);
});
