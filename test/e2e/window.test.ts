import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { tapIpc } from '../support/ipc-tap.ts';
import { filesHolding, formsOf } from '../support/leaks.ts';
import { APP_ID, provisionedServer, SECRET } from '../support/provision.ts';
import type { StrictServer } from '../support/strict-server/strict-server.ts';
import {
  openOutcomes,
  openSection,
  preset,
  selectPreset,
  startButton,
} from '../support/window/main-page.ts';
import { enterAccount } from '../support/window/secrets-page.ts';
import { stateIn } from '../support/window-state.ts';

const TEXTS = LOCALES.en;

let desktop: Desktop;

describe('in practice mode', () => {
  beforeEach(async () => {
    desktop = await startDesktop();
  });
  afterEach(() => desktop.close());

  test('a first start: presets are there, a click starts, outcome in window, tray, notification and history', async () => {
    const launched = await desktop.launch();
    const page = await launched.window();
    expect(await page.title()).toBe('CDN Recorder');
    await startButton(page, 'Practice: all vendors').click();
    await preset(page, 'Practice: all vendors').getByText('accepted').first().waitFor();
    await preset(page, 'Practice: all vendors')
      .locator('[data-tone="violet"]', { hasText: 'Practice' })
      .first()
      .waitFor();
    expect(await desktop.tray.waitForTooltip(/Practice: all vendors: Accepted/)).toMatch(
      /^Practice · /m,
    );
    await desktop.notifications.waitFor(/Practice: all vendors: \d+ of \d+ accepted/);
    await openOutcomes(page);
    for (const vendor of ['Tencent', 'Ws', 'Huawei', 'Aliyun']) {
      const row = page
        .getByRole('row')
        .filter({ hasText: 'Practice: all vendors' })
        .filter({ hasText: vendor })
        .filter({ hasText: 'practice-studio-2' })
        .filter({ hasText: 'accepted' });
      await row.first().waitFor();
    }
  });

  test('a link shows its preset in the running window and starts nothing', {
    tags: ['slow'],
  }, async () => {
    const launched = await desktop.launch();
    const page = await launched.window();
    const link = 'cdn-recorder://preset/sample-2';
    const second = await desktop.run(['--start=Practice: Tencent', '--', link]);
    expect(second.code).toBe(0);
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: 'Practice: all vendors', exact: true })
      .waitFor();
    expect((await stateIn(page)).runs).toEqual({});
    // One that comes while the page is loading waits for it.
    await page.reload({ waitUntil: 'commit' });
    await launched.app.evaluate(({ app }) =>
      app.emit('open-url', { preventDefault: () => undefined }, 'cdn-recorder://preset/sample-1'),
    );
    await page
      .getByRole('complementary')
      .getByRole('heading', { name: 'Practice: Tencent', exact: true })
      .waitFor();
  });

  test('without a place for the tray the window is not closed, and says so once', {
    tags: ['slow'],
  }, async () => {
    desktop.tray.close();
    const launched = await desktop.launch();
    const page = await launched.window();
    // By then the program has long asked the bus for a panel.
    await page.getByRole('navigation').waitFor();
    const close = () =>
      launched.app.evaluate(({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.close();
        return BrowserWindow.getAllWindows().length;
      });
    expect(await close()).toBe(1);
    await desktop.notifications.waitFor(new RegExp(TEXTS['notification.noTray']));
    expect(await close()).toBe(1);
    expect(await page.title()).toBe('CDN Recorder');
    expect(desktop.notifications.seen).toHaveLength(1);
  });

  test('without a panel a hidden start leaves the window minimized, and says so', {
    tags: ['slow'],
  }, async () => {
    desktop.tray.close();
    const launched = await desktop.launch({ args: ['--hidden'] });
    const windows = () =>
      launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    expect(await windows()).toBe(0);
    await desktop.notifications.waitFor(new RegExp(TEXTS['notification.noTray']), 40_000);
    expect(await windows()).toBe(1);
    expect(desktop.notifications.seen).toHaveLength(1);
  });

  test('the detail of a call shows every field of the answer, with the ids that support asks for', {
    tags: ['slow'],
  }, async () => {
    const started = await desktop.run(['--start=Practice: all vendors', '--json', '--exit']);
    const calls = started.lines().filter((line) => line.type === 'call');
    const launched = await desktop.launch();
    const page = await launched.window();
    await openOutcomes(page);
    for (const call of calls) {
      await page
        .getByRole('row')
        .filter({ hasText: String(call.vendor) })
        .first()
        .click();
      const detail = page.getByRole('dialog');
      await detail.getByText(String(call.requestId)).first().waitFor();
      // The window begins a status with a capital letter.
      const shown = (await detail.innerText()).toLowerCase();
      for (const stream of call.streams as Record<string, unknown>[]) {
        for (const [field, value] of Object.entries(stream)) {
          if (value !== '')
            expect([field, shown]).toEqual([
              field,
              expect.stringContaining(String(value).toLowerCase()),
            ]);
        }
      }
      await page.keyboard.press('Escape');
      await detail.waitFor({ state: 'hidden' });
    }
  });

  test('a practised fault: the answer that never comes is unknown, with advice', {
    tags: ['slow'],
  }, async () => {
    const launched = await desktop.launch();
    const page = await launched.window();
    const behaved = await page.evaluate(() =>
      window.cdnRecorder.ask('practice.behave', { behaviour: 'connection-lost' }),
    );
    expect(behaved.ok).toBe(true);
    await startButton(page, 'Practice: Tencent').click();
    const card = preset(page, 'Practice: Tencent');
    await card.getByText('To verify').first().waitFor();
    await desktop.tray.waitForTooltip(/Practice: Tencent: To verify/);
    const panel = await selectPreset(page, 'Practice: Tencent');
    await panel.getByText(/may have started/).waitFor();
  });

  test('a click on the tray as soon as it shows opens the window; closed it leaves the tray, which opens it again', async () => {
    const launching = desktop.launch({ args: ['--hidden'] });
    await desktop.tray.waitForFirstItem();
    await desktop.tray.activate();
    const launched = await launching;
    const page = await launched.window();
    await page.close();
    await desktop.tray.click('Open CDN Recorder');
    const again = await launched.window();
    await startButton(again, 'Practice: Tencent').waitFor();
  });

  test('an outcome that comes from the command line is shown in the open window', {
    tags: ['slow'],
  }, async () => {
    const launched = await desktop.launch();
    const page = await launched.window();
    await startButton(page, 'Practice: Tencent').waitFor();
    await desktop.run(['--start=Practice: one stream fails', '--json', '--exit']);
    await preset(page, 'Practice: one stream fails')
      .getByText(/rejected/)
      .first()
      .waitFor();
  });
});

