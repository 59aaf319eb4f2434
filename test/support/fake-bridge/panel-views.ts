import type { Page } from 'playwright';
import { wideSeed } from './run-views.ts';
import { boardSeed } from './seeds.ts';
import type { AppearanceState, View } from './view.ts';

const boardIn = (appearance: AppearanceState) => boardSeed(appearance);

/** Opens the side panel on a preset as a link does. */
export const openPanel = (presetId: string) => async (page: Page) => {
  await page.evaluate((id) => {
    window.location.hash = `#/presets/show/${id}`;
  }, presetId);
  await page.locator(`[data-panel="${presetId}"]`).waitFor();
};

/** The side panel of a preset in each state that it can be in. */
export const PANEL_VIEWS: readonly View[] = [
  { name: 'panel-accepted', seed: boardIn, reach: openPanel('p1') },
  { name: 'panel-idle', seed: boardIn, reach: openPanel('p6') },
  { name: 'panel-mixed', seed: boardIn, reach: openPanel('p3') },
  { name: 'panel-rejected', seed: boardIn, reach: openPanel('p4') },
  { name: 'panel-under-way', seed: boardIn, reach: openPanel('p7') },
  { name: 'panel-wide', seed: wideSeed, reach: openPanel('p2') },
];
