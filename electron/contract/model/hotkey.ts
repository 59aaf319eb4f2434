import { z } from 'zod';
import { MAX_ID_LENGTH } from './name.ts';

/** As many as an operator can remember, several times over. */
export const MAX_HOTKEYS = 64;

/** A combination of keys in its canonical form (`rules/accelerator.ts`), such as `Control+Alt+K`. */
export const acceleratorSchema = z
  .string()
  .max(48)
  .regex(/^(?:(?:Control|Alt|Shift|Super)\+){0,4}[A-Za-z0-9]+$/);

/** What a preset's hotkey does. `toggle`: stops what runs or may run, and starts where nothing does. */
export const HOTKEY_COMMANDS = ['start', 'stop', 'toggle'] as const;
export type HotkeyCommand = (typeof HOTKEY_COMMANDS)[number];

/** `stop-all`: shows what would be stopped and asks. `open-wall`: shows the wall. */
export const hotkeyActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('preset'),
    presetId: z.string().min(1).max(MAX_ID_LENGTH),
    command: z.enum(HOTKEY_COMMANDS),
  }),
  z.strictObject({ kind: z.literal('stop-all') }),
  z.strictObject({ kind: z.literal('open-wall') }),
]);
export type HotkeyAction = z.infer<typeof hotkeyActionSchema>;

export const hotkeySchema = z.strictObject({
  action: hotkeyActionSchema,
  accelerator: acceleratorSchema,
});
export type Hotkey = z.infer<typeof hotkeySchema>;

export const hotkeysSchema = z.array(hotkeySchema).max(MAX_HOTKEYS);

/**
 * How a hotkey stands. `ready`: the system has given it to this program. `unconfirmed`: the system took it, but does
 * not tell whether it will ever deliver it (Wayland): a press has yet to arrive. `confirmed`: a press has arrived
 * since the program started. `refused`: another program or the system has it.
 */
export const HOTKEY_STATES = ['ready', 'unconfirmed', 'confirmed', 'refused'] as const;
export type HotkeyState = (typeof HOTKEY_STATES)[number];

/**
 * `capture`: a combination is being recorded, and no hotkey is delivered. `test`: hotkeys are tried: one that is pressed
 * is confirmed, and does nothing else.
 */
export const HOTKEY_MODES = ['normal', 'capture', 'test'] as const;
export type HotkeyMode = (typeof HOTKEY_MODES)[number];

/** What window and tray show of the hotkeys. */
export const hotkeysViewSchema = z.strictObject({
  /** The operator's pause: until it is ended, or the program. */
  paused: z.boolean(),
  mode: z.enum(HOTKEY_MODES),
  /** By accelerator; empty while the program shows neither tray nor window. */
  states: z.record(acceleratorSchema, z.enum(HOTKEY_STATES)),
});
export type HotkeysView = z.infer<typeof hotkeysViewSchema>;

export const NO_HOTKEYS: HotkeysView = { paused: false, mode: 'normal', states: {} };

/** Tells two actions apart: an action has one hotkey at most. */
export const hotkeyId = (action: HotkeyAction): string =>
  action.kind === 'preset' ? `${action.kind}:${action.command}:${action.presetId}` : action.kind;
