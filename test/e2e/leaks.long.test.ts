import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, describe, expect, test } from 'vitest';
import { NO_HISTORY_FILTER } from '#contract/model/history.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { until } from '../support/desktop/until.ts';
import {
  APP_IDS,
  breakInMain,
  FAILING,
  postCallback,
  provisionOf,
  SECRETS,
  saveReport,
} from '../support/evidence/life.ts';
import { canReadMemory, memoryHolds } from '../support/evidence/memory.ts';
import { familyOf, rolesOf } from '../support/evidence/processes.ts';
import { runningTraces } from '../support/evidence/running.ts';
import { leaksIn } from '../support/evidence/traces.ts';
import {
  filesOf,
  goTo,
  misbehavingServer,
  outputTraces,
  settled,
  startInWindow,
  type ToClose,
  watchedDesktop,
} from '../support/evidence/watched.ts';
import { tapIpc } from '../support/ipc-tap.ts';
import { openOutcomes } from '../support/window/main-page.ts';
import {
  chooseProxy,
  enterAccount,
  enterProxyLogin,
  SAVING_CHANNELS,
} from '../support/window/secrets-page.ts';
import { stateIn } from '../support/window-state.ts';

const KEYRING = '--password-store=gnome-libsecret';

const open: ToClose = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function openEveryCall(page: Page): Promise<void> {
  await openOutcomes(page);
  for (const preset of ['echo-answer', 'echo-page', 'echo-cut', 'Far away']) {
    await page.getByRole('row').filter({ hasText: preset }).first().click();
    const detail = page.getByRole('dialog');
    const raw = detail.getByRole('button', { name: 'Show raw response' });
    await detail.getByText('Vendor', { exact: true }).first().waitFor();
    if (await raw.isVisible()) await raw.click();
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
  }
  await page.evaluate(async (filter) => {
    const { ask } = window.cdnRecorder;
    const answer = await ask('history.page', { filter, before: null, limit: 200 });
    if (!answer.ok) throw new Error(answer.message);
    for (const { callId } of answer.value.rows) await ask('history.call', { callId });
  }, NO_HISTORY_FILTER);
}

