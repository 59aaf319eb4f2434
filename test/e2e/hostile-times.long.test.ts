import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRACTICE_ACCOUNT_ID } from '../../electron/practice/samples.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { until } from '../support/desktop/until.ts';
import { moveMany } from '../support/hostile/messages.ts';

/**
 * The page asks for what takes main long: every change of the presets writes their file whole, and here that
 * has 200 of the largest. What refuses is the budget of time: the messages are small and few.
 */

const FLOOD = 20;
const ids = Array.from({ length: 200 }, (_, index) => `large-${index}`);

let desktop: Desktop;
let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  desktop = await startDesktop();
  const streamIds = Array.from({ length: 500 }, (_, index) => `${index}-`.padEnd(250, 'x'));
  const large = { accountId: PRACTICE_ACCOUNT_ID, vendors: ['Tencent'], streamIds, end: null };
  const data = [
    { ...large, id: 'small', name: 'Small', streamIds: ['cdn01'] },
    ...ids.map((id) => ({ ...large, id, name: id })),
  ];
  const file = join(desktop.userDataDir, 'presets.json');
  writeFileSync(file, JSON.stringify({ version: 1, data }), { mode: 0o600 });
  launched = await desktop.launch();
  page = await launched.window();
  await page.getByRole('navigation').waitFor();
});
afterAll(() => desktop.close());

const ask = (channel: string, args: unknown) =>
  page.evaluate(
    async ({ channel, args }) => {
      const answer = await window.cdnRecorder.ask(channel as never, args as never);
      return answer.ok ? 'ok' : answer.code;
    },
    { channel, args },
  );

/** The flood, and what came of a request that is sent right behind it. */
async function behindFlood(channel: string, args: unknown) {
  const flooding = moveMany(page, ids, FLOOD);
  const answer = await ask(channel, args);
  return { counts: await flooding, answer };
}

test('a flood of slow changes is cut off, and a start comes through behind it', async () => {
  const start = { presetId: 'small', scope: 'all', unrecorded: false };
  const { counts, answer } = await behindFlood('runs.start', start);
  expect(Object.keys(counts).sort()).toEqual(['ok', 'too-many-requests']);
  expect(counts['too-many-requests']).toBeGreaterThan(FLOOD / 2);
  expect(answer).toBe('ok');
});

test('so does its stop, as soon as there is something to stop', async () => {
  const answers: string[] = [];
  const stop = async () => {
    const { answer } = await behindFlood('recordings.stop', { keys: null });
    answers.push(answer);
    return answer;
  };
  await expect.poll(stop, { timeout: 60_000 }).toBe('ok');
  expect(new Set(answers.slice(0, -1))).toEqual(
    new Set(answers.length > 1 ? ['nothing-to-stop'] : []),
  );
});

test('the channel has time again by itself', async () => {
  const one = async () => (await moveMany(page, ids, 1)).ok;
  await expect.poll(one, { timeout: 60_000 }).toBe(1);
});

test('where main’s clock stands still, so that nothing seems to take time, all of it is done', async () => {
  const stop = () =>
    launched.app.evaluate(() => {
      // An hour on, so that every budget is full.
      const now = performance.now() + 3_600_000;
      Object.defineProperty(performance, 'now', { value: () => now, configurable: true });
      return true;
    });
  // The inspector may set the clock in the middle of what is being timed, which then took an hour; and main
  // may collect the answer to Playwright with the garbage of the flood.
  await until('a full budget', async () => {
    await stop().catch(() => undefined);
    return (await moveMany(page, ids, 1)).ok === 1;
  });
  expect(await moveMany(page, ids, FLOOD)).toEqual({ ok: FLOOD });
});
