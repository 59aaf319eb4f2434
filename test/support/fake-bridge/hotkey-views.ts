import type { Page } from 'playwright';
import type { Hotkey, HotkeysView } from '#contract/model/hotkey.ts';
import { boardSeed } from './seeds.ts';
import { openSettings, type Texts, type View } from './view.ts';

const HOTKEYS: readonly Hotkey[] = [
  { action: { kind: 'stop-all' }, accelerator: 'Control+Alt+Shift+S' },
  { action: { kind: 'preset', presetId: 'p8', command: 'start' }, accelerator: 'Control+Alt+K' },
  { action: { kind: 'preset', presetId: 'gone', command: 'toggle' }, accelerator: 'Control+Alt+J' },
];

const seedOf =
  (view: Partial<HotkeysView>): View['seed'] =>
  (appearance) =>
    boardSeed({
      ...appearance,
      settings: { ...appearance.settings, hotkeys: [...HOTKEYS] },
      hotkeys: {
        paused: false,
        mode: 'normal',
        states: {
          'Control+Alt+Shift+S': 'ready',
          'Control+Alt+K': 'confirmed',
          'Control+Alt+J': 'refused',
        },
        ...view,
      },
      problems: [{ code: 'hotkeys-refused', detail: 'Control+Alt+J' }],
    });

const open = (page: Page, texts: Texts) => openSettings(page, texts, 'hotkeys');

/** The hotkeys in the settings: set, refused and paused; being recorded; on a desktop that does not tell. */
export const HOTKEY_VIEWS: readonly View[] = [
  { name: 'hotkeys', seed: seedOf({ paused: true }), reach: open },
  {
    name: 'hotkeys-recording',
    seed: (appearance) => boardSeed(appearance),
    async reach(page, texts) {
      await open(page, texts);
      const label = texts['hotkeys.record.label'].replace(
        '{{action}}',
        texts['hotkeys.action.open-wall'],
      );
      await page.getByRole('button', { name: label }).click();
      await page.keyboard.press('Control+c');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'hotkeys-unconfirmed',
    seed: seedOf({
      mode: 'test',
      states: {
        'Control+Alt+Shift+S': 'unconfirmed',
        'Control+Alt+K': 'confirmed',
        'Control+Alt+J': 'unconfirmed',
      },
    }),
    reach: open,
  },
];
