import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LaunchedApp } from '../support/desktop/app.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { answerQuestions } from '../support/desktop/questions.ts';
import { until } from '../support/desktop/until.ts';
import { type Destruction, destroy, openMany, saveMany } from '../support/hostile/dialogs.ts';
import { provisionedServer } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import { openSection } from '../support/window/main-page.ts';
import { stateIn } from '../support/window-state.ts';

/**
 * The page, turned against the program, asks for what a person alone may decide. Each attack stands beside a
 * proof that it works where a person agrees: what stops it is the question, and nothing else.
 */

const run = promisify(execFile);

let desktop: Desktop;
let server: StrictServer;
let launched: LaunchedApp;
let page: Page;
/** What the system's browser was told to open, a line each. */
let browsed: string;

beforeAll(async () => {
  desktop = await startDesktop({ keyring: 'unlocked' });
  const provisioned = await provisionedServer();
  server = provisioned.server;
  const tools = join(desktop.home, 'tools');
  browsed = join(desktop.home, 'browsed');
  mkdirSync(tools);
  writeFileSync(join(tools, 'xdg-open'), `#!/bin/sh\necho "$1" >> '${browsed}'\n`);
  chmodSync(join(tools, 'xdg-open'), 0o755);
  const keyring = '--password-store=gnome-libsecret';
  const done = await desktop.run([keyring, '--provision=-', '--exit'], {
    stdin: provisioned.provision,
  });
  expect(done.code).toBe(0);
  // It is not known what runs: the first thing that a page would keep from a person.
  writeFileSync(join(desktop.userDataDir, 'journal.sqlite'), 'damaged');
  launched = await desktop.launch({
    args: [keyring],
    env: { PATH: [tools, process.env.PATH].join(delimiter) },
  });
  page = await launched.window();
  await page.getByRole('navigation').waitFor();
});
afterAll(async () => {
  await desktop.close();
  await server.close();
});

/** The windows that the desktop shows, by their X numbers. */
async function shown(): Promise<string[]> {
  const search = ['search', '--onlyvisible', '--name', '.'];
  const { stdout } = await run('xdotool', search, { env: desktop.env }).catch(() => ({
    stdout: '',
  }));
  return stdout.split('\n').filter((line) => line !== '');
}

const key = (window: string, ...keys: string[]) =>
  run('xdotool', ['windowfocus', '--sync', window, 'key', '--clearmodifiers', ...keys], {
    env: desktop.env,
  });

/** What the program holds that the attacks are after. */
async function held() {
  const { accounts, vault, settings, recordings, problems, control } = await stateIn(page);
  return {
    recordings: recordings.length,
    warned: problems.some(({ code }) => code === 'journal-renewed'),
    accounts: accounts.map(({ name }) => name),
    secrets: vault.state,
    historyDays: settings.historyDays ?? null,
    receiver: settings.receiver?.address ?? null,
    http: control.http.address,
    decks: control.hyperdeck.decks.length,
    tally: control.tsl.length,
  };
}

test('a real dialog comes up, and neither keys in the page nor a second request answer it', async () => {
  const before = await shown();
  await openSection(page, 'Settings');
  await page.getByRole('button', { name: /^Delete… account Main/ }).click();
  const opened = async () => (await shown()).find((window) => !before.includes(window));
  const dialog = await until('a window of the system', opened);
  expect(await destroy(page, 'deletes an account')).toBe('dialog-open');
  expect(await destroy(page, 'shortens the history to a day')).toBe('dialog-open');
  await page.keyboard.press('Enter');
  await sleep(200);
  expect(await shown()).toContain(dialog);
  // The harmless answer has the focus. A dialog that was just drawn may not take its first key yet.
  await until('the dialog is closed', async () => {
    await key(dialog, 'Return').catch(() => undefined);
    return !(await shown()).includes(dialog);
  });
  expect((await held()).accounts).toContain('Main');
});

test('something records, and it is not known what else', async () => {
  const { presets } = await stateIn(page);
  const presetId = presets.find(({ name }) => name === 'Practice: Tencent')?.id ?? '';
  const started = await page.evaluate(
    (presetId) =>
      window.cdnRecorder.ask('runs.start', {
        presetId,
        scope: 'all',
        unrecorded: false,
        unread: true,
      }),
    presetId,
  );
  expect(started).toMatchObject({ ok: true, value: { kind: 'started' } });
  await expect.poll(held).toMatchObject({ recordings: 1, warned: true });
});

