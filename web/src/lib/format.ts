// Numbers, money and dates as people here write them. Null becomes "keine Daten": nobody has to remember it.
import type { Language } from './types.ts';

type Maybe<T> = T | null | undefined;
const locale = { de: 'de-DE', en: 'en-GB' } as const;
const noData = { de: 'keine Daten', en: 'no data' } as const;
const minus = '\u2212';

export interface Formats {
  number(value: Maybe<number>, digits?: number): string; // 1.234,5
  share(value: Maybe<number>, digits?: number): string; // 0.123 → 12,3 %
  points(value: Maybe<number>, digits?: number): string; // +0.071 → +7,1 %-Punkte
  difference(value: Maybe<number>, digits?: number): string; // +3,5
  money(cents: Maybe<number>): string; // 1.250.000 €, €1,250,000
  moneyShort(cents: Maybe<number>): string; // 1,25 Mio. €, €1.25 million
  moneyRange(from: Maybe<number>, to: Maybe<number>): string; // 1,2 bis 1,5 Mio. €
  date(text: Maybe<string>): string; // "2025-10-06" → 06.10.2025, "2026-10" → Oktober 2026, "2026-Q3" → 3. Quartal 2026
  period(from: Maybe<string | number>, to: Maybe<string | number>): string; // 2026 bis 2029
  datesIn(text: string): string; // "Stand 2025-06" → "Stand Juni 2025"
  list(items: string[]): string; // a, b und c
  noData: string;
}

const cache = new Map<Language, Formats>();
export function formats(language: Language): Formats {
  let found = cache.get(language);
  if (!found) cache.set(language, (found = makeFormats(language)));
  return found;
}

function makeFormats(language: Language): Formats {
  const de = language === 'de';
  const missing = noData[language];
  const numbers = new Map<string, Intl.NumberFormat>();
  const plain = (value: number, least: number, most: number, signed = false) => {
    const key = `${least} ${most} ${signed}`;
    let format = numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale[language], {
        minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: signed ? 'always' : 'auto',
      });
      numbers.set(key, format);
    }
    const rounded = Number(value.toFixed(most));
    if (signed && rounded === 0) return '±' + format.format(0).replace(/^[+]/, '');
    return format.format(value).replace('-', minus);
  };
  const or = <T>(value: Maybe<T>, text: (value: T) => string) => (value === null || value === undefined ? missing : text(value));
  const million = (cents: number) => Math.abs(cents) >= 1e8;
  const short = (cents: number) =>
    million(cents) ? plain(cents / 1e8, 0, 2) : Math.abs(cents) >= 1e6 ? plain(cents / 1e5, 0, 0) : plain(cents / 100, 0, 0);
  const unit = (cents: number) => (million(cents) ? (de ? ' Mio.' : ' million') : Math.abs(cents) >= 1e6 ? (de ? ' Tsd.' : ' thousand') : '');
  // The sign stands where readers of the language expect it: 7,5 Mio. €, €7.5 million.
  const euro = (text: string) => (de ? text + ' €' : text.startsWith(minus) ? minus + '€' + text.slice(1) : '€' + text);
  const brief = (cents: number) => euro(short(cents) + unit(cents));
  const list = new Intl.ListFormat(locale[language], { type: 'conjunction' });
  return {
    noData: missing,
    number: (value, digits = 0) => or(value, (v) => plain(v, 0, digits)),
    share: (value, digits = 1) => or(value, (v) => plain(v * 100, digits, digits) + (de ? '\u00a0%' : '%')),
    points: (value, digits = 1) => or(value, (v) => plain(v * 100, digits, digits, true) + (de ? '\u00a0%-Punkte' : ' percentage points')),
    difference: (value, digits = 1) => or(value, (v) => plain(v, 0, digits, true)),
    money: (cents) => or(cents, (c) => euro(plain(c / 100, 0, c % 100 === 0 ? 0 : 2)).replaceAll(' ', '\u00a0')),
    moneyShort: (cents) => or(cents, (c) => brief(c).replaceAll(' ', '\u00a0')),
    moneyRange: (from, to) => {
      if (from == null || to == null || from === to) return or(from ?? to, (c) => brief(c).replaceAll(' ', '\u00a0'));
      const same = unit(from) === unit(to);
      return de ? `${same ? short(from) : brief(from)} bis ${brief(to)}` : `${same ? '€' + short(from) : brief(from)} to ${same ? short(to) + unit(to) : brief(to)}`;
    },
    date: (text) => or(text, (t) => date(t, language)),
    period: (from, to) => {
      const begin = from == null ? null : date(String(from), language);
      const end = to == null ? null : date(String(to), language);
      if (begin === null && end === null) return missing;
      if (begin === end) return begin as string;
      if (end === null) return (de ? 'ab ' : 'from ') + begin;
      return begin === null ? (de ? 'bis ' : 'until ') + end : `${begin} ${de ? 'bis' : 'to'} ${end}`;
    },
    datesIn: (text) => text.replace(/\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?\b/g, (found) => date(found, language)),
    list: (items) => list.format(items),
  };
}

/** As precise as the text is: a year, a quarter, a month, a day. Anything else comes back as it is. */
function date(text: string, language: Language): string {
  const de = language === 'de';
  const parts = /^(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?/.exec(text);
  if (!parts) return text;
  const [, year, quarter, month, day] = parts;
  if (quarter) return de ? `${quarter}. Quartal ${year}` : `quarter ${quarter} of ${year}`;
  if (!month) return year as string;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (Number.isNaN(moment.getTime())) return text;
  if (!day) return new Intl.DateTimeFormat(locale[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(moment);
  return de
    ? `${day}.${month}.${year}`
    : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(moment);
}
