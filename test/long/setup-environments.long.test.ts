import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { needsNoSandbox } from '../support/desktop/electron.ts';
import { type Clone, type Clones, smallClones } from '../support/setup/clone.ts';

interface Broken {
  readonly name: string;
  readonly env: (clone: Clone) => Readonly<Record<string, string | undefined>>;
  /** Electron itself, where it is what the environment breaks; else a stand-in that looks at what it gets. */
  readonly realApp?: boolean;
  /** What set-up says of it; without, it works without a word. */
  readonly says?: RegExp;
  /** No way on: the code, and nothing was started. */
  readonly code?: number;
}

const BROKEN: readonly Broken[] = [
  { name: 'NODE_ENV=production', env: () => ({ NODE_ENV: 'production' }) },
  { name: 'npm_config_omit=dev', env: () => ({ npm_config_omit: 'dev' }) },
  {
    name: 'omit=dev and dry-run in .npmrc',
    env: ({ home }) => {
      writeFileSync(join(home, '.npmrc'), 'omit=dev\ndry-run=true\n');
      return {};
    },
  },
  {
    name: 'foreign NODE_OPTIONS',
    env: () => ({ NODE_OPTIONS: '--max-old-space-size=300 --use-openssl-ca --no-warnings' }),
    realApp: true,
  },
  {
    name: 'NODE_OPTIONS that npm’s Node cannot',
    env: () => ({ NODE_OPTIONS: '--require=/missing.cjs' }),
    says: /Cannot find module '\/missing\.cjs'/,
    code: 1,
  },
  { name: 'ELECTRON_RUN_AS_NODE=1', env: () => ({ ELECTRON_RUN_AS_NODE: '1' }), realApp: true },
  {
    name: 'a dead DISPLAY',
    env: () => ({ DISPLAY: ':59999' }),
    realApp: true,
    says: /DISPLAY names :59999, where nothing answers/,
  },
  {
    name: 'a dead WAYLAND_DISPLAY',
    env: () => ({
      WAYLAND_DISPLAY: 'wayland-9',
      XDG_SESSION_TYPE: 'wayland',
      GDK_BACKEND: 'wayland',
      ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
    }),
    realApp: true,
    says: /WAYLAND_DISPLAY names wayland-9, where nothing answers/,
  },
  {
    name: 'TMPDIR that is missing',
    env: () => ({ TMPDIR: '/gone/tmp' }),
    realApp: true,
    says: /TMPDIR names \/gone\/tmp, which is no folder/,
  },
  {
    name: 'a HOME where nothing can be written',
    env: () => ({ HOME: '/dev/null/home' }),
    realApp: true,
  },
  {
    name: 'PATH of node, npm and sh alone',
    env: ({ path }) => {
      const bin = join(path, 'bin');
      mkdirSync(bin);
      for (const name of ['node', 'npm', 'sh', 'setpriv', 'env']) linkTo(name, bin);
      return { PATH: bin };
    },
  },
  {
    name: 'dead proxies, a locale of no system',
    env: () => ({
      https_proxy: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
      LC_ALL: 'xx_XX.nonsense',
    }),
    realApp: true,
  },
];

function linkTo(name: string, folder: string): void {
  const found = (process.env.PATH ?? '')
    .split(':')
    .filter((path) => !path.includes('node_modules'))
    .map((path) => join(path, name))
    .find((path) => existsSync(path));
  if (found) symlinkSync(found, join(folder, name));
}

/** As root only where we are; everywhere as an ordinary user. */
const USERS = needsNoSandbox ? (['root', 'user'] as const) : (['user'] as const);

let clones: Clones;
const table: string[] = [];
beforeAll(() => {
  clones = smallClones();
});
afterAll(() => {
  clones.remove();
  console.log(['set-up in broken environments', ...table.sort()].join('\n'));
});

for (const user of USERS) {
  test.concurrent.each(BROKEN)(`$name, as ${user}`, async (broken) => {
    const { name, realApp = false, says, code = 0 } = broken;
    const folder = `${user}-${BROKEN.indexOf(broken)}`;
    const clone = clones.make(folder, { realApp, asRoot: user === 'root' });
    const began = performance.now();
    const ended = await clone.start(broken.env(clone));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const asMeant = code === 0 ? 'works' : 'refused by Node, in its words';
    const did = ended.code === code ? asMeant : 'FAILS';
    const row = `${String(BROKEN.indexOf(broken) + 1).padStart(2)}  ${name.padEnd(40)} ${user}`;
    table.push(`${row}  code ${ended.code}  ${seconds.padStart(4)} s  ${did}`);
    expect(ended, ended.stderr).toMatchObject({ code });
    const lines = ended.stdout.split('\n').filter(Boolean);
    if (code !== 0) expect(lines).toEqual([]);
    else expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'run', status: 'accepted' });
    const own = ended.stderr.split('\n').filter((line) => line.startsWith('[set-up]'));
    if (says) expect(ended.stderr).toMatch(says);
    // What takes longer than a second on a busy machine may say so.
    else expect(own.filter((line) => !line.includes('npm ci'))).toEqual([]);
  });
}
