import type { Page } from 'playwright';
import type { AppState } from '#contract/model/app-state.ts';
import { boardSeed } from './seeds.ts';
import { type AppearanceState, openDialog, press, type Texts, type View } from './view.ts';

/** A board whose presets are grouped and tagged, one of them with all that can be said of it. */
function seed(appearance: AppearanceState) {
  const board = boardSeed(appearance);
  const presets: AppState['presets'] = board.state.presets.map((preset) => {
    if (preset.id === 'p6') return { ...preset, group: 'Culture', tags: ['live'] };
    if (preset.id !== 'p1') return preset;
    return {
      ...preset,
      end: { afterMinutes: 240 },
      group: 'News',
      tags: ['daily', 'studio 1'],
      colour: 'teal',
      confirmStart: true,
      profile: { formats: ['M3U8', 'MP4'], intervalSeconds: 7200, retentionDays: 90 },
    };
  });
  return { ...board, state: { ...board.state, presets } };
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

async function edit(page: Page, texts: Texts, preset: string): Promise<void> {
  await press(page, texts['presets.more'].replace('{{preset}}', preset));
  await page.getByRole('menuitem', { name: texts['presets.edit'], exact: true }).click();
  await page.getByRole('dialog').waitFor();
}

const scrollTo = (page: Page, title: string) =>
  page
    .getByRole('heading', { name: title, exact: true })
    .evaluate((heading) => heading.scrollIntoView({ block: 'start' }));

/** The preset editor with everything in it that it can say. */
export const EDITOR_VIEWS: readonly View[] = [
  {
    name: 'editor-whole',
    seed,
    async reach(page, texts) {
      await edit(page, texts, 'Evening news');
      await page.getByText(texts['editor.section.board'], { exact: true }).waitFor();
    },
  },
  {
    name: 'editor-profile',
    seed,
    async reach(page, texts) {
      await edit(page, texts, 'Evening news');
      await scrollTo(page, texts['editor.section.profile']);
    },
  },
  {
    name: 'editor-requests',
    seed,
    async reach(page, texts) {
      await edit(page, texts, 'Evening news');
      await press(page, texts['preview.show']);
      await page.getByText('Signature=<Signature>').first().waitFor();
      await scrollTo(page, texts['editor.section.requests']);
    },
  },
  {
    name: 'editor-paste',
    seed,
    async reach(page, texts) {
      await openDialog(page, texts['presets.new']);
      await field(page, texts['editor.streams']).fill(
        'Stream ID\ncdn01\ncdn01\n体育/1\narena cam，cdn02、cdn02；studio?3',
      );
    },
  },
  {
    name: 'editor-mistakes',
    seed,
    async reach(page, texts) {
      await openDialog(page, texts['presets.new']);
      await field(page, texts['editor.streams']).fill('cdn01 cdn01 cdn/2 体育');
      await page.getByRole('combobox', { name: texts['editor.group'] }).fill('x'.repeat(50));
      await field(page, texts['editor.profile.noted']).check();
      await field(page, texts['editor.interval']).fill('60');
      await press(page, texts.save);
      await page.getByText(texts['editor.problem.formats']).waitFor();
    },
  },
  {
    name: 'editor-tags-open',
    seed,
    async reach(page, texts) {
      await edit(page, texts, 'Evening news');
      await page.getByRole('combobox', { name: texts['editor.tags'] }).click();
      await page.getByRole('option').first().waitFor();
    },
  },
];
