import type { window as english } from '../en/window.ts';
import { call } from './window/call.ts';
import { history } from './window/history.ts';
import { presets } from './window/presets.ts';
import { questions } from './window/questions.ts';
import { settings } from './window/settings.ts';
import { shell } from './window/shell.ts';

export const window: Record<keyof typeof english, string> = {
  ...shell,
  ...presets,
  ...questions,
  ...call,
  ...history,
  ...settings,
};
