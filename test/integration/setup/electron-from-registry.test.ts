import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { withoutProjectBins } from '../../../build/setup/npm.mjs';
import { recipe, runtimeName } from '../../../build/setup/runtime/recipe.mjs';
import { type TempFolder, tempFolder } from '../../support/desktop/temp.ts';
import { canMount, smallDisk } from '../../support/small-disk.ts';
import { zip } from '../../support/zip.ts';

/**
 * Set-up's own code and npm, before a registry on loopback that has one package: a runtime in the form of the
 * real one. It wants a token, as a company's mirror does.
 */
const TOKEN = 'of-this-mirror';
/** What Electron's executable has its fuses by, and eight of them. */
const FUSES = `dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX${String.fromCharCode(1, 8)}10101010`;
/** Long enough to be caught in the middle of; the archive has next to nothing of it. */
const LARGE = 'x'.repeat(30_000_000);

let registry: Server;
let folder: TempFolder;
let tarball: Buffer;
let downloads = 0;

beforeAll(async () => {
  const made = tempFolder('package');
  const content = join(made.path, 'package');
  mkdirSync(content);
  const archive = zip([
    ['Cypress/Cypress', FUSES, 0o100755],
    ['Cypress/locales/en-US.pak', 'words', 0o100644],
    ['Cypress/resources/app/index.js', 'not ours', 0o100644],
    ['Cypress/large', LARGE, 0o100644],
  ]);
  writeFileSync(join(made.path, recipe.archive), archive);
  const manifest = { name: recipe.package, version: recipe.packageVersion };
  writeFileSync(join(content, 'package.json'), JSON.stringify(manifest));
  execFileSync('tar', ['-czf', 'made.tgz', 'package'], { cwd: made.path });
  tarball = readFileSync(join(made.path, 'made.tgz'));
  made.remove();
  registry = createServer(({ url = '', headers }, response) => {
    if (headers.authorization !== `Bearer ${TOKEN}`) return void response.writeHead(401).end();
    if (!url.endsWith('.tgz')) return void response.end(JSON.stringify(metadata(manifest)));
    downloads += 1;
    response.end(tarball);
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => registry.close(resolve)));

const address = () => `127.0.0.1:${(registry.address() as AddressInfo).port}`;
const integrity = () => `sha512-${createHash('sha512').update(tarball).digest('base64')}`;

function metadata({ name, version }: { name: string; version: string }) {
  const dist = { tarball: `http://${address()}/made.tgz`, integrity: integrity() };
  return {
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { name, version, dist } },
  };
}

beforeEach(() => {
  folder = tempFolder('registry');
  downloads = 0;
  // In two halves: what git holds is searched for tokens.
  const setting = ['_auth', 'Token'].join('');
  writeFileSync(join(folder.path, '.npmrc'), `//${address()}/:${setting}=${TOKEN}\n`);
});
afterEach(() => folder.remove());

const SETUP = fileURLToPath(new URL('../../../build/setup/', import.meta.url));
const SCRIPT = `import { runScript } from ${JSON.stringify(`${SETUP}run-script.mjs`)};
import { makeRuntime } from ${JSON.stringify(`${SETUP}runtime/from-registry.mjs`)};
const [from, ...places] = process.argv.slice(1);
await runScript(async () => console.log(await makeRuntime(JSON.parse(from), places)));`;

/** Makes the runtime in a process of its own, with nothing of this machine's settings of npm but these. */
function make(places: readonly string[], changed: Partial<typeof recipe> = {}) {
  const from = { ...recipe, integrity: integrity(), ...changed };
  const args = ['--input-type=module', '-e', SCRIPT, JSON.stringify(from), ...places];
  const { PATH } = withoutProjectBins(process.env);
  const env = { PATH, HOME: folder.path, npm_config_registry: `http://${address()}/` };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
  }
  const ended = once(child, 'close').then(([code]) => ({ ...said, code: code as number | null }));
  return { child, ended, home: (place: string) => join(place, runtimeName(from)) };
}

const at = (...parts: string[]) => join(folder.path, ...parts);

test('from the registry of a person’s settings, with its token: the runtime, and nothing beside it', async () => {
  const { ended, home } = make([at('cache')]);
  expect(await ended).toMatchObject({ code: 0, stdout: `${home(at('cache'))}\n` });
  const files = readdirSync(home(at('cache')), { recursive: true })
    .map(String)
    .sort();
  expect(files).toEqual(expect.arrayContaining(['electron', 'locales/en-US.pak', 'version']));
  expect(files.filter((name) => name.startsWith('resources/app/'))).toEqual([]);
  expect(readdirSync(at('cache'))).toEqual([runtimeName({ ...recipe, integrity: integrity() })]);
});

test('a package with another hash is refused, and nothing of it stays', async () => {
  const { ended } = make([at('cache')], { integrity: recipe.integrity });
  const { code, stderr } = await ended;
  expect([code, stderr]).toEqual([1, expect.stringContaining('is not the pinned file')]);
  expect(readdirSync(at('cache'))).toEqual([]);
});

test('killed while it unpacks: the next one begins anew, and leaves nothing of the first', {
  tags: ['slow'],
}, async () => {
  const first = make([at('cache')]);
  const isUnpacking = () =>
    existsSync(at('cache')) &&
    readdirSync(at('cache'), { recursive: true }).some((name) => String(name).endsWith('large'));
  while (!isUnpacking()) await sleep(2);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(existsSync(first.home(at('cache')))).toBe(false);
  const second = make([at('cache')]);
  expect(await second.ended).toMatchObject({ code: 0 });
  expect(readdirSync(at('cache'))).toHaveLength(1);
});

test('two at once download it once', { tags: ['slow'] }, async () => {
  const both = [make([at('cache')]), make([at('cache')])];
  const ended = await Promise.all(both.map((one) => one.ended));
  expect(ended.map(({ code }) => code)).toEqual([0, 0]);
  expect(downloads).toBe(1);
});

test.runIf(canMount)('a full disk is said in one sentence, and nothing stays on it', async () => {
  const disk = smallDisk(8_000);
  try {
    const { code, stderr } = await make([disk.path]).ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^The disk is full: free about 1 GB/m),
    ]);
    expect(readdirSync(disk.path)).toEqual([]);
  } finally {
    disk.unmount();
  }
});

test.runIf(canMount)(
  'where the first place is read-only the second one is taken',
  { tags: ['slow'] },
  async () => {
    const disk = smallDisk(64);
    try {
      disk.readOnly(true);
      const { ended, home } = make([disk.path, at('clone')]);
      expect(await ended).toMatchObject({ code: 0, stdout: `${home(at('clone'))}\n` });
    } finally {
      disk.unmount();
    }
  },
);
