// Signs of the four themes, drawn as lines in a square of 24 as on a plan: roof, bench of a workshop, leaf, path.
export const signs: Record<string, string> = {
  living: 'M5 11.5 12 5.5l7 6M7 10v8.5h10V10M10.5 18.5v-4.5h3v4.5',
  work: 'M5 18.5h14M6.5 18.5V9l5 3V9l5 3V5.5h1.5v13M9 15.5h.01M12 15.5h.01M15 15.5h.01',
  climate: 'M6 18.5c0-8 4-12 12.5-12.5.3 8-3.5 12.5-10.5 12M6 18.5C8 14.5 10.5 12 14 10.5',
  mobility: 'M7 18.5c0-5 10-4 10-8.5M7 18.5a1.3 1.3 0 1 0 .01 0M17 10V8M17 7.5a2 2 0 1 0-.01 0',
  other: 'M6 6h12v12H6zM6 12h12M12 6v12',
};
