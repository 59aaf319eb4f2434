import type { AppState } from '#contract/model/app-state.ts';
import type { Preset } from '#contract/model/preset.ts';
import type { Settings } from '#contract/model/settings.ts';
import { SMALLEST } from '../appearances.ts';
import { ask, stateOf } from '../ask.ts';
import { closeDialog, presetGroup, type Stage, TEXTS } from '../stage.ts';
import { LONG, NEWS, REFUSED, UNSAFE } from '../station.ts';

/** What an operator makes of the station's presets. */
const ARRANGED: Readonly<Record<string, Partial<Preset>>> = {
  [NEWS]: { group: 'News', tags: ['daily', 'studio 14'], colour: 'teal' },
  [REFUSED]: { group: 'News', tags: ['daily'], colour: 'indigo' },
  [LONG.slice(0, 80)]: { group: 'Sports', tags: ['live'], colour: 'pink', confirmStart: true },
  [UNSAFE]: { group: 'Sports', colour: 'olive' },
  'Practice: one stream fails': { archived: true },
};

/** The station's board arranged: as cards and rows, looked through, with several selected, and asked about. */
export async function arrangedBoard(stage: Stage): Promise<void> {
  const { page, shoot } = stage;
  const before = await stateOf(page);
  await arrange(stage, before.presets);
  await page.getByRole('button', { name: /^News/ }).waitFor();
  await shoot('board-cards');
  await chooseLayout(stage, 'rows');
  await shoot('board-rows');
  await shoot('board-rows-smallest', SMALLEST);

  const search = page.getByRole('searchbox');
  await search.fill('no such preset');
  await page.getByRole('heading', { name: TEXTS['board.noMatch.title'] }).waitFor();
  await shoot('board-no-match');
  await search.fill('');
  await presetGroup(page, NEWS).waitFor();

  await page.getByRole('button', { name: TEXTS['board.select'], exact: true }).click();
  await page.getByRole('button', { name: TEXTS['board.selectAll'], exact: true }).click();
  await shoot('board-selecting');
  await page.getByRole('button', { name: TEXTS['board.selectDone'], exact: true }).click();

  await page.getByRole('button', { name: `Start ${LONG.slice(0, 80)}`, exact: true }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('question-confirm');
  await closeDialog(page);

  await chooseLayout(stage, before.settings.board);
  for (const { id, ...draft } of before.presets) await ask(page, 'presets.save', { id, draft });
  await presetGroup(page, 'Practice: one stream fails').waitFor();
}

async function arrange({ page }: Stage, presets: AppState['presets']): Promise<void> {
  for (const { id, ...draft } of presets) {
    await ask(page, 'presets.save', { id, draft: { ...draft, ...ARRANGED[draft.name] } });
  }
}

async function chooseLayout({ page }: Stage, board: Settings['board']): Promise<void> {
  await ask(page, 'settings.save', { board });
  // By itself it is cards for as few presets as these.
  await page
    .locator(`[data-layout="${board ?? 'cards'}"]`)
    .first()
    .waitFor();
}
