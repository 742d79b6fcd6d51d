// Builds dist/: first what the browser loads, then the process that renders pages. The style sheet of the pages comes out
// of the second build and is moved to the first one's assets; dist/server/assets.json tells the process all names.
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';

const client = 'dist/client';
const server = 'dist/server';

await build();
await build({ build: { ssr: 'server/render.ts' } });

const manifest = JSON.parse(await readFile(join(client, 'manifest.json'), 'utf8'));
const script = manifest['src/client.ts']?.file;
if (!script) throw new Error(`${client}/manifest.json does not name src/client.ts`);

await mkdir(join(client, 'assets'), { recursive: true });
const emitted = await readdir(join(server, 'assets'));
for (const name of emitted) await rename(join(server, 'assets', name), join(client, 'assets', name));
await rm(join(server, 'assets'), { recursive: true });

const one = (pattern, what) => {
  const found = emitted.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one ${what} among ${emitted.join(', ')}, found ${found.length}`);
  return `assets/${found[0]}`;
};
const assets = {
  script,
  styles: one(/\.css$/, 'style sheet'),
  icon: one(/^icon-.*\.svg$/, 'icon'),
  // What the first line of text needs; other weights and alphabets come when a letter asks for them.
  fonts: [one(/^atkinson-hyperlegible-next-latin-wght-normal-.*\.woff2$/, 'text font')],
};
await writeFile(join(server, 'assets.json'), JSON.stringify(assets, null, 2) + '\n');
