import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  settleModes,
  settleTimes,
  sortedFiles,
  sourceDateEpoch,
} from '../../../build/package/reproducible.ts';
import { staged } from '../../../build/package/staging.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cdnr-reproducible-'));
});
afterEach(() => rm(home, { recursive: true }));

function makeApp(): string {
  const app = join(home, 'App-linux-x64');
  mkdirSync(join(app, 'resources', 'deep'), { recursive: true });
  writeFileSync(join(app, 'program'), 'x');
  writeFileSync(join(app, 'resources', 'deep', 'b'), 'b');
  writeFileSync(join(app, 'resources', 'deep', 'a'), 'a');
  symlinkSync('program', join(app, 'link'));
  return app;
}

describe('the one time of a package', () => {
  test('is that of SOURCE_DATE_EPOCH, or of the last commit', () => {
    expect(sourceDateEpoch({ SOURCE_DATE_EPOCH: '1700000000' })).toBe(1_700_000_000);
    const ofCommit = sourceDateEpoch({});
    expect(ofCommit).toBeGreaterThan(1_700_000_000);
    expect(sourceDateEpoch({ SOURCE_DATE_EPOCH: '' })).toBe(ofCommit);
  });

  test.each(['yesterday', '-1', '1.5', '1e9'])('%j ends with a sentence', (given) => {
    expect(() => sourceDateEpoch({ SOURCE_DATE_EPOCH: given })).toThrow(
      /SOURCE_DATE_EPOCH is ".+": set it to whole seconds since 1970/,
    );
  });

  test('is on each file, folder and link', async () => {
    const app = makeApp();
    await settleTimes(app, 1_700_000_000);
    for (const path of ['', 'program', 'resources', 'resources/deep/a']) {
      expect(statSync(join(app, path)).mtimeMs).toBe(1_700_000_000_000);
    }
  });
});

test.runIf(process.platform !== 'win32')(
  'made under umask 077 it is for all users to read, and what runs, and as whom, stays',
  async () => {
    const app = makeApp();
    const modes: Readonly<Record<string, readonly [number, number]>> = {
      '': [0o700, 0o755],
      resources: [0o700, 0o755],
      program: [0o700, 0o755],
      'resources/deep/a': [0o600, 0o644],
      'resources/deep/b': [0o4700, 0o4755],
    };
    for (const [path, [before]] of Object.entries(modes)) chmodSync(join(app, path), before);
    await settleModes(app);
    for (const [path, [, after]] of Object.entries(modes)) {
      expect([path, statSync(join(app, path)).mode & 0o7777]).toEqual([path, after]);
    }
  },
);

test('the files of a package come in one order, links too', async () => {
  expect(await sortedFiles(makeApp())).toEqual([
    'link',
    'program',
    'resources/deep/a',
    'resources/deep/b',
  ]);
});

describe('a staged copy', () => {
  test('says what kind of package it becomes; the original and other copies do not', async () => {
    const app = makeApp();
    const typeIn = (folder: string) => readFile(join(folder, 'resources', 'package-type'), 'utf8');
    await staged(app, 'deb', async (deb) => {
      await staged(app, 'zip', async (zip) => {
        expect([await typeIn(deb), await typeIn(zip)]).toEqual(['deb', 'zip']);
        expect(await sortedFiles(zip)).toContain('link');
      });
    });
    await expect(typeIn(app)).rejects.toThrow(/ENOENT/);
  });

  test('keeps the type that is inside a signature', async () => {
    const app = join(home, 'App-darwin-arm64');
    const resources = join(app, 'CDN Recorder.app', 'Contents', 'Resources');
    mkdirSync(resources, { recursive: true });
    writeFileSync(join(resources, 'package-type'), 'dmg');
    const type = await staged(app, 'zip', (copy) =>
      readFile(join(copy, 'CDN Recorder.app', 'Contents', 'Resources', 'package-type'), 'utf8'),
    );
    expect(type).toBe('dmg');
  });

  test('is gone after a failure', async () => {
    const app = makeApp();
    let at = '';
    const failing = staged(app, 'deb', async (copy) => {
      at = copy;
      throw new Error('no disk');
    });
    await expect(failing).rejects.toThrow('no disk');
    expect(() => statSync(at)).toThrow(/ENOENT/);
  });
});
