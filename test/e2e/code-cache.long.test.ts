import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';

/** What Chromium compiled of the page lies on the disk between two starts: see decision 74. */

/** The marker of a script that was seen once is smaller; the file of the window's code is much larger. */
const CODE_BYTES = 100_000;

let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop();
});
afterAll(() => desktop.close());

const folder = () => join(desktop.userDataDir, 'Code Cache', 'js');

/** The kept files, the largest first. */
const kept = (): string[] =>
  readdirSync(folder())
    .filter((name) => name.endsWith('_0'))
    .map((name) => join(folder(), name))
    .sort((one, other) => statSync(other).size - statSync(one).size);

const codes = () => kept().filter((file) => statSync(file).size > CODE_BYTES);

/** Chromium writes and drops kept code some time after the page shows, and not at all where the program ends first. */
const PATIENCE_MS = 5_000;

/** Starts the program, waits until its page is as it should be, and then for this, a while. */
async function startOnce(isDone: () => boolean = () => true): Promise<void> {
  const launched = await desktop.launch();
  const page = await launched.window();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.locator('[data-start]:not([aria-disabled])').first().waitFor();
  for (let waited = 0; !isDone() && waited < PATIENCE_MS; waited += 100) await sleep(100);
  expect(faults).toEqual([]);
  await launched.close();
}

/** Chromium keeps the code of a script that it sees a second time. */
async function untilKept(): Promise<void> {
  const isKept = () => codes().length > 0;
  for (let starts = 0; !isKept() && starts < 4; starts += 1) await startOnce(isKept);
  expect(isKept()).toBe(true);
}

const DAMAGE: Readonly<Record<string, (files: string[]) => void>> = {
  'one bit of kept code has turned': (files) => {
    for (const file of files) {
      const bytes = readFileSync(file);
      const middle = Math.floor(bytes.length / 2);
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      writeFileSync(file, bytes);
    }
  },
  'half of kept code is cut off': (files) => {
    for (const file of files) truncateSync(file, Math.floor(statSync(file).size / 2));
  },
  'kept code is that of another script': ([one = '', other = '']) => {
    const [first, second] = [readFileSync(one), readFileSync(other)];
    writeFileSync(one, second);
    writeFileSync(other, first);
  },
};

test.each(Object.entries(DAMAGE))(
  'the page is as it should be where %s, and new code is kept once that is gone',
  { tags: ['slow'] },
  async (_what, damage) => {
    await startOnce();
    await untilKept();
    damage(kept().slice(0, 3));
    // Chromium drops an entry when it reads it, which it does not do at each start.
    for (let starts = 0; starts < 3; starts += 1) await startOnce();
    for (const file of kept()) rmSync(file);
    await untilKept();
  },
);
