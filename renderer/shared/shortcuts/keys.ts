/** What a keyboard tells of one press. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

const MOD = 'mod+';

const parts = (keys: string) => ({
  mod: keys.startsWith(MOD),
  key: keys.startsWith(MOD) ? keys.slice(MOD.length) : keys,
});

/** Whether the keys, pressed in a field, would write something there. */
export function writesText(keys: string): boolean {
  const { mod, key } = parts(keys);
  return !mod && key.length === 1;
}

/**
 * Whether keys such as `mod+k` or `?` were pressed; `mod` is Ctrl, on a Mac Cmd. Letters and digits count
 * by where they lie, too: a keyboard that writes Cyrillic, or digits with Shift, has the same shortcuts.
 */
export function isPressed(keys: string, press: Press, mac: boolean): boolean {
  const { mod, key } = parts(keys);
  const held = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (press.altKey || other || held !== mod) return false;
  if (/^[a-z]$/.test(key)) return !press.shiftKey && isLetter(key, press);
  if (/^\d$/.test(key)) return press.key === key || press.code === `Digit${key}`;
  return press.key === key;
}

function isLetter(letter: string, { key, code }: Press): boolean {
  const isLatin = /^[a-z]$/i.test(key);
  return isLatin ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`;
}

/** The keys as they are written on a keyboard, one after the other. */
export function keyNames(keys: string, mac: boolean): string[] {
  const { mod, key } = parts(keys);
  const name = key.length === 1 ? key.toUpperCase() : key;
  return mod ? [mac ? '⌘' : 'Ctrl', name] : [name];
}

export const isMac = (): boolean => /mac/i.test(navigator.platform);

export const isLinux = (): boolean => /linux/i.test(navigator.platform);
