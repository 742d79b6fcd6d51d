// Amounts of measured series and targets, whose units are words of the plan: "Anteil" is a share, a few others have a word
// in each language.
import type { Page } from './page.ts';

const known = ['Personen', 'Tage', 'Plätze'];

/** The unit in the language of the page; what nobody has translated stays as the plan has it. */
export const unitWord = (page: Page, unit: string | null): string =>
  unit === 'Anteil' ? '' : unit && known.includes(unit) ? page.t(`values:unit_word.${unit}`) : (unit ?? '');

export function amount(page: Page, value: number | null, unit: string | null, digits = 2): string {
  if (value === null) return page.format.noData;
  if (unit === 'Anteil') return page.format.share(value, 0);
  const word = unitWord(page, unit);
  return page.format.number(value, digits) + (word ? '\u00a0' + word : '');
}
