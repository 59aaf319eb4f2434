import type { window as english } from '#contract/locales/en/window.ts';
import { accounts } from './accounts.ts';
import { call } from './call.ts';
import { editor } from './editor.ts';
import { history } from './history.ts';
import { onAir } from './on-air.ts';
import { onboarding } from './onboarding.ts';
import { palette } from './palette.ts';
import { presets } from './presets.ts';
import { questions } from './questions.ts';
import { run } from './run.ts';
import { secrets } from './secrets.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { shortcuts } from './shortcuts.ts';
import { vault } from './vault.ts';

export const window: Record<keyof typeof english, string> = {
  ...shell,
  ...onAir,
  ...onboarding,
  ...palette,
  ...shortcuts,
  ...presets,
  ...editor,
  ...run,
  ...questions,
  ...call,
  ...history,
  ...accounts,
  ...vault,
  ...secrets,
  ...settings,
};
