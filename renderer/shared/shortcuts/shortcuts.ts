import type { LocaleKey } from '#contract/locales/index.ts';
import { isPressed, type Press, writesText } from './keys.ts';

/** What the window can do whatever is on the screen. None of it starts or stops a recording. */
export const ACTIONS = [
  'palette',
  'go.presets',
  'go.history',
  'go.settings',
  'go.on-air',
  'go.files',
  'go.agenda',
  'go.help',
  'preset.new',
  'search',
  'trouble',
  'window.fullScreen',
  'lock',
  'zoom.in',
  'zoom.out',
  'zoom.reset',
  'help',
  'window.close',
  'quit',
] as const;
export type ShortcutAction = (typeof ACTIONS)[number];

/** Where a key counts: the headings of the sheet. */
export const PLACES = ['everywhere', 'lists', 'wall', 'dialogs'] as const;
export type ShortcutPlace = (typeof PLACES)[number];

export interface Shortcut {
  /** Each of them does it, such as `mod+k`. */
  readonly keys: readonly string[];
  readonly place: ShortcutPlace;
  readonly text: LocaleKey;
  /** Null where the focused element handles the key: the sheet lists it, the window does not act on it. */
  readonly action: ShortcutAction | null;
  /** Also while a dialog is open; nothing beneath it may change otherwise. */
  readonly inDialog?: true;
  /** The Mac's menu has it. */
  readonly notOnMac?: true;
}

/** Every key that does something, once: what is pressed and what the sheet shows come from here. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['mod+k'], place: 'everywhere', text: 'shortcut.palette', action: 'palette' },
  { keys: ['mod+1'], place: 'everywhere', text: 'shortcut.go.presets', action: 'go.presets' },
  { keys: ['mod+2'], place: 'everywhere', text: 'shortcut.go.history', action: 'go.history' },
  {
    keys: ['mod+3', 'mod+,'],
    place: 'everywhere',
    text: 'shortcut.go.settings',
    action: 'go.settings',
  },
  { keys: ['mod+4'], place: 'everywhere', text: 'shortcut.go.on-air', action: 'go.on-air' },
  { keys: ['mod+5'], place: 'everywhere', text: 'shortcut.go.files', action: 'go.files' },
  { keys: ['mod+6'], place: 'everywhere', text: 'shortcut.go.agenda', action: 'go.agenda' },
  { keys: ['F1'], place: 'everywhere', text: 'shortcut.go.help', action: 'go.help' },
  { keys: ['mod+n'], place: 'everywhere', text: 'shortcut.preset.new', action: 'preset.new' },
  { keys: ['/'], place: 'everywhere', text: 'shortcut.search', action: 'search' },
  { keys: ['!'], place: 'everywhere', text: 'shortcut.trouble', action: 'trouble' },
  {
    keys: ['F11'],
    place: 'everywhere',
    text: 'shortcut.fullScreen',
    action: 'window.fullScreen',
    inDialog: true,
    notOnMac: true,
  },
  { keys: ['mod+l'], place: 'everywhere', text: 'shortcut.lock', action: 'lock' },
  {
    keys: ['mod++', 'mod+='],
    place: 'everywhere',
    text: 'shortcut.zoom.in',
    action: 'zoom.in',
    inDialog: true,
  },
  {
    keys: ['mod+-'],
    place: 'everywhere',
    text: 'shortcut.zoom.out',
    action: 'zoom.out',
    inDialog: true,
  },
  {
    keys: ['mod+0'],
    place: 'everywhere',
    text: 'shortcut.zoom.reset',
    action: 'zoom.reset',
    inDialog: true,
  },
  { keys: ['?'], place: 'everywhere', text: 'shortcut.help', action: 'help' },
  {
    keys: ['mod+w'],
    place: 'everywhere',
    text: 'shortcut.window.close',
    action: 'window.close',
    notOnMac: true,
  },
  {
    keys: ['mod+q'],
    place: 'everywhere',
    text: 'shortcut.quit',
    action: 'quit',
    notOnMac: true,
  },
  { keys: ['Tab'], place: 'lists', text: 'shortcut.next', action: null },
  { keys: ['Enter'], place: 'lists', text: 'shortcut.press', action: null },
  { keys: ['↑', '↓'], place: 'lists', text: 'shortcut.rows', action: null },
  { keys: ['↑', '↓', '←', '→'], place: 'wall', text: 'shortcut.tiles', action: null },
  { keys: ['PageUp', 'PageDown'], place: 'wall', text: 'shortcut.tilePages', action: null },
  { keys: ['Enter'], place: 'wall', text: 'shortcut.tileEnter', action: null },
  { keys: ['Esc'], place: 'dialogs', text: 'shortcut.close', action: null },
];

/** The shortcuts of this machine. */
export const shortcutsOn = (mac: boolean): readonly Shortcut[] =>
  SHORTCUTS.filter(({ notOnMac }) => !(mac && notOnMac));

/** What stands around a press. */
export interface PressedWhere {
  readonly mac: boolean;
  /** In a field: its letters are what is typed there. */
  readonly typing: boolean;
  readonly inDialog: boolean;
}

/** The action of a key press; null where no shortcut has the key, or the shortcut does not apply here. Pure. */
export function actionOf(press: Press, { mac, typing, inDialog }: PressedWhere) {
  const found = shortcutsOn(mac).find(
    ({ action, keys }) => action !== null && keys.some((one) => isPressed(one, press, mac)),
  );
  if (!found) return null;
  if (inDialog && !found.inDialog) return null;
  if (typing && found.keys.some(writesText)) return null;
  return found.action;
}
