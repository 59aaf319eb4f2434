import type { Page } from 'playwright';
import { beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import { INITIAL_SETTINGS } from '../../electron/storage/settings.ts';
import { outcomeWithoutAnswer } from '../../electron/zego/answer/answer.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { WIDE_PRESET, wideSeed } from '../support/fake-bridge/run-views.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { wallSeed } from '../support/fake-bridge/wall-seeds.ts';
import { copies, watchCopies } from '../support/window/copies.ts';

let view: FakeWindow;
let page: Page;
const text = LOCALES.en;
const MIXED = '体育直播 主信号';

windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const panel = (name: string) => page.getByRole('complementary', { name: `Preset: ${name}` });
const card = (name: string) => page.getByRole('group', { name, exact: true });
const select = (name: string) => card(name).getByRole('button', { name, exact: true }).click();
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('the side panel', () => {
  beforeEach(() => view.show(boardSeed()));

  test('opens on the preset that is selected, and gives the focus back when it is closed', {
    tags: ['slow'],
  }, async () => {
    await select(MIXED);
    await panel(MIXED).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-panel'))).toBe(
      'p3',
    );
    await page.keyboard.press('Escape');
    await panel(MIXED).waitFor({ state: 'detached' });
    expect(await focused()).toBe(MIXED);
    await select('Concert');
    await panel('Concert').getByRole('button', { name: text.close, exact: true }).click();
    await panel('Concert').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Concert');
  });

  test('turns to another preset, and stays while another section is shown', {
    tags: ['slow'],
  }, async () => {
    await select(MIXED);
    await select('Evening news');
    await panel('Evening news').waitFor();
    expect(await page.getByRole('complementary').count()).toBe(1);
    await page.getByRole('link', { name: 'Settings', exact: true }).click();
    await panel('Evening news').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Presets', exact: true }).click();
    await panel('Evening news').waitFor();
  });

  test('asks ZEGO on a click whether the streams are published, and never by itself', async () => {
    await select('Evening news');
    const open = panel('Evening news');
    const check = open.getByRole('button', { name: text['streams.check'], exact: true });
    await check.waitFor();
    expect(await view.asked('streams.check')).toEqual([]);
    await check.click();
    await open.getByText(/^✓\d\d:\d\d:\d\d · (\d+) of \1 streams published\.$/).waitFor();
  });

  test('starts with another end for this run alone', { tags: ['slow'] }, async () => {
    await select('Concert');
    const open = panel('Concert');
    const button = (name: string) => open.getByRole('button', { name, exact: true });
    await button(text['until.start']).click();
    expect(await button(text['until.start.yes']).isDisabled()).toBe(true);
    await open.getByLabel(/^Concert: until/).fill('23:59');
    expect(await view.asked('runs.start')).toEqual([]);
    await button(text['until.start.yes']).click();
    await button(text['until.start']).waitFor();
    expect(await view.asked('runs.start')).toEqual([
      expect.objectContaining({ scope: 'ask', end: { until: expect.any(Number) } }),
    ]);
  });

  test('moves the end of what runs later, and says before and after it that a second task takes over', async () => {
    await select('Evening news');
    const open = panel('Evening news');
    const button = (name: string) => open.getByRole('button', { name, exact: true });
    const sentence = /^At \d\d:\d\d:\d\d a second task takes over; the files overlap by 60 s\.$/;
    await button(text['until.move']).click();
    await open.getByLabel(/^Evening news: until/).fill('23:59');
    await open.getByLabel(/^Evening news: day/).fill('2020-01-01');
    expect(await button(text['until.move.yes']).isDisabled()).toBe(true);
    const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await open.getByLabel(/^Evening news: day/).fill(inThreeDays);
    await open.getByRole('status').getByText(sentence).waitFor();
    expect(await view.asked('runs.moveEnd')).toEqual([]);
    await button(text['until.move.yes']).click();
    await button(text['until.move']).waitFor();
    await open.getByText(sentence).waitFor();
    expect(await view.asked('runs.moveEnd')).toEqual([
      { presetId: 'p1', until: Date.parse(`${inThreeDays}T23:59`) / 1000 },
    ]);
  });

  test('takes the end of what runs away', { tags: ['slow'] }, async () => {
    await select('Evening news');
    const open = panel('Evening news');
    await open.getByRole('button', { name: text['until.move'], exact: true }).click();
    await open.getByRole('button', { name: text['until.never'], exact: true }).click();
    expect(await view.asked('runs.moveEnd')).toEqual([{ presetId: 'p1', until: null }]);
  });

  test('offers a hand-over again that was not accepted, and names when the first task ends', async () => {
    const seed = boardSeed();
    const endTime = Math.floor(Date.now() / 1000) + 50;
    const recordings = seed.state.recordings.map((one) =>
      one.vendor === 'Tencent' && one.presetId === 'p1'
        ? { ...one, endTime, handOver: { until: endTime + 600, trouble: 'failed' as const } }
        : one,
    );
    await view.show({ ...seed, state: { ...seed.state, recordings } });
    const note = page.getByRole('alert').filter({ hasText: '“Evening news” may end early' });
    await note.getByText(/ends at \d\d:\d\d, wanted until .*its start was not accepted/).waitFor();
    await note.getByRole('button', { name: text['handOver.retry'], exact: true }).click();
    await note.waitFor();
    const asked = (await view.asked('recordings.handOver')) as { keys: { vendor: string }[] }[];
    expect(asked).toHaveLength(1);
    expect(new Set(asked[0]?.keys.map(({ vendor }) => vendor))).toEqual(new Set(['Tencent']));
  });

  test('says of a hand-over that a locked secret kept back when and where it ended, and starts again', async () => {
    const seed = boardSeed();
    const [known] = Object.values(seed.state.runs);
    if (!known) throw new Error('no run');
    const run = {
      ...known,
      ...{ id: 'second', seq: known.seq + 1, presetId: 'p1', presetName: 'Evening news' },
      ...{ source: 'hand-over' as const, continues: known.id },
      firstTaskEnd: Math.floor(Date.now() / 1000) - 5,
      calls: known.calls.slice(0, 1).map((call) => ({
        ...call,
        vendor: 'Tencent' as const,
        outcome: outcomeWithoutAnswer(call.streamIds, 'failed', 'hand-over-locked'),
      })),
    };
    const runs = { ...seed.state.runs, p1: run };
    await view.show({ ...seed, state: { ...seed.state, runs } });
    const note = page.getByRole('alert').filter({ hasText: '“Evening news” has ended' });
    await note
      .getByText(/ended at \d.* at Tencent; its hand-over was not sent because the secrets/)
      .waitFor();
    await note.getByRole('button', { name: text['handOver.startAgain'], exact: true }).click();
    await expect.poll(() => view.asked('runs.start')).toHaveLength(1);
  });

  test('opens by a link to the preset, which the board then shows', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/presets/show/p8';
    });
    await panel('Practice: Tencent').waitFor();
    await expect
      .poll(() =>
        card('Practice: Tencent').evaluate(
          (one) => one.getBoundingClientRect().bottom <= window.innerHeight,
        ),
      )
      .toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-preset'))).toBe(
      'p8',
    );
  });

  test('says of each stream at each vendor how it stands, trouble first', async () => {
    await select(MIXED);
    const rows = panel(MIXED).getByRole('row');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/Stream\s+Tencent\s+Huawei/),
      expect.stringContaining('sport-main at Tencent: to verify'),
      expect.stringContaining('sport-backup at Huawei: not recording (rejected)'),
    ]);
    await panel(MIXED)
      .getByText('sport-backup at Huawei: not recording (rejected)', { exact: true })
      .last()
      .waitFor();
    await panel(MIXED).getByText('Code 103011019').waitFor();
    // What asks for an operator is in sight before streams and files.
    const texts = await panel(MIXED).innerText();
    expect(texts.indexOf(text['verdict.not-recording'])).toBeLessThan(texts.indexOf('Stream\t'));
    expect(texts.indexOf('Code 103011019')).toBeLessThan(texts.indexOf('Stream\t'));
  });

  test('takes the operator’s verdict on what is unknown, and says it in the vendor’s place', async () => {
    await select(MIXED);
    const stream = panel(MIXED).getByRole('group', { name: 'sport-main · Tencent' });
    await stream.getByRole('button', { name: text['verdict.not-recording'] }).click();
    await page.evaluate(() => {
      const { recordings } = window.fakeBridge.state;
      window.fakeBridge.update({
        recordings: recordings.filter(({ callId, streamId }) =>
          callId === 'c-lost' ? streamId !== 'sport-main' : true,
        ),
      });
    });
    await panel(MIXED)
      .getByText(/sport-main at Tencent: verified: not recording, \d\d:\d\d/)
      .waitFor();
    await stream.getByText(/Verified not recording by operator/).waitFor();
    await stream.getByRole('button', { name: text['verdict.recording'] }).waitFor();
  });

  test('takes one verdict for all streams of a vendor', async () => {
    const seed = boardSeed();
    const [preset] = seed.state.presets.filter(({ id }) => id === 'p3');
    const lost = seed.state.runs.p3?.calls.find(({ id }) => id === 'c-lost');
    if (!preset || !lost) throw new Error('the seed has no open outcome');
    const streamIds = Array.from({ length: 16 }, (_, at) => `camera_${at}`);
    const rows = streamIds.map((streamId) => ({
      ...{ streamId, status: 'unknown' as const, reason: 'no-answer' as const },
    }));
    const outcome = lost.outcome && { ...lost.outcome, streams: rows };
    const run = { ...seed.state.runs.p3, calls: [{ ...lost, streamIds, outcome }] };
    await view.show({
      ...seed,
      state: {
        ...seed.state,
        presets: seed.state.presets.map((one) =>
          one.id === 'p3' ? { ...one, streamIds, vendors: ['Tencent'] } : one,
        ),
        runs: { ...seed.state.runs, p3: run } as typeof seed.state.runs,
        recordings: [],
      },
    });
    await select(MIXED);
    const all = panel(MIXED).getByRole('group', { name: 'All at Tencent' });
    await all.getByRole('button', { name: 'None recording (16)' }).click();
    expect(await view.asked('outcomes.settleAll')).toEqual([
      {
        verdict: 'not-recording',
        outcomes: streamIds.map((streamId) => ({ callId: 'c-lost', streamId })),
      },
    ]);
    // Every one is settled, and one click takes it back.
    await panel(MIXED)
      .getByText(/at Tencent: verified: not recording, \d\d:\d\d/)
      .first()
      .waitFor();
    await all.getByRole('button', { name: 'All recording (16)' }).waitFor();
    expect(await all.getByRole('button').count()).toBe(1);
    expect(await panel(MIXED).getByText('Code 103011019').count()).toBe(0);
  });

  test('retries what is missing and stops by the usual commands, with their questions', async () => {
    await select(MIXED);
    await panel(MIXED)
      .getByRole('button', { name: `Retry missing streams of ${MIXED}` })
      .click();
    expect(await view.asked('runs.retryMissing')).toEqual([{ presetId: 'p3', together: false }]);
    await panel(MIXED)
      .getByRole('button', { name: `Stop ${MIXED}`, exact: true })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop now' }).waitFor();
    expect(await view.asked('runs.stop')).toEqual([{ presetId: 'p3', confirmed: false }]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await panel(MIXED).waitFor();
  });

  test.each([
    ['in the smallest window', { width: 720, height: 480 }],
    ['in the usual one', { width: 1120, height: 760 }],
  ])(
    'keeps the verbs in sight, and cuts no letter of a long name: %s',
    { tags: ['slow'] },
    async (_, size) => {
      await view.show(wallSeed(24), size);
      await page.locator('[data-preset="w0"]').click();
      const inSight = async (name: RegExp) => {
        const box = await page
          .getByRole('complementary')
          .getByRole('button', { name })
          .boundingBox();
        return box !== null && box.y >= 0 && box.y + box.height <= size.height;
      };
      for (const name of [/^Retry missing/, /^Stop/, /details/i, /^Start again/])
        expect([name, await inSight(name)]).toEqual([name, true]);
      await page.locator('[data-preset="w4"]').click();
      await page.getByRole('heading', { name: /Champions League/ }).waitFor();
      expect(await inSight(/^Stop Champions/)).toBe(true);
      const label = page
        .getByRole('complementary')
        .getByRole('button', { name: /^Stop Champions/ })
        .locator('.mantine-Button-label');
      const cut = await label.evaluate((one) => {
        const { lineHeight, webkitLineClamp } = getComputedStyle(one);
        const lines = one.clientHeight / Number.parseFloat(lineHeight);
        return { whole: one.scrollWidth <= one.clientWidth, lines, clamp: Number(webkitLineClamp) };
      });
      expect(cut.whole).toBe(true);
      expect(Math.round(cut.lines)).toBeLessThanOrEqual(cut.clamp);
    },
  );

  test('reaches Stop by the keyboard only after what helps', { tags: ['slow'] }, async () => {
    await select(MIXED);
    const names: string[] = [];
    while (!names.at(-1)?.startsWith('Stop ') && names.length < 30) {
      await page.keyboard.press('Tab');
      names.push(
        await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
      );
    }
    expect(names[0]).toBe(text.close);
    expect(names.at(-2)).toBe(`Retry missing streams of ${MIXED}`);
    expect(names.at(-1)).toBe(`Stop ${MIXED}`);
  });

  test('of an idle preset shows what a start would do, and starts it', async () => {
    await select('Concert');
    await panel('Concert').getByText('1 stream · Tencent').waitFor();
    expect(await panel('Concert').getByRole('button', { name: /^Stop/ }).count()).toBe(0);
    await panel('Concert').getByRole('button', { name: 'Start Concert', exact: true }).click();
    expect(await view.asked('runs.start')).toMatchObject([{ presetId: 'p6', scope: 'ask' }]);
  });

  test('copies the run for support, opens it whole, and puts its result away', {
    tags: ['slow'],
  }, async () => {
    await select('Morning show');
    const verb = (name: string) => panel('Morning show').getByRole('button', { name, exact: true });
    await watchCopies(page);
    await verb(text['call.copyForSupport']).click();
    expect((await copies(page))[0]).toContain('AppId: 1234567890');
    await verb(text['run.showDetails']).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await verb('Dismiss the result of Morning show').click();
    await panel('Morning show').getByText('Ready').waitFor();
  });

  test('of a deleted preset names what goes on, and stops it', { tags: ['slow'] }, async () => {
    await select('Evening news');
    await page.evaluate(() => {
      const { presets } = window.fakeBridge.state;
      window.fakeBridge.update({ presets: presets.filter(({ id }) => id !== 'p1') });
    });
    const deleted = panel('Evening news');
    await deleted.getByText(text['panel.deleted']).waitFor();
    await deleted.getByText('cdn01 at Ws: accepted').waitFor({ state: 'attached' });
    await deleted.getByRole('button', { name: 'Stop Evening news', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop now' }).waitFor();
    expect(await view.asked('runs.start')).toEqual([]);
  });

  test('closes with its preset', { tags: ['slow'] }, async () => {
    await select('Concert');
    await page.evaluate(() => {
      const { presets } = window.fakeBridge.state;
      window.fakeBridge.update({ presets: presets.filter(({ id }) => id !== 'p6') });
    });
    await panel('Concert').waitFor({ state: 'detached' });
  });
});

test('a preset that was saved on the wall is offered in the panel: a tile has no Start of its own', {
  tags: ['slow'],
}, async () => {
  const settings = { ...INITIAL_SETTINGS, welcomed: true, board: 'wall' as const };
  await view.show(boardSeed({ language: 'en', settings }));
  await page.getByRole('button', { name: 'New preset' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Sunday mass');
  await page.getByRole('checkbox', { name: 'Tencent' }).check();
  await page.getByLabel('Stream IDs').fill('mass');
  await page.getByRole('button', { name: 'Save' }).click();
  await panel('Sunday mass').getByRole('button', { name: 'Start Sunday mass' }).waitFor();
  expect(await view.asked('runs.start')).toEqual([]);
});

test('five hundred streams at four vendors: few of them in the page, all within reach', {
  tags: ['slow'],
}, async () => {
  const settings = { ...INITIAL_SETTINGS, welcomed: true };
  await view.show(wideSeed({ language: 'en', settings }));
  await page.evaluate((id) => {
    window.location.hash = `#/presets/show/${id}`;
  }, WIDE_PRESET);
  const table = page.getByRole('complementary').getByRole('table');
  await table.waitFor();
  expect(await table.getAttribute('aria-rowcount')).toBe('501');
  expect(await table.getByRole('row').count()).toBeLessThan(60);
  await table.evaluate((element) => {
    const scroll = element.parentElement;
    scroll?.scrollTo(0, scroll.scrollHeight);
  });
  await table.locator('[aria-rowindex="501"]').waitFor();
});
