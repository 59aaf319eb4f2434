import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { Question } from '#contract/model/start.ts';
import { VENDORS } from '#contract/model/vendor.ts';
import { violations } from '../support/fake-bridge/axe.ts';
import { onAirSeed } from '../support/fake-bridge/on-air-views.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { presetOf } from '../support/presets.ts';
import { recordingOf } from '../support/runs.ts';

const TEXTS = LOCALES.en;
const SMALLEST = { width: 720, height: 480 };
/** What is left of it where everything is twice its size. */
const SMALLEST_AT_200 = { width: 360, height: 240 };
const STREAMS = Array.from({ length: 500 }, (_, at) => `studio-${at + 1}-main`);

const START: Question = {
  ...{ kind: 'start', presetId: 'huge', uncertain: [], missing: [] },
  running: VENDORS.map((vendor) => ({ vendor, streamIds: STREAMS })),
  ...{ unrecorded: false, confirm: false },
};
const STOP: Question = { kind: 'stop', presetId: 'huge' };

let view: FakeWindow;
let page: Page;

windowForTests((opened) => {
  view = opened;
  page = view.page;
  page.setDefaultTimeout(15_000);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

/** A preset of 500 streams at four vendors, of which everything runs. */
function hugeSeed() {
  const seed = boardSeed();
  const preset = presetOf({
    id: 'huge',
    name: 'Marathon',
    vendors: [...VENDORS],
    streamIds: STREAMS,
  });
  const [account] = seed.state.accounts;
  const recordings = VENDORS.flatMap((vendor) =>
    STREAMS.map((streamId) =>
      recordingOf({
        appId: account?.appId ?? 0,
        presetId: 'huge',
        presetName: 'Marathon',
        vendor,
        streamId,
      }),
    ),
  );
  return { ...seed, state: { ...seed.state, presets: [preset], recordings, runs: {} } };
}

describe('in the smallest window', () => keepsButtons(SMALLEST));
describe('in the smallest window at 200 %', { tags: ['slow'] }, () =>
  keepsButtons(SMALLEST_AT_200),
);

function keepsButtons(size: typeof SMALLEST): void {
  test.each([
    [START, TEXTS['question.start.all']],
    [STOP, TEXTS['question.stop.yes']],
  ])(
    'the buttons of the question before a $kind are in sight',
    { tags: ['slow'] },
    async (question, yes) => {
      const seed = hugeSeed();
      await view.show({ ...seed, state: { ...seed.state, questions: [question] } }, size);
      const fold = dialog().getByText('500 streams × 4 vendors');
      await fold.waitFor();
      expect(await dialog().getByText('studio-500-main').isVisible()).toBe(false);
      const inSight = async () => {
        for (const name of [TEXTS.cancel, yes]) {
          const box = await dialog().getByRole('button', { name, exact: true }).boundingBox();
          expect([name, box && box.y >= 0 && box.y + box.height <= size.height]).toEqual([
            name,
            true,
          ]);
        }
      };
      await inSight();
      await fold.click();
      await dialog().getByText('studio-500-main').first().waitFor();
      await inSight();
      expect(await violations(page)).toEqual([]);
      // The arrow keys scroll the list, which has no control of its own.
      const list = dialog().locator('[tabindex="0"]');
      await list.focus();
      await page.keyboard.press('End');
      await expect.poll(() => list.evaluate((one) => one.scrollTop)).toBeGreaterThan(0);
      await inSight();
    },
  );
}

describe.each(['light', 'dark', 'high-contrast'] as const)('in the theme %s', (theme) => {
  const looks = (name: string) =>
    button(name)
      .first()
      .evaluate((one) => {
        const { backgroundColor, borderTopWidth, borderTopColor, color } = getComputedStyle(one);
        return {
          backgroundColor,
          borderTopWidth,
          borderTopColor,
          color,
          sign: !!one.querySelector('svg'),
        };
      });

  test('a stop looks like nothing else: an edge and a sign, and no ground of its own', async () => {
    const { settings } = boardSeed().state;
    await view.show(onAirSeed({ language: 'en', settings: { ...settings, theme } }));
    await page.getByRole('link', { name: 'On air: 8' }).click();
    await button(TEXTS['onAir.stopAll']).waitFor();
    const stop = await looks(TEXTS['onAir.stopAll']);
    const surface = await page.evaluate(() => {
      const probe = document.createElement('div');
      probe.style.background = 'var(--surface)';
      probe.style.color = 'var(--danger)';
      document.body.append(probe);
      const { backgroundColor, color } = getComputedStyle(probe);
      probe.remove();
      return { backgroundColor, color };
    });
    expect(stop.backgroundColor).toBe(surface.backgroundColor);
    expect(stop.borderTopColor).toBe(surface.color);
    expect(stop.sign).toBe(true);
    const usual = await looks('Verified: recording, arena_world at Aliyun');
    expect(Number.parseFloat(stop.borderTopWidth)).toBeGreaterThan(
      Number.parseFloat(usual.borderTopWidth),
    );
    expect(usual.borderTopColor).not.toBe(stop.borderTopColor);
  });
});
