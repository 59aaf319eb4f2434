import { boardSeed } from './seeds.ts';
import { openSettings, press, type View } from './view.ts';

/** The page that checks everything, once it has. */
export const CHECK_VIEWS: readonly View[] = [
  {
    name: 'check',
    seed: (appearance) => boardSeed(appearance),
    async reach(page, texts) {
      await openSettings(page, texts, 'check');
      await press(page, texts['check.run']);
      await page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
    },
  },
];
