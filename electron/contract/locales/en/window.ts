import { call } from './window/call.ts';
import { history } from './window/history.ts';
import { presets } from './window/presets.ts';
import { questions } from './window/questions.ts';
import { settings } from './window/settings.ts';
import { shell } from './window/shell.ts';

/** The window's own words, a file for each feature. */
export const window = {
  ...shell,
  ...presets,
  ...questions,
  ...call,
  ...history,
  ...settings,
} as const;
