import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { LOCALES } from '#contract/locales/index.ts';
import type { AppState } from '#contract/model/app-state.ts';
import { NO_UPDATES, type UpdatesView } from '#contract/model/update.ts';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { boardSeed } from '../support/fake-bridge/seeds.ts';
import { openSettings } from '../support/fake-bridge/view.ts';

const TEXTS = LOCALES.en;

let view: FakeWindow;
let page: Page;
windowForTests((opened) => {
  view = opened;
  page = view.page;
});

const FEED = 'https://updates.example/desk/';
const COMMAND = 'sudo apt install /srv/desk/x.deb';
const ready: UpdatesView = {
  ...NO_UPDATES,
  packageType: 'deb',
  hasKey: true,
  feed: FEED,
  builtInFeed: FEED,
};

async function open(updates: UpdatesView, change: Partial<AppState> = {}) {
  const seed = boardSeed();
  await view.show({ ...seed, state: { ...seed.state, ...change, updates } });
  await openSettings(page, TEXTS, 'updates');
}
const button = (name: string) => page.getByRole('button', { name, exact: true });

test('updates are off until they are switched on; then a look, a download and its command', async () => {
  await open(ready);
  expect(await button(TEXTS['updates.check']).count()).toBe(0);
  await page.getByRole('switch', { name: TEXTS['updates.enabled'] }).check();
  await page.getByLabel(TEXTS['updates.feed'], { exact: true }).fill('http://updates.example/');
  await button(TEXTS.save).click();
  await page.getByText(TEXTS['updates.problem.feed']).waitFor();
  await page.getByLabel(TEXTS['updates.feed'], { exact: true }).fill('');
  await button(TEXTS.save).click();
  await page.evaluate(() => {
    const { updates } = window.fakeBridge;
    updates.found = { offer: { version: '1.1.0', kind: 'newer', size: 98_400_000 } };
    updates.fetched = {
      ready: { path: '/srv/desk/x.deb', command: 'sudo apt install /srv/desk/x.deb' },
    };
  });
  await button(TEXTS['updates.check']).click();
  await page.getByText('Version 1.1.0 is available.').waitFor();
  await button('Download (98 MB)').click();
  await page.getByText(COMMAND).waitFor();
  await button(TEXTS['copy.value'].replace('{{name}}', TEXTS['updates.command'])).waitFor();
  expect(await button(TEXTS['updates.install']).count()).toBe(0);
  expect(await view.asked('updates.save')).toEqual([
    { enabled: true, channel: 'stable', feed: null },
  ]);
});

test('what cannot be installed now says why, and each fault has its sentence', {
  tags: ['slow'],
}, async () => {
  const offer = { version: '1.1.0', kind: 'newer', size: 1 } as const;
  const settings = {
    ...boardSeed().state.settings,
    updates: { enabled: true, channel: 'stable', feed: null },
  } as const;
  await open(
    { ...ready, offer, ready: { path: null, command: null } },
    {
      settings,
      problems: [{ code: 'journal-lost', detail: '' }],
    },
  );
  await button(TEXTS['updates.install']).click();
  await page.getByText(TEXTS['updates.obstacle.unknown-what-runs']).waitFor();
  await open({ ...ready, fault: { code: 'signature-wrong', detail: 'latest.yml' } }, { settings });
  await page
    .getByText(TEXTS['updates.fault.signature-wrong'].replace('{{detail}}', 'latest.yml'))
    .waitFor();
  await open({ ...ready, hasKey: false });
  await page.getByText(TEXTS['updates.noKey']).waitFor();
  expect(await page.getByRole('switch').count()).toBe(0);
});
