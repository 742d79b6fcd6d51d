import { describe, expect, it } from 'vitest';
import { formats } from '../src/lib/format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const de = formats('de');
const en = formats('en');

describe('formats', () => {
  it('writes numbers as people here do', () => {
    expect(de.number(1234.5, 1)).toBe('1.234,5');
    expect(en.number(1234.5, 1)).toBe('1,234.5');
    expect(plain(de.share(0.1234))).toBe('12,3 %');
    expect(plain(de.points(0.0714))).toBe('+7,1 %-Punkte');
    expect(plain(de.points(-0.02))).toBe('−2,0 %-Punkte');
    expect(plain(de.points(0.00001))).toBe('±0,0 %-Punkte');
    expect(de.number(-3)).toBe('−3');
  });
  it('writes money from cents, short where it is much', () => {
    expect(plain(de.money(125000000))).toBe('1.250.000 €');
    expect(plain(de.money(1999))).toBe('19,99 €');
    expect(plain(de.moneyShort(125000000))).toBe('1,25 Mio. €');
    expect(plain(de.moneyShort(45000000))).toBe('450 Tsd. €');
    expect(plain(de.moneyShort(50000))).toBe('500 €');
    expect(plain(en.moneyShort(125000000))).toBe('€1.25 million');
    expect(plain(de.moneyRange(120000000, 150000000))).toBe('1,2 bis 1,5 Mio. €');
    expect(plain(de.moneyRange(90000000, 150000000))).toBe('900 Tsd. € bis 1,5 Mio. €');
  });
  it('writes dates as precisely as they are known', () => {
    expect(de.date('2025-10-06')).toBe('06.10.2025');
    expect(de.date('2026-10')).toBe('Oktober 2026');
    expect(de.date('2026-Q3')).toBe('3. Quartal 2026');
    expect(de.date('2026')).toBe('2026');
    expect(en.date('2025-10-06')).toBe('6 October 2025');
    expect(de.date('irgendwann')).toBe('irgendwann');
    expect(de.period(2026, 2029)).toBe('2026 bis 2029');
    expect(de.period('2026', null)).toBe('ab 2026');
    expect(de.period(2026, 2026)).toBe('2026');
  });
  it('says where there are no data', () => {
    expect(de.number(null)).toBe('keine Daten');
    expect(en.money(undefined)).toBe('no data');
    expect(de.period(null, null)).toBe('keine Daten');
  });
});
