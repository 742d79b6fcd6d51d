// Draws a chart of Observable Plot on the server. What Plot writes as a style element stands in styles/chart.css: the
// content security policy allows no style inside a page. Colours are variables of the style sheet (var(--series-1)).
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Language } from './types.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

export type PlotOptions = Plot.PlotOptions;
export { Plot };

/** The SVG as text. `label` names it for readers of screens; the table beside it has the values. */
export function drawChart(options: PlotOptions, label: string): string {
  const drawn = Plot.plot({ ...options, document: document as unknown as Document, className: 'plot', figure: false });
  for (const style of [...drawn.querySelectorAll('style')]) style.remove();
  for (const styled of [drawn, ...drawn.querySelectorAll('[style]')]) styled.removeAttribute('style');
  // Plot writes what it has to say to whoever made the chart into the picture; it is on the console as well.
  for (const text of [...drawn.querySelectorAll('text')]) if (text.textContent?.startsWith('\u26a0')) text.remove();
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', label);
  for (const part of [...drawn.querySelectorAll('[aria-label], [aria-hidden]')]) {
    part.setAttribute('data-part', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
    part.removeAttribute('aria-hidden');
  }
  return drawn.outerHTML;
}

/** Numbers on axes: 1.250 and 0,5, never 1,250. */
export const axisNumber = (language: Language, options: Intl.NumberFormatOptions = {}) => {
  const format = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', options);
  return (value: number) => format.format(value);
};