describe.each<[Destruction, string, Partial<Awaited<ReturnType<typeof held>>>]>([
  ['takes what records for not recording', 'Verified: not recording', { recordings: 0 }],
  ['takes the warning of a lost journal away', 'I have checked the consoles', { warned: false }],
  ['shortens the history to a day', 'Delete older calls', { historyDays: 1 }],
  ['opens a port to other computers', 'Open the port', { receiver: '0.0.0.0' }],
  ['opens the HTTP API to other computers', 'Open the port', { http: '0.0.0.0' }],
  ['opens a deck, which has no password', 'Open the port', { decks: 1 }],
  ['has tally sent to a new receiver', 'Send tally', { tally: 1 }],
  ['deletes an account', 'Delete account', { accounts: ['Practice'] }],
  [
    'locks the secrets and begins without them',
    'Set files aside and start fresh',
    { secrets: 'empty' },
  ],
])('a page that %s', (what, label, after) => {
  test('does nothing where the person declines', async () => {
    const before = await held();
    const asked = await answerQuestions(launched.app, null);
    expect(await destroy(page, what)).toMatch(/^(null|{"agreed":false})$/);
    expect(await asked()).toHaveLength(1);
    const secrets = what.startsWith('locks') ? 'locked-by-user' : before.secrets;
    expect(await held()).toEqual({ ...before, secrets });
  });

  test('does it where the person agrees: the question is the wall', async () => {
    const before = await held();
    await answerQuestions(launched.app, label);
    expect(await destroy(page, what)).not.toMatch(/^(null|{"agreed":false}|[a-z-]+)$/);
    expect(await held()).toEqual({ ...before, ...after });
  });
});

/** File dialogs that stay open for a moment; the function returned tells how many there were, and at once. */
async function watchFileDialogs(): Promise<() => Promise<{ opened: number; atOnce: number }>> {
  await launched.app.evaluate(({ dialog }) => {
    const seen = { opened: 0, atOnce: 0, open: 0 };
    Object.assign(globalThis, { fileDialogs: seen });
    Object.assign(dialog, {
      showSaveDialog: async () => {
        seen.opened += 1;
        seen.open += 1;
        seen.atOnce = Math.max(seen.atOnce, seen.open);
        await new Promise((resume) => setTimeout(resume, 1_000));
        seen.open -= 1;
        return { canceled: true, filePath: '' };
      },
    });
  });
  return () =>
    launched.app.evaluate(
      () =>
        (globalThis as unknown as { fileDialogs: { opened: number; atOnce: number } }).fileDialogs,
    );
}

test('five hundred requests for a file dialog open one', { tags: ['slow'] }, async () => {
  const seen = await watchFileDialogs();
  const asked = await openMany(page, 'history.export', 515);
  expect(asked).toEqual({ ok: 1, 'dialog-open': 19, 'too-many-requests': 495 });
  // The next one opens when the first is closed: only the flood is refused.
  await openMany(page, 'report.save', 1);
  expect(await seen()).toMatchObject({ opened: 2, atOnce: 1 });
});

test('five hundred requests for a page in the browser open five at most', async () => {
  const opened = () =>
    existsSync(browsed) ? readFileSync(browsed, 'utf8').trim().split('\n') : [];
  const before = opened().length;
  const { ok = 0, ...refused } = await openMany(page, 'links.open', 514);
  expect(refused['too-many-requests']).toBeGreaterThanOrEqual(509);
  expect(ok).toBeGreaterThanOrEqual(1);
  // Each page is opened by a process of its own, which takes its time.
  await until('the pages', () => opened().length - before >= ok);
  expect(opened().length - before).toBe(ok);
});

test('150 of the largest presets at once do not pass: the file is written whole each time', async () => {
  const asked = await saveMany(page, 150);
  expect(Object.keys(asked).sort()).toEqual(['ok', 'too-many-requests']);
  // By their size twenty at once, and what came back meanwhile; on a slow disk their time ends them earlier.
  expect(asked.ok).toBeGreaterThanOrEqual(1);
  expect(asked.ok).toBeLessThan(75);
});

test('a page that ends the program does nothing where the person declines, and ends it where not', async () => {
  const asked = await answerQuestions(launched.app, null);
  expect(await destroy(page, 'ends the program')).toBe('{"agreed":false}');
  expect(await asked()).toHaveLength(1);
  expect((await held()).accounts).toContain('Practice');
  await answerQuestions(launched.app, 'Quit');
  await destroy(page, 'ends the program').catch(() => null);
  expect(await launched.ended).toBe(0);
});
