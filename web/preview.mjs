// Shows pages with their fixtures, without the server: node preview.mjs [port], then /massnahmen, /en/massnahmen?view=table …
// Whatever is asked for, the one fixture of the page answers. Only what dist/ holds: run `npm run build` first.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { createInterface } from 'node:readline';

const port = Number(process.argv[2] ?? 8730);
const types = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const routes = JSON.parse(readFileSync('src/routes.json', 'utf8'));
const matches = (pattern, path) => new RegExp('^' + pattern.replace(/\{[a-z]+\}/g, '[^/]+') + '$').test(path);
const read = (name) => (existsSync(`fixtures/${name}.json`) ? JSON.parse(readFileSync(`fixtures/${name}.json`, 'utf8')) : null);
const process_ = spawn('node', ['dist/server/render.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] });
const waiting = [];
createInterface({ input: process_.stdout }).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
waiting.push(() => console.log(`http://127.0.0.1:${port}/`));
const render = (job) => new Promise((done) => {
  waiting.push(done);
  process_.stdin.write(JSON.stringify(job) + '\n');
});

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (/^\/assets\/[\w.-]+$/.test(url.pathname)) {
    const file = 'dist/client' + url.pathname;
    response.writeHead(existsSync(file) ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    return response.end(existsSync(file) ? readFileSync(file) : '');
  }
  if (url.pathname.startsWith('/tiles/')) {
    // No server, no tiles: empty ones, and where the city would be.
    const description = url.pathname.split('/').length === 3;
    response.writeHead(200, { 'content-type': description ? 'application/json' : 'application/vnd.mapbox-vector-tile' });
    return response.end(description ? JSON.stringify({ bounds: [7.6, 49.38, 7.9, 49.52] }) : '');
  }
  const twin = routes.find(({ api }) => api !== '' && matches(api.split('?')[0], url.pathname));
  if (twin) {
    response.writeHead(200, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(read(twin.page)));
  }
  const language = /^\/en(\/|$)/.test(url.pathname) ? 'en' : 'de';
  const address = url.pathname.replace(/^\/en(?=\/|$)/, '') || '/';
  const page = routes.find(({ path }) => matches(path, address))?.page ?? 'problem';
  const query = Object.fromEntries(url.searchParams);
  const { ok, html, error } = await render({ page, language, base: '', origin: '', address, query, site: read('site'), data: read(page) });
  response.writeHead(!ok ? 500 : page === 'problem' ? 404 : 200, {
    'x-content-type-options': 'nosniff',
    'content-type': ok ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'",
  });
  response.end(ok ? html : error);
}).listen(port, '127.0.0.1');
process_.on('exit', (code) => process.exit(code ?? 1));
