// Starts and stops the server that the journeys visit: node site.mjs start|stop. A demonstration workspace is made once and
// kept. Needs LEITBILD_PROGRAM (the program) and LEITBILD_BROWSER_FOLDER (where workspace, address and log go).
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const program = process.env.LEITBILD_PROGRAM;
const folder = process.env.LEITBILD_BROWSER_FOLDER;
if (!program || !folder) throw new Error('LEITBILD_PROGRAM and LEITBILD_BROWSER_FOLDER must be set');
const state = join(folder, 'site.json');
const log = join(folder, 'server.log');

const freePort = () => new Promise((done, fail) => {
  const server = createServer().once('error', fail);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

function stop() {
  if (!existsSync(state)) return;
  const { pid } = JSON.parse(readFileSync(state, 'utf8'));
  try {
    process.kill(pid, 'SIGTERM');
  } catch (failure) {
    if (failure.code !== 'ESRCH') throw failure; // it has ended by itself
  }
  rmSync(state);
}

async function start() {
  stop();
  mkdirSync(folder, { recursive: true });
  const workspace = join(folder, 'demo');
  if (!existsSync(join(workspace, 'plan.gpkg'))) {
    const made = spawnSync(program, ['demo', workspace], { encoding: 'utf8' });
    if (made.status !== 0) throw new Error(`the demonstration could not be made: ${made.stderr}`);
  }
  const port = await freePort();
  const out = openSync(log, 'w');
  const server = spawn(program, ['serve', workspace, '--listen', `127.0.0.1:${port}`], { detached: true, stdio: ['ignore', out, out] });
  closeSync(out);
  server.unref();
  const base = `http://127.0.0.1:${port}`;
  writeFileSync(state, JSON.stringify({ pid: server.pid, base }));
  const end = Date.now() + 240_000;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`the server ended: ${readFileSync(log, 'utf8')}`);
    try {
      // The first page takes the evaluation along: journeys measure what comes after it.
      if ((await fetch(base + '/')).ok && (await fetch(base + '/ortsbezirke/siegelbach')).ok) return console.log(base);
    } catch {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  throw new Error(`the server did not answer within 4 minutes: ${readFileSync(log, 'utf8')}`);
}

await (process.argv[2] === 'stop' ? stop() : start());
