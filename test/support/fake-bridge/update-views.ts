import type { Page } from 'playwright';
import { NO_UPDATES, type UpdatesView } from '#contract/model/update.ts';
import { boardSeed } from './seeds.ts';
import { openSettings, type Texts, type View } from './view.ts';

const FEED = 'https://updates.example/cdn-recorder/';

const seedOf =
  (change: Partial<UpdatesView>): View['seed'] =>
  (appearance) =>
    boardSeed({
      ...appearance,
      settings: {
        ...appearance.settings,
        updates: { enabled: true, channel: 'stable', feed: null },
      },
      updates: {
        ...NO_UPDATES,
        ...{ packageType: 'deb', hasKey: true, feed: FEED, builtInFeed: FEED },
        checkedAt: '2026-11-22T10:00:00.000Z',
        ...change,
      },
    });

const open = (page: Page, texts: Texts) => openSettings(page, texts, 'updates');
const offer = { version: '1.1.0', kind: 'newer', size: 98_400_000 } as const;
const path = '/srv/desk/Downloads/cdn-recorder_1.1.0_amd64.deb';

/** Updates in the settings: a package to be installed by hand, and the rarer parts in one. */
export const UPDATE_VIEWS: readonly View[] = [
  {
    name: 'updates-ready',
    seed: seedOf({ offer, ready: { path, command: `sudo apt install ${path}` } }),
    reach: open,
  },
  {
    name: 'updates-back',
    seed: seedOf({
      offer: { ...offer, kind: 'back' },
      activity: 'downloading',
      progress: 42,
      fault: { code: 'not-installed', detail: '1.1.0' },
    }),
    reach: open,
  },
];
