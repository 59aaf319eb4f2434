import type { Page } from 'playwright';
import { wideSeed } from './run-views.ts';
import { boardSeed } from './seeds.ts';
import type { AppearanceState, View } from './view.ts';

const boardIn = (appearance: AppearanceState) => boardSeed(appearance);

/** Opens the side panel on a preset as a link does. */
const reachPanel = (presetId: string) => async (page: Page) => {
  await page.evaluate((id) => {
    window.location.hash = `#/presets/show/${id}`;
  }, presetId);
  await page.locator(`[data-panel="${presetId}"]`).waitFor();
};

/** The side panel of a preset in each state that it can be in. */
export const PANEL_VIEWS: readonly View[] = [
  { name: 'panel-accepted', seed: boardIn, reach: reachPanel('p1') },
  { name: 'panel-idle', seed: boardIn, reach: reachPanel('p6') },
  { name: 'panel-mixed', seed: boardIn, reach: reachPanel('p3') },
  { name: 'panel-rejected', seed: boardIn, reach: reachPanel('p4') },
  { name: 'panel-under-way', seed: boardIn, reach: reachPanel('p7') },
  { name: 'panel-wide', seed: wideSeed, reach: reachPanel('p2') },
];
