import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CHANNELS } from '#contract/ipc/channels.ts';
import { CHANNEL_NAMES } from '#contract/ipc/names.ts';
import { BURST } from '../../electron/ipc/call-rates.ts';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { type Counter, startCounter } from '../support/hostile/counter.ts';
import { flood, sendMalformed } from '../support/hostile/messages.ts';
import { openStranger, type Stranger } from '../support/hostile/strangers.ts';
import { stateIn } from '../support/window-state.ts';

/** The bridge, used by somebody who means harm: messages of every wrong kind, and senders that are not the page. */

const PRELOAD = join(repositoryRoot, '.vite', 'build', 'preload.cjs');

let desktop: Desktop;
let counter: Counter;
let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  [desktop, counter] = await Promise.all([startDesktop(), startCounter()]);
  launched = await desktop.launch();
  page = await launched.window();
  await page.getByRole('navigation').waitFor();
});
afterAll(async () => {
  await desktop.close();
  await counter.close();
});

const ask = (from: Page | Frame, channel = 'state.get', args: unknown = null) =>
  from.evaluate(
    async ({ channel, args }) => {
      const answer = await window.cdnRecorder.ask(channel as never, args as never);
      return answer.ok ? 'ok' : `${answer.code}: ${answer.message}`;
    },
    { channel, args },
  );

/** A member that the channel knows, so that a message gets as far as its value. */
function fieldOf(channel: (typeof CHANNEL_NAMES)[number]): string {
  const { args } = CHANNELS[channel];
  return args instanceof z.ZodObject ? (Object.keys(args.shape)[0] ?? 'x') : 'x';
}

test('the page reaches the contract’s channels and nothing else', async () => {
  const found = await launched.app.evaluate(({ ipcMain }) => ({
    // There is no public list of what is handled.
    handled: [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers]
      .map(([channel]) => channel)
      .sort(),
    // Electron's own, so that an error does not throw.
    listened: ipcMain.eventNames().filter((name) => name !== 'error'),
  }));
  expect(found).toEqual({
    handled: [...CHANNEL_NAMES].sort(),
    listened: [],
  });
});

test.each(CHANNEL_NAMES)('%s takes no malformed message', async (channel) => {
  const told = await sendMalformed(page, channel, fieldOf(channel));
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter(({ answer }) => answer !== 'bad-request' && answer !== 'not sent')).toEqual(
    [],
  );
  // Most of them do arrive: what cannot be sent proves nothing of main.
  expect(told.filter(({ answer }) => answer === 'bad-request').length).toBeGreaterThan(20);
});

test('ten megabytes of text are refused, and cost main nothing that shows', async () => {
  expect(await ask(page, 'presets.remove', { id: 'x'.repeat(10_000_000) })).toBe(
    'bad-request: the request is out of bounds',
  );
});

test('no message gives all objects of main a member', async () => {
  const found = await launched.app.evaluate(() => ({
    polluted: 'polluted' in {},
    open: Object.isExtensible(Object.prototype),
    added: Reflect.set(Object.prototype, 'polluted', true),
  }));
  expect(found).toEqual({ polluted: false, open: false, added: false });
});

test('a flood on one channel is cut off, and a start on another comes through', async () => {
  const counts = await flood(page, 5_000);
  expect(Object.keys(counts).sort()).toEqual(['ok', 'too-many-requests']);
  expect(counts.ok).toBeGreaterThanOrEqual(BURST);
  expect(counts['too-many-requests']).toBeGreaterThan(1_000);
  const { presets } = await stateIn(page);
  const preset = presets.find(({ name }) => name === 'Practice: Tencent');
  const args = { presetId: preset?.id, scope: 'all', unrecorded: false };
  expect(await ask(page, 'runs.start', args)).toBe('ok');
});

describe('nobody but the page is heard', () => {
  const REFUSED = 'bad-request: not from our page';
  const html = '<!doctype html><p>stranger</p>';

  test('not to be heard is a matter of who asks: the page is', async () => {
    expect(await ask(page)).toBe('ok');
  });

  test.each<[string, (http: string) => Stranger]>([
    ['a page from a server', (http) => ({ address: `${http}/` })],
    ['a blank page', () => ({ address: 'about:blank' })],
    ['a page of text', () => ({ address: `data:text/html,${html}` })],
    ...['app://evil/', 'app://cdn-recorder.evil/'].map((address): [string, () => Stranger] => [
      address,
      () => ({ address, pages: { [address]: html } }),
    ]),
    [
      'a page at our address that has lost its origin',
      () => ({
        address: 'app://cdn-recorder/',
        pages: { 'app://cdn-recorder/': html },
        headers: { 'content-security-policy': 'sandbox allow-scripts' },
      }),
    ],
  ])('%s', async (_what, stranger) => {
    const opened = await openStranger(launched.app, PRELOAD, stranger(counter.http));
    expect(await ask(opened.page)).toBe(REFUSED);
    await opened.close();
  });

  test('a frame, and be it of our own origin', async () => {
    const outer = 'app://cdn-recorder/outer';
    const inner = 'app://cdn-recorder/inner';
    const opened = await openStranger(launched.app, PRELOAD, {
      address: outer,
      pages: { [outer]: `<iframe src="${inner}"></iframe>`, [inner]: html },
      bridgeInFrames: true,
    });
    const frame = opened.page.frame({ url: inner });
    if (!frame) throw new Error('there is no frame');
    expect(await ask(frame)).toBe(REFUSED);
    // Nor is a window that is none of the program's own, though bridge and origin are right.
    expect(await ask(opened.page)).toBe(REFUSED);
    await opened.close();
  });
});

test('and the app goes on', async () => {
  expect(await ask(page)).toBe('ok');
  expect(launched.app.windows()).toEqual([page]);
});
