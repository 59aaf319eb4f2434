import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { linkedPreset } from '../../electron/control/command-line/deep-link.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { copies, watchCopies } from '../support/window/copies.ts';
import { selectPreset, startAgain } from '../support/window/main-page.ts';

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const group = (name: string) => page.getByRole('group', { name, exact: true });
const open = (name: string) => page.getByRole('link', { name, exact: true }).click();
const asked = (channel: string) => view.asked(channel);

describe('the board', () => {
  beforeEach(() => view.show(boardSeed()));

  test('a click asks to start at once; while that is under way the button does nothing', async () => {
    await group('Concert').getByRole('button', { name: 'Start Concert', exact: true }).click();
    const debate = group('Debate').getByRole('button', { name: 'Start Debate', exact: true });
    expect(await debate.getAttribute('aria-disabled')).toBe('true');
    await debate.click({ force: true });
    const starts = await page.evaluate(() =>
      window.fakeBridge.asked.filter(({ channel }) => channel === 'runs.start'),
    );
    expect(starts).toEqual([
      { channel: 'runs.start', args: { presetId: 'p6', scope: 'ask', unrecorded: false } },
    ]);
  });

  test('nothing moves under the hand when a run begins and ends well', async () => {
    const heightOf = async () => (await group('Concert').boundingBox())?.height;
    const idle = await heightOf();
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p8;
      const call = run?.calls[0];
      const [known] = window.fakeBridge.state.recordings;
      if (!run || !call?.outcome || !known) return;
      const streams = call.outcome.streams.map((row) => ({ ...row, streamId: 'concert' }));
      const calls = [{ ...call, outcome: { ...call.outcome, streams } }];
      const recordings = [{ ...known, callId: call.id, streamId: 'concert', presetId: 'p6' }];
      window.fakeBridge.update({ recordings, runs: { p6: { ...run, presetId: 'p6', calls } } });
    });
    await group('Concert').getByText('accepted').first().waitFor();
    expect(await heightOf()).toBe(idle);
  });

  const dialog = () => page.getByRole('dialog');
  const MIXED = '体育直播 主信号';

  test('what runs is asked about first; Enter starts only what does not run', async () => {
    await startAgain(page, MIXED);
    const text = await dialog().innerText();
    expect(text).toMatch(/probably still recording\s+Huawei\s+sport-main/);
    expect(text).toMatch(/may be recording\s+Tencent\s+sport-main, sport-backup/);
    expect(text).toMatch(/Not known to be recording\s+Huawei\s+sport-backup/);
    expect(text).toMatch(/second task: Tencent/);
    const yes = dialog().getByRole('button', { name: 'Retry missing' });
    await expect.poll(() => yes.getAttribute('aria-disabled')).toBeNull();
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(await asked('runs.start')).toEqual([
      { presetId: 'p3', scope: 'ask', unrecorded: false },
      { presetId: 'p3', scope: 'missing', unrecorded: false },
    ]);
    await group(MIXED)
      .getByRole('button', { name: `Retry missing streams of ${MIXED}` })
      .click();
    expect((await asked('runs.start')).at(-1)).toMatchObject({ scope: 'missing' });
  });

  test('where all of it runs, only all of it can be started; the default answer is to leave it', {
    tags: ['slow'],
  }, async () => {
    await startAgain(page, 'Evening news');
    const missing = dialog().getByRole('button', { name: 'Retry missing' });
    expect(await missing.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
    await dialog().getByText(LOCALES.en['question.start.nothingMissing']).waitFor();
    await dialog().getByRole('button', { name: 'Start everything again' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect((await asked('runs.start')).at(-1)).toMatchObject({ scope: 'all' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'More actions for Evening news',
    );
  });

  test('without a disk: the second question keeps the first one’s answer', {
    tags: ['slow'],
  }, async () => {
    await page.evaluate(() => {
      window.fakeBridge.diskTakesRecords = false;
    });
    await startAgain(page, MIXED);
    await dialog().getByRole('button', { name: 'Retry missing' }).click();
    await dialog().getByRole('button', { name: 'Start without a record' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect((await asked('runs.start')).at(-1)).toEqual({
      presetId: 'p3',
      scope: 'missing',
      unrecorded: true,
    });
  });

  test('a question of the tray is asked here, answered or put away, and a refusal keeps its place', async () => {
    await open('History');
    await page.evaluate(() =>
      window.fakeBridge.update({
        questions: [
          {
            kind: 'start',
            presetId: 'p1',
            running: [{ vendor: 'Tencent', streamIds: ['cdn01'] }],
            uncertain: [],
            missing: [{ vendor: 'Ws', streamIds: ['cdn01'] }],
            unrecorded: false,
            confirm: false,
          },
        ],
      }),
    );
    await dialog().getByText('Start “Evening news” again?').waitFor();
    await page.evaluate(() => {
      window.fakeBridge.refuse['runs.start'] = 'already-running';
    });
    await dialog().getByRole('button', { name: 'Retry missing' }).click();
    await dialog().getByText(LOCALES.en['error.already-running']).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => window.fakeBridge.state.questions)).toEqual([]);
  });

  test('a stop asks first, unless the preset says not to', async () => {
    const stop = (name: string) =>
      group(name).getByRole('button', { name: `Stop ${name}`, exact: true });
    expect(await stop('Concert').count()).toBe(0);
    await stop('Evening news').click();
    await dialog().getByText('cdn01, cdn02').first().waitFor();
    expect(await asked('runs.stop')).toEqual([{ presetId: 'p1', confirmed: false }]);
    await dialog().getByRole('button', { name: 'Stop now' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.evaluate(() => {
      const { presets } = window.fakeBridge.state;
      window.fakeBridge.update({
        presets: presets.map((preset) => ({ ...preset, confirmStop: false })),
      });
    });
    await stop('Practice: Tencent').click();
    expect(await asked('runs.stop')).toEqual([
      { presetId: 'p1', confirmed: false },
      { presetId: 'p1', confirmed: true },
      { presetId: 'p8', confirmed: false },
    ]);
  });

  test('what waits shows its place, and can be taken back', async () => {
    await group('Debate').getByText('requests ahead: 3, about 2 s').waitFor();
    await group('Debate').getByRole('button', { name: 'Cancel Debate' }).click();
    expect(await asked('runs.cancel')).toEqual([{ runId: 'r7' }]);
  });

  test('a person’s verdict stands in the place of what is unknown, in the panel and in the details', async () => {
    const panel = await selectPreset(page, MIXED);
    const stream = panel.getByRole('group', { name: 'sport-main · Tencent' });
    await stream.getByRole('button', { name: 'Verified: recording' }).click();
    await stream.getByText(/Verified recording by operator, \d\d:\d\d/).waitFor();
    await panel.getByRole('button', { name: 'Show details' }).click();
    await dialog()
      .getByText(/Verified recording by operator/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Verified: not recording' }).first().click();
    await dialog()
      .getByText(/Verified not recording by operator/)
      .waitFor();
    expect(await dialog().getByText('To verify', { exact: true }).count()).toBe(1);
    await dialog()
      .getByText(/^Verified: not recording, \d\d:\d\d$/)
      .waitFor();
  });

  test('the tally follows what runs, not the last click', async () => {
    const news = group('Evening news');
    await page.evaluate(() => {
      const { runs, recordings } = window.fakeBridge.state;
      const run = runs.p1;
      if (!run) return;
      const stopped = { ...run, id: 'stop', action: 'StopCDNRecord' as const };
      const calls = run.calls
        .slice(0, 1)
        .map((call) => ({ ...call, id: 'c-stop', action: 'StopCDNRecord' as const }));
      window.fakeBridge.update({
        runs: { p1: { ...stopped, calls } },
        recordings: recordings.filter(({ callId }) => callId !== 'c-tencent'),
      });
    });
    await news.getByText('2 of 4 accepted').waitFor();
    await news.getByRole('timer').waitFor();
    const panel = await selectPreset(page, 'Evening news');
    await panel.getByText('Stop accepted').first().waitFor();
    expect(await panel.innerText()).toMatch(/2 of 4 accepted\s+at (\d\d-\d\d )?\d\d:\d\d/);
    expect(await news.getAttribute('data-tone')).toBe('red');
    await page.evaluate(() => window.fakeBridge.update({ recordings: [] }));
    await page.locator('[aria-label="Evening news"][data-tone="grey"]').waitFor();
  });

  test('a run without a record says so in red', { tags: ['slow'] }, async () => {
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p1;
      if (run) window.fakeBridge.update({ runs: { p1: { ...run, unrecorded: true } } });
    });
    const note = group('Evening news').getByRole('note');
    expect(await note.innerText()).toContain(LOCALES.en['run.unrecorded']);
    expect(await note.getAttribute('data-tone')).toBe('red');
  });

  test('an account is called deleted only where the list of accounts could be read', async () => {
    await page.evaluate(() => window.fakeBridge.update({ accounts: [] }));
    await group('Evening news').getByText(LOCALES.en['presets.account.deleted']).waitFor();
    await page.evaluate(() =>
      window.fakeBridge.update({
        problems: [{ code: 'accounts-unreadable', detail: 'accounts.json' }],
      }),
    );
    await group('Evening news').getByText(LOCALES.en['presets.account.unreadable']).waitFor();
    await group('Practice: Tencent').getByText('Practice', { exact: true }).waitFor();
  });

  test('a refused start is said in the preset, and stays', async () => {
    await page.evaluate(() => {
      window.fakeBridge.refuse['runs.start'] = 'credentials-unavailable';
    });
    await group('Concert').getByRole('button', { name: 'Start Concert' }).click();
    await group('Concert').getByText(LOCALES.en['error.credentials-unavailable']).waitFor();
  });

  test('an outcome is announced, and shown elsewhere too with its badge', {
    tags: ['slow'],
  }, async () => {
    await open('Settings');
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p8;
      if (run) window.fakeBridge.update({ runs: { p8: { ...run, id: 'next' } } });
    });
    const sentence = 'Practice: Tencent: Accepted, 2 of 2 accepted (practice)';
    await page.getByText(sentence).waitFor({ state: 'attached' });
    const toast = page.locator('.mantine-Notification-root');
    expect(await toast.innerText()).toMatch(/Practice: Tencent[\s\S]*Accepted[\s\S]*Practice/);
  });

  test('a missed change is made good by asking for the whole', async () => {
    await page.evaluate(() => {
      window.fakeBridge.revision += 1;
      window.fakeBridge.update({ presets: window.fakeBridge.state.presets.slice(0, 1) });
    });
    await group('Concert').waitFor({ state: 'detached' });
    await group('Evening news').waitFor();
  });

  test('a preset is made from a paste, changed, copied and deleted', {
    tags: ['slow'],
  }, async () => {
    await page.getByRole('button', { name: 'New preset' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Sunday mass');
    await page.getByRole('checkbox', { name: 'Tencent' }).check();
    await page.getByLabel('Stream IDs').fill('a\tb\na, c');
    await page.getByText('3 streams of at most 500').waitFor();
    await page.getByText('Duplicate, kept once: a').waitFor();
    await page.getByLabel('After … min').check();
    await page.getByLabel('Minutes until the end').fill('45');
    await page.getByRole('button', { name: 'Save' }).click();
    await group('Sunday mass').getByText('Ends after 45 min').waitFor();
    const menu = async (item: string) => {
      await page.getByRole('button', { name: 'More actions for Sunday mass', exact: true }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu('Edit');
    await page.getByLabel('At …').check();
    await page.getByLabel('End time of day').fill('22:15');
    await page.getByRole('button', { name: 'Save' }).click();
    await group('Sunday mass').getByText('Ends at 22:15').waitFor();
    await watchCopies(page);
    await menu('Copy link');
    await page.getByRole('menuitem', { name: 'Copied' }).waitFor();
    const [link = ''] = await copies(page);
    expect(linkedPreset(link)).toMatch(/^[\w-]+$/);
    await page.keyboard.press('Escape');
    await menu('Duplicate');
    await page.getByRole('button', { name: 'Save' }).click();
    await group('Sunday mass 2').waitFor();
    await menu('Delete');
    await group('Sunday mass').waitFor({ state: 'detached' });
  });
});

describe('the button of a card', () => {
  beforeEach(() => view.show(boardSeed()));

  const main = (name: string) => group(name).locator('[data-start], [data-stop]');

  test('is Stop while something runs; a hand that presses again does not stop what it has started', async () => {
    await main('Concert').focus();
    // Pressed in the very moment in which it takes the place of Start.
    const pressed = await page.evaluate(
      () =>
        new Promise<string | null>((resolve) => {
          const observer = new MutationObserver(() => {
            const stop = document.querySelector<HTMLElement>('[aria-label="Stop Concert"]');
            if (!stop) return;
            observer.disconnect();
            stop.click();
            resolve(stop.getAttribute('aria-disabled'));
          });
          observer.observe(document.body, { subtree: true, childList: true, attributes: true });
          const [known] = window.fakeBridge.state.recordings;
          if (!known) return;
          const recordings = [{ ...known, callId: 'c', streamId: 'concert', presetId: 'p6' }];
          window.fakeBridge.update({ recordings });
        }),
    );
    expect(pressed).toBe('true');
    expect(await asked('runs.stop')).toEqual([]);
    const stop = group('Concert').getByRole('button', { name: 'Stop Concert', exact: true });
    await group('Concert').locator('[data-stop]:not([aria-disabled])').waitFor();
    await expect.poll(() => stop.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => asked('runs.stop')).toEqual([{ presetId: 'p6', confirmed: false }]);
  });

  test('is pointed out once its preset has been saved, and Enter does not press it', {
    tags: ['slow'],
  }, async () => {
    await page.getByRole('button', { name: 'New preset' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Sunday mass');
    await page.getByRole('checkbox', { name: 'Tencent' }).check();
    await page.getByLabel('Stream IDs').fill('mass');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('[aria-label="Sunday mass"][data-offered]:focus').waitFor();
    await page.keyboard.press('Enter');
    expect(await asked('runs.start')).toEqual([]);
    const box = await main('Sunday mass').boundingBox();
    expect(box?.y).toBeLessThan(760);
  });

  test('has its place on two lines; a third says what is wrong, and opens the side panel', async () => {
    const heightOf = async (name: string) => (await group(name).boundingBox())?.height ?? 0;
    expect(await heightOf('Concert')).toBe(await heightOf('Evening news'));
    const line = await group('Studio 2')
      .getByText('studio-2 at Ws: not recording (failed)')
      .boundingBox();
    await page.mouse.click((line?.x ?? 0) + 4, (line?.y ?? 0) + 4);
    await page.getByRole('complementary').getByRole('heading', { name: 'Studio 2' }).waitFor();
  });
});

describe('the settings', () => {
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  const choose = (name: string) => tab(name).click();
  const hash = () => page.evaluate(() => window.location.hash);
  beforeEach(async () => {
    await view.show(boardSeed());
    await open('Settings');
  });

  test('stand in sections, which keys reach and addresses name', async () => {
    await page.getByRole('region', { name: 'Accounts' }).waitFor();
    expect(await page.getByRole('region').count()).toBe(1);
    await choose('Network');
    await page.getByRole('region', { name: 'Network' }).waitFor();
    expect(await hash()).toBe('#/settings/network');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('region', { name: 'Language, theme and size' }).waitFor();
    while ((await tab('About').getAttribute('aria-selected')) !== 'true')
      await page.keyboard.press('ArrowDown');
    await page.getByRole('region', { name: 'About' }).waitFor();
    // Out and in again by an address.
    await open('Presets');
    await page.evaluate(() => {
      window.location.hash = '#/settings/secrets';
    });
    await page.getByRole('region', { name: LOCALES.en['vault.title'] }).waitFor();
  });

  test('the address of a new account opens its window, in the section of the accounts', {
    tags: ['slow'],
  }, async () => {
    await choose('About');
    await page.evaluate(() => {
      window.location.hash = '#/settings/new-account';
    });
    await expect
      .poll(() => asked('secrets.open'))
      .toEqual([{ task: { kind: 'account', accountId: null } }]);
    await page.getByRole('region', { name: 'Accounts' }).waitFor();
    expect(await hash()).toBe('#/settings');
  });

  test('in a narrow window a field leads to the sections', { tags: ['slow'] }, async () => {
    await view.show(boardSeed(), { width: 360, height: 480 });
    await open('Settings');
    await page
      .getByRole('combobox', { name: LOCALES.en['settings.sections'] })
      .selectOption('About');
    await page.getByRole('region', { name: 'About' }).waitFor();
    expect(await tab('About').isVisible()).toBe(false);
  });

  test('a saved account is offered a test, which is sent only when wanted', async () => {
    await page.evaluate(() => {
      window.fakeBridge.vault.savedAccount = 'second';
    });
    await page.getByRole('button', { name: 'Edit account Regional' }).click();
    await page.getByText(LOCALES.en['accounts.test.offer']).waitFor();
    expect(await asked('secrets.open')).toEqual([
      { task: { kind: 'account', accountId: 'second' } },
    ]);
    expect(await asked('accounts.test')).toEqual([]);
    await page.getByRole('button', { name: 'Test account Regional' }).click();
    const proven = page.getByRole('note').filter({ hasText: LOCALES.en['test.proven'] });
    expect(await proven.getAttribute('data-tone')).toBe('green');
    expect(await asked('accounts.test')).toEqual([{ id: 'second' }]);
  });

  test('the network: time-outs saved here, the rest in the window for secrets', async () => {
    await choose('Network');
    const panel = page.getByRole('region', { name: 'Network' });
    await panel.getByText('Use system proxy', { exact: true }).waitFor();
    await panel.getByLabel('First response').fill('0');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await panel.getByText(LOCALES.en['network.problem.timeout']).waitFor();
    await panel.getByLabel('First response').fill('20');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await panel.getByText(LOCALES.en['network.saved']).waitFor();
    expect(await asked('settings.save')).toEqual([
      { timeouts: { connect: 5, headers: 20, body: 30 } },
    ]);
    await panel.getByRole('button', { name: LOCALES.en['network.change'] }).click();
    await panel.getByRole('button', { name: LOCALES.en['network.login.enter'] }).click();
    expect(await asked('secrets.open')).toEqual([
      { task: { kind: 'network' } },
      { task: { kind: 'proxy-login' } },
    ]);
    await page.evaluate(() =>
      window.fakeBridge.update({ hasProxyLogin: true, proxyOfLogin: 'http://other:80' }),
    );
    await panel.getByText('for http://other:80 only').waitFor();
  });

  test('language and theme are in force at once', { tags: ['slow'] }, async () => {
    await choose('Appearance');
    await page.getByText('中文', { exact: true }).click();
    await page.getByRole('heading', { name: '设置', exact: true }).waitFor();
    await page.getByText('浅色', { exact: true }).click();
    await page.locator('html[lang="zh-CN"][data-mantine-color-scheme="light"]').waitFor();
  });

  test('practice that fails on purpose is said in every section, until it is ended', async () => {
    await choose('Practice');
    await page.getByRole('combobox', { name: 'Practice server' }).click();
    await page.getByRole('option', { name: /never responds/ }).click();
    await open('Presets');
    await page.getByText('Practice is failing on purpose.').waitFor();
    await page.getByRole('button', { name: 'Back to normal' }).click();
    await page.getByText('Practice is failing on purpose.').waitFor({ state: 'detached' });
  });

  test('an account is deleted where the operator agrees in main’s own dialog, and stays else', {
    tags: ['slow'],
  }, async () => {
    const agree = (agrees: boolean) =>
      page.evaluate((agrees) => {
        window.fakeBridge.agrees = agrees;
      }, agrees);
    const remove = page.getByRole('button', { name: 'Delete… account Main channel' });
    await agree(false);
    await remove.click();
    await expect.poll(() => asked('accounts.remove')).toEqual([{ id: 'account' }]);
    await remove.waitFor();
    await agree(true);
    await remove.click();
    await remove.waitFor({ state: 'detached' });
  });
});
