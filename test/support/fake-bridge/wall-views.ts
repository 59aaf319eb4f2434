import type { AppState } from '#contract/model/app-state.ts';
import type { BoardLayout } from '#contract/model/board-layout.ts';
import { type AppearanceState, stay, type View } from './view.ts';
import { wallSeed } from './wall-seeds.ts';

const on = (board: BoardLayout, { settings, ...rest }: AppearanceState): Partial<AppState> => ({
  ...rest,
  settings: { ...settings, board },
});

/** The wall as it is read, and the same strip above cards and rows. */
export const WALL_VIEWS: readonly View[] = [
  { name: 'wall', seed: (appearance) => wallSeed(24, on('wall', appearance)), reach: stay },
  {
    name: 'wall-groups',
    seed: (appearance) => wallSeed(48, on('wall', appearance), { grouped: true }),
    reach: stay,
  },
  {
    name: 'wall-panel',
    seed: (appearance) => wallSeed(24, on('wall', appearance)),
    async reach(page) {
      await page.locator('[data-preset="w0"]').click();
      await page.locator('aside').waitFor();
    },
  },
  {
    name: 'wall-filtered',
    seed: (appearance) => wallSeed(24, on('wall', appearance)),
    async reach(page, texts) {
      await page.getByRole('button', { name: texts['strip.incomplete'] }).click();
      await page.locator('[data-preset]').nth(3).waitFor({ state: 'detached' });
    },
  },
  {
    name: 'wall-not-known',
    seed: (appearance) =>
      wallSeed(24, {
        ...on('wall', appearance),
        problems: [{ code: 'journal-renewed', detail: 'journal.sqlite.damaged' }],
      }),
    reach: stay,
  },
];
