import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  BUDGET,
  bundleSizes,
  folderSizes,
  overBudget,
  type Part,
} from '../../../build/package/budget.ts';
import { repositoryRoot } from '../../support/desktop/electron.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'cdnr-budget-'));
});
afterEach(() => rm(home, { recursive: true }));

const bundle = join(repositoryRoot, '.vite');

test.each(Object.keys(BUDGET) as Part[])(
  '%s may be as large as its budget, and no larger',
  (part) => {
    expect(overBudget({ [part]: BUDGET[part] })).toEqual([]);
    expect(overBudget({ [part]: BUDGET[part] + 10_000 })).toEqual([
      expect.stringMatching(new RegExp(`^${part} has [0-9.]+ MB, and may have [0-9.]+\\.$`)),
    ]);
  },
);

test('what main and the page load first counts, each file once, and nothing that is loaded later', async () => {
  await mkdir(join(home, 'build'));
  await mkdir(join(home, 'renderer', 'assets'), { recursive: true });
  const main =
    'const require_part = require("./main-part.cjs");\nconst later = () => require("./main-later.cjs");';
  await writeFile(join(home, 'build', 'main.cjs'), main);
  await writeFile(join(home, 'build', 'main-part.cjs'), 'x'.repeat(7));
  await writeFile(join(home, 'build', 'main-primary-instance.cjs'), 'x'.repeat(11));
  await writeFile(join(home, 'build', 'main-later.cjs'), 'x'.repeat(5_000));
  const write = (name: string, size: number) =>
    writeFile(join(home, 'renderer', 'assets', name), 'x'.repeat(size));
  await write('index-1.js', 100);
  await write('zod-1.js', 20);
  await write('index-1.css', 3);
  await write('later-1.js', 9_000);
  await writeFile(
    join(home, 'renderer', 'index.html'),
    `<script type="module" crossorigin src="./assets/index-1.js"></script>
     <link rel="modulepreload" crossorigin href="./assets/zod-1.js">
     <link rel="modulepreload" href="./assets/zod-1.js">
     <link rel="stylesheet" crossorigin href="./assets/index-1.css">`,
  );
  expect(bundleSizes(home)).toEqual({ main: main.length + 18, window: 123 });
});

test('a folder counts with all that is in it', async () => {
  await mkdir(join(home, 'resources', 'app.asar.unpacked'), { recursive: true });
  await writeFile(join(home, 'program'), 'x'.repeat(10));
  await writeFile(join(home, 'resources', 'app.asar'), 'x'.repeat(5));
  await writeFile(join(home, 'resources', 'app.asar.unpacked', 'a.node'), 'x'.repeat(2));
  expect(await folderSizes(home, join(home, 'resources'))).toEqual({ unpacked: 17, archive: 5 });
});

test.runIf(existsSync(join(bundle, 'build', 'main.cjs')))(
  'the bundle as it is built keeps to it',
  () => {
    const sizes = bundleSizes(bundle);
    expect(Math.min(...Object.values(sizes))).toBeGreaterThan(100_000);
    expect(overBudget(sizes)).toEqual([]);
  },
);