describe('with an account of one’s own', () => {
  let server: StrictServer;
  afterEach(async () => {
    await desktop.close();
    await server.close();
  });

  test('entered in the window, kept by the key store: exactly what is asked goes out, the secret crosses once', async () => {
    desktop = await startDesktop({ keyring: 'unlocked' });
    const made = await provisionedServer();
    server = made.server;
    const args = ['--password-store=gnome-libsecret'];
    const launched = await desktop.launch({ args });
    const page = await launched.window();
    const tapped = await tapIpc(launched.app);

    await enterAccount(launched, page, {
      name: 'Main',
      appId: APP_ID,
      secret: SECRET,
      endpoint: server.url,
    });

    const saved = await page.evaluate(async () => {
      const snapshot = await window.cdnRecorder.ask('state.get', null);
      if (!snapshot.ok) throw new Error(snapshot.message);
      const account = snapshot.value.state.accounts.find(({ name }) => name === 'Main');
      const draft = {
        name: 'Evening news',
        accountId: account?.id ?? '',
        vendors: ['Tencent' as const, 'Ws' as const, 'Huawei' as const],
        streamIds: ['cdn01', 'cdn02'],
        end: { afterMinutes: 90 },
      };
      return { account, preset: await window.cdnRecorder.ask('presets.save', { id: null, draft }) };
    });
    expect(saved.account).toMatchObject({ appId: APP_ID, protection: 'keyring', practice: true });

    await openSection(page, 'Presets');
    await startButton(page, 'Evening news').click();
    await preset(page, 'Evening news').getByText('accepted').first().waitFor();
    expect(server.violations).toEqual([]);
    expect(server.requests).toHaveLength(3);
    for (const request of server.requests) {
      expect(request.all('StreamId[]')).toEqual(['cdn01', 'cdn02']);
      expect(request.param('EndTime') !== undefined).toBe(request.param('Vendor') === 'Tencent');
    }

    const signatures = server.requests.map((request) => request.param('Signature') ?? '');
    const messages = await tapped();
    const holding = messages.filter(({ text }) =>
      [SECRET, ...signatures].flatMap(formsOf).some((form) => text.includes(form)),
    );
    expect(holding.map(({ direction, channel }) => [direction, channel])).toEqual([
      ['ask', 'accounts.save'],
    ]);
    expect(messages.length).toBeGreaterThan(5);
    expect(await page.content()).not.toContain(SECRET);
    await launched.close();
    expect(filesHolding(desktop.home, [SECRET, ...signatures])).toEqual([]);
    for (const form of [SECRET, ...signatures].flatMap(formsOf)) {
      expect(launched.output()).not.toContain(form);
    }
  });
});
