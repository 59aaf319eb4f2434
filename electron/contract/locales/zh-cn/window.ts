import type { window as english } from '#contract/locales/en/window.ts';
import { accounts } from './window/accounts.ts';
import { call } from './window/call.ts';
import { editor } from './window/editor.ts';
import { history } from './window/history.ts';
import { onAir } from './window/on-air.ts';
import { onboarding } from './window/onboarding.ts';
import { palette } from './window/palette.ts';
import { presets } from './window/presets.ts';
import { questions } from './window/questions.ts';
import { run } from './window/run.ts';
import { secrets } from './window/secrets.ts';
import { settings } from './window/settings.ts';
import { shell } from './window/shell.ts';
import { shortcuts } from './window/shortcuts.ts';
import { vault } from './window/vault.ts';

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
