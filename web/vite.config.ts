// Two builds from one source (build.mjs runs both): what the browser loads (dist/client) and the process that renders
// pages (dist/server). Addresses of assets are relative, so that the site works below any path.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ isSsrBuild }) => ({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [svelte({ compilerOptions: { runes: true, css: 'external' } })],
  worker: { format: 'es' },
  // The process runs without node_modules: everything is in its one file.
  ssr: { noExternal: true },
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        emptyOutDir: true,
        ssrEmitAssets: true, // the style sheet of all pages and its fonts; build.mjs moves them to dist/client
        cssCodeSplit: false,
        assetsInlineLimit: 0,
        target: 'node18',
        minify: false, // stack traces of a failed page stay readable
        rollupOptions: { output: { entryFileNames: 'render.mjs', inlineDynamicImports: true } },
      }
    : {
        outDir: 'dist/client',
        emptyOutDir: true,
        manifest: 'manifest.json',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0, // the content security policy forbids data: addresses
        target: 'es2022',
        chunkSizeWarningLimit: 1200, // the map library, loaded only where a map is
        rollupOptions: { input: 'src/client.ts' },
      },
  test: { include: ['**/*.test.ts'], exclude: ['node_modules', 'dist'], environment: 'node', fileParallelism: false },
}));
