import type { Page } from 'playwright';
import { arrangedSeed, crowdedSeed } from './board-seeds.ts';
import { type AppearanceState, openDialog, press, stay, type Texts, type View } from './view.ts';

const arranged = (appearance: AppearanceState) => arrangedSeed(appearance);
const asRows = (appearance: AppearanceState): AppearanceState => ({
  ...appearance,
  settings: { ...appearance.settings, board: 'rows' },
});

const openBatch =
  (key: 'board.startSelected' | 'board.stopSelected', count: string) =>
  async (page: Page, texts: Texts): Promise<void> => {
    await press(page, texts['board.select']);
    await press(page, texts['board.selectAll']);
    await press(page, texts[key].replace('{{count}}', count));
    await page.getByRole('dialog').waitFor();
  };

/** The board as operators arrange it. */
export const BOARD_VIEWS: readonly View[] = [
  { name: 'board-groups', seed: arranged, reach: stay },
  { name: 'board-rows', seed: (appearance) => arrangedSeed(asRows(appearance)), reach: stay },
  { name: 'board-crowded', seed: (appearance) => crowdedSeed(60, asRows(appearance)), reach: stay },
  {
    name: 'board-archive',
    seed: arranged,
    async reach(page, texts) {
      await page.getByRole('button', { name: texts['board.archived'] }).click();
      await page.getByRole('group', { name: 'Election night 2024' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'board-filter',
    seed: arranged,
    async reach(page, texts) {
      await press(page, texts['board.filter']);
      await page.getByRole('dialog').getByText('daily', { exact: true }).waitFor();
    },
  },
  {
    name: 'board-no-match',
    seed: arranged,
    async reach(page, texts) {
      await page.getByRole('searchbox').fill('xyz');
      await page.getByRole('heading', { name: texts['board.noMatch.title'] }).waitFor();
    },
  },
  {
    name: 'board-selecting',
    seed: arranged,
    async reach(page, texts) {
      await press(page, texts['board.select']);
      await press(page, texts['board.selectAll']);
    },
  },
  {
    name: 'board-undo',
    seed: arranged,
    async reach(page, texts) {
      await press(page, texts['presets.more'].replace('{{preset}}', 'Concert'));
      await page.getByRole('menuitem', { name: texts['board.delete'], exact: true }).click();
      await page.locator('.mantine-Notification-root').waitFor();
    },
  },
  {
    name: 'board-all-archived',
    seed: (appearance) => {
      const seed = arrangedSeed(appearance);
      const presets = seed.state.presets.map((preset) => ({ ...preset, archived: true }));
      return { ...seed, state: { ...seed.state, presets } };
    },
    reach: stay,
  },
  {
    name: 'question-confirm',
    seed: arranged,
    reach: (page, texts) =>
      openDialog(page, texts['presets.start.label'].replace('{{preset}}', 'Concert')),
  },
  {
    name: 'questions-in-series',
    seed: (appearance) => ({
      ...arranged(appearance),
      state: {
        ...arranged(appearance).state,
        questions: ['p1', 'p8'].map((presetId) => ({ kind: 'stop' as const, presetId })),
      },
    }),
    async reach(page, texts) {
      await page.getByRole('dialog').getByText(texts['question.leaveAll']).waitFor();
    },
  },
  { name: 'batch-start', seed: arranged, reach: openBatch('board.startSelected', '7') },
  { name: 'batch-stop', seed: arranged, reach: openBatch('board.stopSelected', '3') },
  {
    name: 'batch-failed',
    seed: (appearance) => ({
      ...arranged(appearance),
      refuse: { 'runs.start': 'end-time-out-of-range' },
    }),
    async reach(page, texts) {
      await openBatch('board.startSelected', '7')(page, texts);
      const yes = texts['batch.start.yes'].replace('{{count}}', '4');
      await page.getByRole('button', { name: yes }).click();
      await page
        .getByRole('alert')
        .getByText(texts['error.end-time-out-of-range'])
        .first()
        .waitFor();
    },
  },
];
