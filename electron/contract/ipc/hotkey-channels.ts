import { z } from 'zod';
import { acceleratorSchema, HOTKEY_MODES, hotkeyActionSchema } from '#contract/model/hotkey.ts';

const nothing = z.null();

/** What the window asks of the hotkeys that work in every program. */
export const HOTKEY_CHANNELS = {
  /** Gives an action this combination, or with null none; until the system has given it, the one before stays. */
  'hotkeys.set': {
    args: z.strictObject({ action: hotkeyActionSchema, accelerator: acceleratorSchema.nullable() }),
    result: nothing,
  },
  /** Holds hotkeys back while one is recorded, or while they are tried; both end by themselves. */
  'hotkeys.mode': { args: z.strictObject({ mode: z.enum(HOTKEY_MODES) }), result: nothing },
  /** The operator's pause; it ends with the program. */
  'hotkeys.pause': { args: z.strictObject({ paused: z.boolean() }), result: nothing },
} as const;
