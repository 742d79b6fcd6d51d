import { expect, it } from 'vitest';
import { keysOf, translator } from '../src/lib/texts.ts';

// Plain German has sections in German only.
const stem = (keys: string[]) =>
  [...new Set(keys.filter((key) => !key.startsWith('plain_language:sections')).map((key) => key.replace(/_(one|other|zero)$/, '')))];

it('has the same texts in both languages', () => {
  expect(stem(keysOf('de')).length).toBeGreaterThan(50);
  expect(stem(keysOf('en'))).toEqual(stem(keysOf('de')));
});

it('refuses a text that no catalogue has', () => {
  expect(() => translator('de')('shell:nothing.like.this')).toThrow("no text 'shell:nothing.like.this'");
});
