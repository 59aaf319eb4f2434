import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { WIDE_PRESET, wideSeed } from '../support/fake-bridge/run-views.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { copies, watchCopies } from '../support/window/copies.ts';
import { openRun, selectPreset } from '../support/window/main-page.ts';

let view: FakeWindow;
let page: Page;
const texts = LOCALES.en;
const MIXED = '体育直播 主信号';

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const dialog = () => page.getByRole('dialog');
const group = (name: string) => page.getByRole('group', { name, exact: true });
const button = (name: string) => dialog().getByRole('button', { name, exact: true });
const lanes = () => dialog().getByRole('list', { name: texts['lane.all'] }).getByRole('listitem');

describe('the run view', () => {
  beforeEach(() => view.show(boardSeed()));

  test('is there from the first moment, says what to do, and follows the run to its end', async () => {
    await openRun(page, 'Debate');
    expect(await lanes().count()).toBe(2);
    await lanes().nth(0).getByText('sending').waitFor();
    await lanes().nth(1).getByText('attempts: 2').waitFor();
    await dialog().getByText(texts['next.sending']).waitFor();
    await button(texts['run.cancelUnsent']).click();
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p7;
      const taken = window.fakeBridge.state.runs.p8?.calls[0];
      if (!run || !taken?.outcome) return;
      const streams = taken.outcome.streams
        .slice(0, 1)
        .map((row) => ({ ...row, streamId: 'debate' }));
      const outcome = { ...taken.outcome, streams };
      const calls = run.calls.map((call) => ({
        ...call,
        state: 'settled' as const,
        retryAt: null,
        outcome,
      }));
      window.fakeBridge.update({ runs: { p7: { ...run, status: 'accepted', calls } } });
    });
    await lanes().nth(1).getByText('accepted').waitFor();
    await dialog().getByText(texts['next.accepted']).waitFor();
  });

  test('leads from a stream to its request and answer, and back', async () => {
    await openRun(page, 'Evening news');
    await button('cdn02 at Ws: request and response').click();
    await dialog().getByText('4191282558729715912').waitFor();
    await button(texts['run.backToLanes']).click();
    expect(await lanes().count()).toBe(4);
  });

  test('opens by an address, which closing takes back', { tags: ['slow'] }, async () => {
    await page.evaluate(() => {
      window.location.hash = '#/presets/run/p5';
    });
    await lanes().getByText('studio-2').waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL('**/#/presets');
    await dialog().waitFor({ state: 'detached' });
    await group('Studio 2').waitFor();
  });

  test('one click copies all that support asks for', async () => {
    await openRun(page, MIXED);
    await watchCopies(page);
    await button(texts['run.copyForSupport']).click();
    const [text = ''] = await copies(page);
    expect(text).toContain('AppId: 1234567890');
    expect(text).toContain('Technical detail: UND_ERR_HEADERS_TIMEOUT');
    expect(text).toContain('RequestId: 4191282558729715913');
    expect(text).toContain('Stream sport-backup: rejected, Code: 103011019');
  });
});

describe('a result', () => {
  beforeEach(() => view.show(boardSeed()));

  test('stays until it is dismissed, stays away, and can be had back', async () => {
    const show = group('Morning show');
    await show.getByText('rejected').first().waitFor();
    const panel = await selectPreset(page, 'Morning show');
    await panel.getByRole('button', { name: 'Dismiss the result of Morning show' }).click();
    await show.getByText('Ready').waitFor();
    expect(await show.getByText('rejected').count()).toBe(0);
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await page.getByRole('link', { name: 'Presets', exact: true }).click();
    await show.getByText('Ready').waitFor();
    await panel.getByRole('button', { name: texts['run.showDetails'] }).click();
    await button(texts['run.showAgain']).click();
    await page.keyboard.press('Escape');
    await show.getByText('rejected').first().waitFor();
  });

  test('that is another run’s shows although the one before was dismissed', {
    tags: ['slow'],
  }, async () => {
    await openRun(page, 'Morning show');
    await button(texts['run.dismiss']).click();
    await dialog().waitFor({ state: 'detached' });
    await group('Morning show').getByText('Ready').waitFor();
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p4;
      if (run) window.fakeBridge.update({ runs: { p4: { ...run, id: 'newer' } } });
    });
    await group('Morning show').getByText('rejected').first().waitFor();
  });

  test('with an unknown stream cannot be dismissed before somebody has given a word', async () => {
    await openRun(page, MIXED);
    await dialog().getByText(texts['run.dismiss.verdict']).waitFor();
    expect(await button(texts['run.dismiss']).count()).toBe(0);
    for (const stream of ['sport-main', 'sport-backup']) {
      await dialog()
        .getByRole('group', { name: `${stream} · Tencent` })
        .getByRole('button', { name: texts['verdict.not-recording'] })
        .click();
    }
    // Main says with the word that nothing waits for one any more.
    await page.evaluate(() => {
      const run = window.fakeBridge.state.runs.p3;
      if (!run) return;
      const recordings = window.fakeBridge.state.recordings.filter(
        ({ certainty }) => certainty !== 'uncertain',
      );
      window.fakeBridge.update({ runs: { p3: { ...run, needsVerdict: false } }, recordings });
    });
    await button(texts['run.dismiss']).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await group(MIXED).getByText('to verify').count()).toBe(0);
    await group(MIXED).getByText('accepted').first().waitFor();
  });
});

test('four vendors and five hundred streams: a choice of them, few of them in the page', {
  tags: ['slow'],
}, async () => {
  const settings = { ...INITIAL_SETTINGS, welcomed: true };
  await view.show(wideSeed({ language: 'en', settings }));
  await page.evaluate((id) => {
    window.location.hash = `#/presets/run/${id}`;
  }, WIDE_PRESET);
  await lanes().first().waitFor();
  expect(await lanes().count()).toBeLessThan(60);
  expect(await lanes().first().getAttribute('aria-setsize')).toBe('2000');
  const list = dialog().getByRole('list', { name: texts['lane.all'] });
  await list.evaluate((element) => {
    const scroll = element.parentElement;
    scroll?.scrollTo(0, scroll.scrollHeight);
  });
  await list.locator('[aria-posinset="2000"]').waitFor();
  await dialog().getByText('Not accepted 92').click();
  await list.locator('[aria-setsize="92"]').first().waitFor();
  await list.getByRole('group', { name: 'regional-window-61 · Tencent' }).waitFor();
  await dialog().getByText('Accepted 1348', { exact: true }).click();
  await list.locator('[aria-setsize="1348"]').first().waitFor();
});
