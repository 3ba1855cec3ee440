const { execFileSync, spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

// Debian keeps the server's programs away from the PATH.
const DEBIAN = '/usr/lib/postgresql';
// The server refuses to run as root.
const NOBODY = { uid: 65534, gid: 65534 };
const NAMED = /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/;

let running;

/** The folder with the programs of the server; undefined where there is none. */
function binaries() {
  const debian = fs.existsSync(DEBIAN) ? fs.readdirSync(DEBIAN) : [];
  const newestFirst = debian.sort((one, other) => other - one);
  return [
    ...newestFirst.map(version => path.join(DEBIAN, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ].find(folder =>
    ['initdb', 'postgres'].every(each =>
      fs.existsSync(path.join(folder, each)),
    ),
  );
}

function doWithout() {
  const reason =
    'tests on PostgreSQL: not run, for want of its server (Debian: postgresql)';
  if (process.env.FLAGSTONE_REQUIRE_ALL === '1') throw new Error(reason);
  process.stderr.write(`\n!! SKIPPED ${reason}\n`);
}

/** Ends when the server takes connections. */
async function untilReady(server) {
  let log = '';
  for await (const text of server.stderr.setEncoding('utf8')) {
    log += text;
    if (log.includes('ready to accept connections')) return;
  }
  throw new Error(`PostgreSQL did not start:\n${log}`);
}

async function start(bin) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flagstone-postgres-'));
  const isRoot = process.getuid() === 0;
  if (isRoot) fs.chownSync(folder, NOBODY.uid, NOBODY.gid);
  const options = {
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    ...(isRoot && NOBODY),
  };
  const data = path.join(folder, 'data');
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // It is reached through a socket in its own folder alone.
  const settings = ['listen_addresses=', 'fsync=off', 'max_connections=200'];
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', data, '-k', folder, ...settings.flatMap(each => ['-c', each])],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  return { folder, server };
}

/**
 * Starts a PostgreSQL for the tests and names it as TestDatabases of Backstage wants it, unless the environment names
 * one. Where the server is not installed the tests run on SQLite alone, and with FLAGSTONE_REQUIRE_ALL=1 they fail.
 */
async function setUp() {
  if (running || Object.keys(process.env).some(key => NAMED.test(key))) return;
  const bin = binaries();
  if (!bin) {
    doWithout();
    return;
  }
  running = await start(bin);
  const { folder, server } = running;
  process.on('exit', () => server.kill('SIGQUIT'));
  await untilReady(server);
  const version = execFileSync(path.join(bin, 'postgres'), ['--version']);
  const [major] = /\d+/.exec(String(version));
  process.env[
    `BACKSTAGE_TEST_DATABASE_POSTGRES${major}_CONNECTION_STRING`
  ] = `postgresql://postgres@/postgres?host=${encodeURIComponent(folder)}`;
}

/** Ends the PostgreSQL of the tests. */
async function tearDown() {
  if (!running) return;
  const { folder, server } = running;
  running = undefined;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  await ended;
  fs.rmSync(folder, { recursive: true });
}

module.exports = { setUp, tearDown };