describe('a whole life', () => {
  test('no secret and no signature is anywhere but in main, save for the messages that bring them there', async () => {
    const desktop = await watchedDesktop('unlocked', open);
    const { server, signatures } = await misbehavingServer(open);
    const proxy = await connectProxy({ echo: true });
    open.push(() => proxy.close());
    const launched = await desktop.launch({ args: [KEYRING] });
    const page = await launched.window();
    const tapped = await tapIpc(launched.app);

    const main = { name: 'Main', appId: APP_IDS.main, secret: SECRETS.main, endpoint: server.url };
    await enterAccount(launched, page, main);
    await chooseProxy(launched, page, proxy.url);
    await enterProxyLogin(launched, page, { user: 'ann', password: SECRETS.proxy });
    const commands = [
      await desktop.run([KEYRING, '--provision=-', '--exit'], { stdin: provisionOf(server) }),
    ];
    await page.evaluate(async () => {
      const timeouts = { connect: 3, headers: 3, body: 3 };
      // So many presets would stand on the wall, which has no buttons.
      await window.cdnRecorder.ask('settings.save', { timeouts, board: 'cards' });
    });

    await goTo(page, 'Presets');
    await startInWindow(page, 'Evening news');
    await desktop.tray.click('Start Concert');
    await settled(page, 'Concert');
    for (const preset of FAILING) await startInWindow(page, preset);
    await desktop.tray.click('Stop Concert');
    for (const args of [
      ['--stop=Evening news', '--start=Evening news', '--json'],
      ['--start=echo-page', '--force'],
      ...['Main', 'Imported', 'Wrong', 'Far'].map((name) => [`--test-account=${name}`, '--json']),
    ]) {
      commands.push(await desktop.run([KEYRING, ...args, '--exit']));
    }
    await page.getByRole('button', { name: 'Stop Evening news', exact: true }).click();
    await until(
      'the stop went out',
      () => server.requests.at(-1)?.param('Action') === 'StopCDNRecord',
    );
    await settled(page, 'Evening news');
    const callbackSignature = await postCallback(page);
    await breakInMain(launched.app, desktop);
    await openEveryCall(page);
    await goTo(page, 'Settings');
    const path = join(desktop.home, 'report.txt');
    const report = await saveReport(launched.app, page, path);

    // What follows is worth nothing unless all of this did happen.
    expect(server.violations).toEqual([]);
    const sent = signatures();
    expect([sent.length > 12, new Set(sent).size]).toEqual([true, sent.length]);
    expect(commands.map(({ code }) => code)).toEqual([0, 0, 1, 0, 0, 1, 1]);
    const { runs, presets, webhooks } = await stateIn(page);
    expect(webhooks).toMatchObject([{ secrets: 'held', signed: true, deliveredAt: null }]);
    expect(webhooks[0]?.waiting).toBeGreaterThan(0);
    const reasonOf = (preset: string) =>
      runs[presets.find(({ name }) => name === preset)?.id ?? '']?.calls[0]?.outcome;
    expect(reasonOf('Far away')?.reason).toBe('proxy-refused');
    expect(reasonOf('Wrong secret')?.code).toBe(100_000_005);
    expect(reasonOf('echo-answer')?.message).toContain('Action=StartCDNRecord');
    expect(reasonOf('echo-redirect')?.httpStatus).toBe(302);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual([report, 0o600]);
    for (const wanted of [
      'AppId: 12345',
      'Vendor: Huawei',
      'uncaught exception:',
      'Proxy: manual',
    ]) {
      expect(report).toContain(wanted);
    }

    const secrets = [...Object.values(SECRETS), callbackSignature, ...sent];
    const messages = await tapped();
    const traces = await runningTraces({ desktop, launched, messages });
    expect(traces.filter(({ place }) => place === 'heap')).toHaveLength(1);
    expect(traces.length).toBeGreaterThan(100);
    expect(leaksIn([...traces, ...outputTraces(commands)], secrets)).toEqual([
      ...Object.values(SAVING_CHANNELS).map((channel) => `ipc: ask ${channel}`),
    ]);
    expect(leaksIn(filesOf(desktop), secrets)).toEqual([]);
    await launched.close();
    expect(leaksIn(filesOf(desktop), secrets)).toEqual([]);
    expect(leaksIn([{ place: 'output', content: launched.output() }], secrets)).toEqual([]);
  }, 180_000);

  test.runIf(canReadMemory)(
    'once it is entered, no process but main has it in memory',
    async () => {
      const desktop = await watchedDesktop('unlocked', open);
      const { server } = await misbehavingServer(open);
      const launched = await desktop.launch({ args: [KEYRING] });
      const page = await launched.window();
      const { main: secret } = SECRETS;
      const main = { name: 'Main', appId: APP_IDS.main, secret, endpoint: server.url };
      await enterAccount(launched, page, main);
      const renderers = () => rolesOf(launched.pid).filter((role) => role === 'renderer').length;
      await until('the process of the window for secrets ends', () => renderers() === 1);
      const family = familyOf(launched.pid);
      expect(family.length).toBeGreaterThan(2);
      expect(family.filter((pid) => memoryHolds(pid, [secret]))).toEqual([launched.pid]);
    },
    120_000,
  );

  test('a crash of window and main leaves no dump, sends nothing, and no file has a secret', async () => {
    const desktop = await watchedDesktop('unlocked', open);
    const { server, signatures } = await misbehavingServer(open);
    const launched = await desktop.launch({ args: [KEYRING] });
    const page = await launched.window();
    const main = { name: 'Main', appId: APP_IDS.main, secret: SECRETS.main, endpoint: server.url };
    await enterAccount(launched, page, main);
    await desktop.run([KEYRING, '--provision=-', '--start=Evening news', '--exit'], {
      stdin: provisionOf(server),
    });
    const reporting = await launched.app.evaluate(({ app, crashReporter }) => ({
      folder: app.getPath('crashDumps'),
      uploads: crashReporter.getUploadToServer(),
      sent: crashReporter.getUploadedReports(),
    }));
    expect([reporting.uploads, reporting.sent]).toEqual([false, []]);
    const commands = familyOf(launched.pid).map((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
    );
    expect(commands.filter((command) => command.includes('crashpad'))).toEqual([]);

    const gone = launched.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('render-process-gone', (_event, { reason }) => resolve(reason));
          contents?.forcefullyCrashRenderer();
        }),
    );
    expect(await gone).toMatch(/crashed|killed/);
    process.kill(launched.pid, 'SIGSEGV');
    await launched.ended;

    const traces = filesOf(desktop);
    expect(traces.filter(({ place }) => /\.dmp|core(\.\d+)?$/.test(place))).toEqual([]);
    expect(signatures().length).toBeGreaterThan(0);
    expect(leaksIn(traces, [...Object.values(SECRETS), ...signatures()])).toEqual([]);
  }, 120_000);
});
