// What a page loads before it can be used: at most 250 kB of JavaScript (gzip), the map library only with a map's island.
// Looks at dist/, so it needs a build.
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

interface Chunk { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; isEntry?: boolean }
const folder = new URL('../dist/client/', import.meta.url);
const built = existsSync(new URL('manifest.json', folder));
const gzipped = (file: string) => gzipSync(readFileSync(new URL(file, folder))).length;

function withImports(manifest: Record<string, Chunk>, name: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const other of chunk.imports ?? []) withImports(manifest, other, seen);
  return seen;
}

it.skipIf(!built)('keeps the first view small', () => {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as Record<string, Chunk>;
  const first = [...withImports(manifest, 'src/client.ts')];
  const bytes = first.reduce((sum, file) => sum + gzipped(file), 0);
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThan(250_000);
  for (const file of first) expect(readFileSync(new URL(file, folder), 'utf8')).not.toContain('maplibregl');
  const styles = JSON.parse(readFileSync(new URL('../server/assets.json', folder), 'utf8')) as { styles: string };
  expect(gzipped(styles.styles)).toBeLessThan(40_000);
});
