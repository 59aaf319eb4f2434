import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { type Counter, startCounter } from '../support/hostile/counter.ts';
import { MACHINE } from '../support/hostile/machine.ts';
import { REACHING } from '../support/hostile/reach.ts';
import { type OpenStranger, openStranger } from '../support/hostile/strangers.ts';
import { type Bait, tryIn } from '../support/hostile/trick.ts';

/**
 * Our page in our session, but without a header of ours: what main forbids holds by itself, and what
 * `hostile-page.test.ts` shows rests on more than one wall.
 */

const PRELOAD = join(repositoryRoot, '.vite', 'build', 'preload.cjs');

let desktop: Desktop;
let counter: Counter;
let launched: LaunchedApp;
let stranger: OpenStranger;
let bait: Bait;

beforeAll(async () => {
  [desktop, counter] = await Promise.all([startDesktop(), startCounter()]);
  bait = { ...counter, file: pathToFileURL(desktop.home).href };
  launched = await desktop.launch();
  await (await launched.window()).getByRole('navigation').waitFor();
  await launched.app.evaluate(({ clipboard }) => clipboard.writeText('copied by a person'));
  stranger = await openStranger(launched.app, PRELOAD, {
    address: 'app://cdn-recorder/',
    inOurSession: true,
  });
});
afterAll(async () => {
  await desktop.close();
  await counter.close();
});

test.each(REACHING)('$name', async (trick) => {
  const before = counter.hits.length;
  await tryIn(stranger.page, trick, bait);
  expect(counter.hits.slice(before)).toEqual([]);
  expect(stranger.page.url().split('#')[0]).toBe('app://cdn-recorder/');
  expect(launched.app.windows()).toHaveLength(2);
});

test('is stopped by the filter before anything is tried', async () => {
  await launched.app.evaluate(({ session }) => {
    const errors: string[] = [];
    Object.assign(globalThis, { errors });
    session.defaultSession.webRequest.onErrorOccurred(({ error }) => errors.push(error));
  });
  await stranger.page.evaluate((url) => fetch(url).catch(() => null), counter.http);
  const errors = await launched.app.evaluate(({ session }) => {
    session.defaultSession.webRequest.onErrorOccurred(null);
    return (globalThis as unknown as { errors: string[] }).errors;
  });
  expect(errors).toEqual(['net::ERR_BLOCKED_BY_CLIENT']);
});

test.each(MACHINE)('$name', async (trick) => {
  const { shows, showsWithoutPolicy = shows } = trick;
  expect(await tryIn(stranger.page, trick, bait)).toEqual(showsWithoutPolicy);
});
