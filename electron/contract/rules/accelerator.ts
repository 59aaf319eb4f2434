/**
 * Combinations of keys for hotkeys that work in every program, in the form that Electron registers: modifiers in
 * one order, then one key. Letters count by what they write, digits by where they lie: with Shift, or on a French
 * keyboard, a digit's key writes something else.
 */

/** What a keyboard tells of one press. */
export interface PressedKeys {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export const MODIFIERS = ['Control', 'Alt', 'Shift', 'Super'] as const;
export type Modifier = (typeof MODIFIERS)[number];

/**
 * Why a combination cannot be a hotkey. `key`: no key that can be registered. `modifier`: it would take a key that
 * people write with. `usual`: every program uses it (copy, save, close). `system`: the system keeps it. `absent`: X
 * keyboards lack the key. `layout`: the keyboard is switched to other letters than Latin ones.
 *
 * The last two are for Linux alone. There Electron (33.2, seen under Xvfb) takes a key that the keyboard's map lacks
 * for *every* key: a hotkey F13 swallows all that is typed, in every program.
 */
export const ACCELERATOR_PROBLEMS = [
  'key',
  'modifier',
  'usual',
  'system',
  'absent',
  'layout',
] as const;
export type AcceleratorProblem = (typeof ACCELERATOR_PROBLEMS)[number];

export interface KeyboardSystem {
  readonly isLinux: boolean;
}

export type RecordedAccelerator =
  /** Only modifiers are held so far. */
  | { readonly kind: 'incomplete'; readonly modifiers: readonly Modifier[] }
  | { readonly kind: 'problem'; readonly problem: AcceleratorProblem; readonly text: string }
  | { readonly kind: 'accelerator'; readonly accelerator: string };

/** By the `code` of a press, the name that Electron has for the key. */
const BY_CODE: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  Backspace: 'Backspace',
  Enter: 'Enter',
  Space: 'Space',
  Tab: 'Tab',
  Escape: 'Escape',
  NumpadAdd: 'numadd',
  NumpadSubtract: 'numsub',
  NumpadMultiply: 'nummult',
  NumpadDivide: 'numdiv',
  NumpadDecimal: 'numdec',
};
const KEYS: ReadonlySet<string> = new Set(Object.values(BY_CODE));
const MODIFIER_KEYS: ReadonlySet<string> = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'OS',
  'Super',
  'Hyper',
  'CapsLock',
  'Fn',
]);

const isKey = (key: string): boolean =>
  /^[A-Z0-9]$/.test(key) ||
  /^F([1-9]|1\d|2[0-4])$/.test(key) ||
  /^num[0-9]$/.test(key) ||
  KEYS.has(key);

/** The key of a press by Electron's name; null for one that cannot be registered. */
function keyOf({ key, code }: PressedKeys): string | null {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  // A keyboard that writes Cyrillic or Greek has no Latin letter; one that writes Latin has told its own above.
  if (letter) return letter;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  const pad = /^Numpad(\d)$/.exec(code)?.[1];
  if (pad) return `num${pad}`;
  if (/^F([1-9]|1\d|2[0-4])$/.test(code)) return code;
  return BY_CODE[code] ?? null;
}

function modifiersOf({ ctrlKey, altKey, shiftKey, metaKey }: PressedKeys): Modifier[] {
  const held = { Control: ctrlKey, Alt: altKey, Shift: shiftKey, Super: metaKey };
  return MODIFIERS.filter((modifier) => held[modifier]);
}

/** What a press in the recorder field stands for. */
export function recordAccelerator(press: PressedKeys, on: KeyboardSystem): RecordedAccelerator {
  const modifiers = modifiersOf(press);
  if (MODIFIER_KEYS.has(press.key)) return { kind: 'incomplete', modifiers };
  const key = keyOf(press);
  const text = [...modifiers, key ?? press.key].join('+');
  if (key === null) return { kind: 'problem', problem: 'key', text };
  const isOtherLetter = /^[A-Z]$/.test(key) && !/^[a-z]$/i.test(press.key);
  const problem = acceleratorProblem(text, on) ?? (on.isLinux && isOtherLetter ? 'layout' : null);
  return problem ? { kind: 'problem', problem, text } : { kind: 'accelerator', accelerator: text };
}

/** Modifiers and key of a canonical accelerator; null for any other text. */
export function partsOf(
  accelerator: string,
): { readonly modifiers: readonly Modifier[]; readonly key: string } | null {
  const parts = accelerator.split('+');
  const key = parts.pop() ?? '';
  const modifiers = MODIFIERS.filter((modifier) => parts.includes(modifier));
  return isKey(key) && modifiers.join() === parts.join() ? { modifiers, key } : null;
}

/** Keys that no keyboard has for writing or moving: they may stand alone, as control pads send them. */
const OF_PADS = /^F(1[3-9]|2[0-4])$/;
/** Combinations that every program uses for editing and for its windows, on each system. */
const EDITING =
  /^(Control|Super)\+([A-Z0-9]|Tab|Enter|Backspace|Delete|Insert|Space)$|^(Control\+Shift|Shift\+Super)\+(Tab|Z)$/;
const MOVING =
  /^((Control|Alt)\+)?(Shift\+)?(Super\+)?(Up|Down|Left|Right|Home|End|PageUp|PageDown|Backspace|Delete|Insert|Enter)$/;
/** What Windows, macOS and the desktops of Linux keep for themselves. */
const OF_SYSTEM = [
  /^Control\+Alt\+(Delete|Backspace|F([1-9]|1[0-2]))$/,
  /^Alt(\+Shift)?\+(Tab|F4|Space|Escape|Enter)$/,
  /^(Control|Control\+Shift|Super|Shift\+Super)\+Escape$/,
  /^Super\+(L|D|Up|Down|Left|Right)$/,
  /^Control\+Super\+(Q|Space|F)$/,
  /^Alt\+Super\+Escape$/,
  /^(Shift\+)?Super\+[3-5]$/,
];

/** Why a canonical accelerator is refused; null where it may be a hotkey. */
export function acceleratorProblem(
  accelerator: string,
  { isLinux }: KeyboardSystem,
): AcceleratorProblem | null {
  const parts = partsOf(accelerator);
  if (!parts) return 'key';
  const { modifiers, key } = parts;
  if (isLinux && OF_PADS.test(key)) return 'absent';
  if (OF_SYSTEM.some((kept) => kept.test(accelerator))) return 'system';
  if (EDITING.test(accelerator) || (modifiers.length > 0 && MOVING.test(accelerator))) {
    return 'usual';
  }
  const isHeld = modifiers.some((modifier) => modifier !== 'Shift');
  return isHeld || OF_PADS.test(key) ? null : 'modifier';
}

const MAC_NAMES: Readonly<Record<Modifier, string>> = {
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Super: '⌘',
};
const NAMES: Readonly<Record<Modifier, string>> = {
  Control: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Shift',
  Super: 'Win',
};

/** The keys as they are written on a keyboard, one after the other. */
export function acceleratorKeys(accelerator: string, mac: boolean): string[] {
  const names: Readonly<Record<string, string>> = mac ? MAC_NAMES : NAMES;
  return accelerator.split('+').map((part) => names[part] ?? part);
}
