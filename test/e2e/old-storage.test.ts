import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { APP_ORIGIN } from '../../electron/desktop/windows/app-protocol.ts';
import { hasOldStorage } from '../../electron/desktop/windows/old-storage.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { openStranger } from '../support/hostile/strangers.ts';

/** What a page of an earlier version kept on the disk: its origin was ours, and its storage with it. */

const PRELOAD = join(repositoryRoot, '.vite', 'build', 'preload.cjs');

let desktop: Desktop;
beforeAll(async () => {
  desktop = await startDesktop();
});
afterAll(() => desktop.close());

/** A page at our address without the headers that take the storage away, as earlier versions had it. */
async function inOldPage<T>(launched: LaunchedApp, work: (page: Page) => Promise<T>): Promise<T> {
  await (await launched.window()).getByRole('navigation').waitFor();
  const stranger = await openStranger(launched.app, PRELOAD, {
    address: `${APP_ORIGIN}/`,
    inOurSession: true,
  });
  const result = await work(stranger.page);
  await stranger.close();
  return result;
}

const found = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.getItem('planted'),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));

const isOnDisk = () => hasOldStorage(desktop.userDataDir, APP_ORIGIN);

test('goes from the disk at the next start, without a word', { tags: ['slow'] }, async () => {
  const first = await desktop.launch();
  expect(await isOnDisk()).toBe(false);
  await inOldPage(first, async (page) => {
    await page.evaluate(async () => {
      localStorage.setItem('planted', 'x'.repeat(1_000));
      const request = indexedDB.open('planted', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('things');
      await new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = reject;
      });
      request.result.close();
    });
    // Here it does stay: what follows is not the doing of the page's policy.
    expect(await found(page)).toMatchObject({ databases: ['planted'] });
  });
  await first.close();
  expect(await isOnDisk()).toBe(true);

  const second = await desktop.launch();
  const left = () => inOldPage(second, found);
  await expect.poll(left, { timeout: 15_000 }).toEqual({ local: null, databases: [] });
  expect(second.output()).not.toContain('old storage');
});
